import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One transfer: what the session's delegate puts in, and the caller takes out.
final class URLSessionTransfer: Sendable {
    let task: URLSessionTask
    private let state: Locked<TransferState>
    /// When the last byte of the request was sent.
    private let lastSent = Locked(ContinuousClock.now)

    init(task: URLSessionTask, maximumSpoolSize: Int64) {
        self.task = task
        state = Locked(TransferState(maximumSpoolSize: maximumSpoolSize))
    }

    // MARK: The caller's side

    /// Waits for the head, which a server has to send within the time-out behind the request: the session's own time-out begins anew
    /// with each line and, where Foundation on Linux keeps a redirect back until its body has ended, with each piece of that body.
    func head(within timeout: Duration?) async throws -> HTTPResponse {
        let watch = timeout.map { timeout in
            Task { [weak self] in
                while let last = self?.lastSent.withLock({ $0 }), ContinuousClock.now < last + timeout {
                    try await Task.sleep(until: last + timeout, clock: .continuous)
                }
                if self?.finish(URLError(.timedOut)) == true { self?.stop() }
            }
        }
        defer { watch?.cancel() }
        return try await state.head(onCancel: { self.cancel() })
    }

    /// The next piece of the body, nil at the end.
    func nextPiece() async throws -> Data? {
        try await state.nextPiece(resume: { self.holdBack(false) }, onCancel: { self.cancel() })
    }

    /// Ends the transfer.
    func cancel() {
        if finish(CancellationError()) { stop() }
    }

    // MARK: The delegate's side

    func noteSent() {
        lastSent.withLock { $0 = .now }
    }

    func receive(_ head: HTTPResponse) {
        state.withLock { $0.putHead(head) }?.resume(returning: head)
    }

    func receive(_ piece: Data) {
        do {
            let (waiter, holdsBack) = try state.withLock { try $0.put(piece) }
            waiter?.resume(returning: piece)
            if holdsBack { holdBack(true) }
        } catch {
            if finish(error) { stop() }
        }
    }

    /// Tells those who wait; false when the end had come already: what comes after a cancellation is its echo.
    @discardableResult
    func finish(_ error: (any Error)?) -> Bool {
        guard let (headWaiter, waiter) = state.withLock({ $0.finish(error) }) else { return false }
        headWaiter?.resume(throwing: error ?? URLError(.badServerResponse))
        if let error { waiter?.resume(throwing: error) } else { waiter?.resume(returning: nil) }
        return true
    }

    /// Cancels the session's task, in time: Foundation on Linux makes `cancel` wait for the session's own queue, which is
    /// busy while data arrive, and which this may be called on.
    private func stop() {
        let task = task
        DispatchQueue.global().async { task.cancel() }
    }

    /// Pauses the transfer, or lets it go on; where that doesn't exist, `PieceBuffer` takes care of the memory.
    private func holdBack(_ isHeldBack: Bool) {
        #if !canImport(FoundationNetworking)
            if isHeldBack { task.suspend() } else { task.resume() }
        #endif
    }
}
