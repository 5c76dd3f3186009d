import Foundation
import HTTPTypes

/// What has arrived of a transfer, and who waits for more.
struct TransferState {
    var head: Result<HTTPResponse, any Error>?
    var headWaiter: CheckedContinuation<HTTPResponse, any Error>?
    var pieces: [Data] = []
    var taken = 0
    var waitingBytes = 0
    var isHeldBack = false
    /// Set at the end; nil in it is success.
    var end: (any Error)??
    var waiter: CheckedContinuation<Data?, any Error>?
}

extension TransferState {
    /// What is there for a reader, who waits when it is nil; and whether a transfer that was held back goes on.
    mutating func take(
        _ continuation: CheckedContinuation<Data?, any Error>,
        lowWater: Int
    ) -> (Result<Data?, any Error>?, goesOn: Bool) {
        if taken < pieces.count {
            let piece = pieces[taken]
            pieces[taken] = Data()
            taken += 1
            waitingBytes -= piece.count
            if taken == pieces.count {
                pieces.removeAll(keepingCapacity: true)
                taken = 0
            }
            let goesOn = isHeldBack && waitingBytes <= lowWater
            if goesOn { isHeldBack = false }
            return (.success(piece), goesOn)
        }
        switch end {
        case .some(.some(let error)): return (.failure(error), false)
        case .some(.none): return (.success(nil), false)
        case .none: break
        }
        guard waiter == nil else { return (.failure(ResponseBody.AlreadyRead()), false) }
        waiter = continuation
        return (nil, false)
    }

    /// Who waits for the piece, or else keeps it; and whether there is so much that the transfer has to be held back.
    mutating func put(
        _ piece: Data,
        highWater: Int
    ) -> (CheckedContinuation<Data?, any Error>?, holdsBack: Bool) {
        guard end == nil, !piece.isEmpty else { return (nil, false) }
        if let waiter {
            self.waiter = nil
            return (waiter, false)
        }
        pieces.append(piece)
        waitingBytes += piece.count
        guard !isHeldBack, waitingBytes > highWater else { return (nil, false) }
        isHeldBack = true
        return (nil, true)
    }

    mutating func finish(
        _ error: (any Error)?
    ) -> (CheckedContinuation<HTTPResponse, any Error>?, CheckedContinuation<Data?, any Error>?) {
        guard end == nil else { return (nil, nil) }
        end = .some(error)
        if head == nil { head = .failure(error ?? URLError(.badServerResponse)) }
        // Nobody reads on after a cancellation.
        if error is CancellationError {
            pieces = []
            taken = 0
            waitingBytes = 0
        }
        defer {
            headWaiter = nil
            waiter = nil
        }
        return (headWaiter, waiter)
    }
}
