import Foundation
import HTTPTypes

/// The received part of a transfer, and the callers that wait for more.
struct TransferState {
    private(set) var head: Result<HTTPResponse, any Error>?
    private var headWaiter: CheckedContinuation<HTTPResponse, any Error>?
    private var pieces: PieceBuffer
    private var waiter: CheckedContinuation<Data?, any Error>?
    /// Whether there is so much that the transfer is held back.
    private(set) var isHeldBack = false
    /// Set at the end; nil in it is success.
    private var end: (any Error)??

    init(maximumSpoolSize: Int64) {
        pieces = PieceBuffer(maximumSpoolSize: maximumSpoolSize)
    }

    var hasEnded: Bool { end != nil }

    /// The head, or else who waits for it.
    mutating func takeHead(
        _ continuation: CheckedContinuation<HTTPResponse, any Error>
    ) -> Result<HTTPResponse, any Error>? {
        if head == nil { headWaiter = continuation }
        return head
    }

    /// Keeps the head, and returns who waits for it.
    mutating func putHead(_ head: HTTPResponse) -> CheckedContinuation<HTTPResponse, any Error>? {
        guard self.head == nil else { return nil }
        self.head = .success(head)
        defer { headWaiter = nil }
        return headWaiter
    }

    /// The next piece for a reader, which waits when it is nil; and whether a paused transfer resumes.
    mutating func take(
        _ continuation: CheckedContinuation<Data?, any Error>
    ) -> (Result<Data?, any Error>?, goesOn: Bool) {
        do {
            if let piece = try pieces.popFirst() {
                let goesOn = isHeldBack && pieces.isNearlyEmpty
                if goesOn { isHeldBack = false }
                return (.success(piece), goesOn)
            }
        } catch {
            return (.failure(error), false)
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

    /// Who waits for the piece, which is kept otherwise; and whether there is so much that the transfer is to be held back.
    mutating func put(_ piece: Data) throws -> (CheckedContinuation<Data?, any Error>?, holdsBack: Bool) {
        guard end == nil, !piece.isEmpty else { return (nil, false) }
        if let waiter {
            self.waiter = nil
            return (waiter, false)
        }
        try pieces.append(piece)
        guard !isHeldBack, pieces.isFull else { return (nil, false) }
        isHeldBack = true
        return (nil, true)
    }

    /// The callers that wait for the end; nil when it had come already.
    mutating func finish(
        _ error: (any Error)?
    ) -> (CheckedContinuation<HTTPResponse, any Error>?, CheckedContinuation<Data?, any Error>?)? {
        guard end == nil else { return nil }
        end = .some(error)
        if head == nil { head = .failure(error ?? URLError(.badServerResponse)) }
        // Nothing is read after a cancellation.
        if error is CancellationError { pieces = PieceBuffer(maximumSpoolSize: 0) }
        defer {
            headWaiter = nil
            waiter = nil
        }
        return (headWaiter, waiter)
    }
}

/// How callers wait for a transfer: the same for all transports that push.
extension Locked<TransferState> {
    /// Waits for the head.
    func head(onCancel cancel: @escaping @Sendable () -> Void) async throws -> HTTPResponse {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if let head = withLock({ $0.takeHead(continuation) }) { continuation.resume(with: head) }
            }
        } onCancel: {
            cancel()
        }
    }

    /// The next piece of the body, nil at the end. Calls `resume` if the transfer was held back and continues.
    func nextPiece(
        resume: @escaping @Sendable () -> Void, onCancel cancel: @escaping @Sendable () -> Void
    ) async throws -> Data? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (result, goesOn) = withLock { $0.take(continuation) }
                if goesOn { resume() }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            cancel()
        }
    }
}
