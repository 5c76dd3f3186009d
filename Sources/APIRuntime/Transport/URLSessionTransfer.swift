import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One transfer: what the session's delegate puts in, and the caller takes out.
final class URLSessionTransfer: Sendable {
    /// How many bytes may wait for the reader before the transfer is held back, and how few before it goes on.
    private static let highWater = 1 << 20
    private static let lowWater = 1 << 18

    let task: URLSessionTask
    private let spooled: TemporaryFile?
    private let state = Locked(TransferState())

    init(task: URLSessionTask, spooled: TemporaryFile?) {
        self.task = task
        self.spooled = spooled
    }

    // MARK: The caller's side

    /// Waits for the head.
    func head() async throws -> HTTPResponse {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let head: Result<HTTPResponse, any Error>? = state.withLock { state in
                    if state.head == nil { state.headWaiter = continuation }
                    return state.head
                }
                if let head { continuation.resume(with: head) }
            }
        } onCancel: {
            cancel()
        }
    }

    /// The next piece of the body, nil at the end.
    func nextPiece() async throws -> Data? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (result, goesOn) = state.withLock { state in state.take(continuation, lowWater: Self.lowWater) }
                if goesOn { task.resume() }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            cancel()
        }
    }

    /// Ends the transfer.
    func cancel() {
        finish(CancellationError())
        task.cancel()
    }

    // MARK: The delegate's side

    func receive(_ head: HTTPResponse) {
        let waiter = state.withLock { state in
            guard state.head == nil else { return nil as CheckedContinuation<HTTPResponse, any Error>? }
            state.head = .success(head)
            defer { state.headWaiter = nil }
            return state.headWaiter
        }
        waiter?.resume(returning: head)
    }

    func receive(_ piece: Data) {
        let (waiter, holdsBack) = state.withLock { state in state.put(piece, highWater: Self.highWater) }
        waiter?.resume(returning: piece)
        if holdsBack { task.suspend() }
    }

    /// The first call counts: what comes after a cancellation is its echo.
    func finish(_ error: (any Error)?) {
        let (headWaiter, waiter) = state.withLock { state in state.finish(error) }
        headWaiter?.resume(throwing: error ?? URLError(.badServerResponse))
        if let error { waiter?.resume(throwing: error) } else { waiter?.resume(returning: nil) }
    }
}
