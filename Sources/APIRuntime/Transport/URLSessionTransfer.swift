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
    /// Called with how many bytes of the body were sent.
    private let onSent: (@Sendable (Int64) -> Void)?

    init(task: URLSessionTask, maximumSpoolSize: Int64, onSent: (@Sendable (Int64) -> Void)? = nil) {
        self.task = task
        self.onSent = onSent
        state = Locked(TransferState(maximumSpoolSize: maximumSpoolSize))
    }

    // MARK: The caller's side

    /// Waits for the head, which a server has to send within the time-out after the request: the session's own time-out starts again
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

    func noteSent(_ bytes: Int64) {
        lastSent.withLock { $0 = .now }
        onSent?(bytes)
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

#if canImport(FoundationNetworking)
    import FoundationNetworking

    typealias ResponseHandler = (URLSession.ResponseDisposition) -> Void
    typealias RedirectHandler = (URLRequest?) -> Void
#else
    typealias ResponseHandler = @Sendable (URLSession.ResponseDisposition) -> Void
    typealias RedirectHandler = @Sendable (URLRequest?) -> Void
#endif

/// Passes the session's callbacks on to the transfers that they concern.
final class URLSessionTransferDelegate: NSObject, URLSessionDataDelegate {
    private let transfers = Locked<[Int: URLSessionTransfer]>([:])

    /// Starts a transfer, which is kept until it ends.
    func start(_ transfer: URLSessionTransfer) {
        transfers.withLock { $0[transfer.task.taskIdentifier] = transfer }
        transfer.task.resume()
    }

    private func transfer(of task: URLSessionTask) -> URLSessionTransfer? {
        transfers.withLock { $0[task.taskIdentifier] }
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping ResponseHandler
    ) {
        if let transfer = transfer(of: dataTask), let head = HTTPResponse(from: response) {
            // 100 and 103 are interim responses (RFC 9110, section 15.2), and Foundation on Linux shows them.
            if head.status.kind != .informational { transfer.receive(head) }
            completionHandler(.allow)
        } else {
            completionHandler(.cancel)
        }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        transfer(of: dataTask)?.receive(data)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let transfer = transfers.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        // An empty body may arrive without the callback for the head.
        if error == nil, let response = task.response, let head = HTTPResponse(from: response) {
            transfer?.receive(head)
        }
        transfer?.finish(error)
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didSendBodyData bytesSent: Int64,
        totalBytesSent: Int64,
        totalBytesExpectedToSend: Int64
    ) {
        transfer(of: task)?.noteSent(totalBytesSent)
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping RedirectHandler
    ) {
        // The transport follows by itself: Foundation would take the credentials along, and on Linux lose the body.
        completionHandler(nil)
    }
}

#if canImport(FoundationNetworking)
    extension URLSessionTransferDelegate {
        /// Foundation on Linux asks for the credentials of a 401 with a `Basic` challenge when all of the response has arrived, and a task
        /// whose challenge gets the default handling never completes. The response is passed on: credentials are the client's matter.
        func urlSession(
            _ session: URLSession,
            task: URLSessionTask,
            didReceive challenge: URLAuthenticationChallenge,
            completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
        ) {
            let transfer = transfers.withLock { $0.removeValue(forKey: task.taskIdentifier) }
            if let response = challenge.failureResponse, let head = HTTPResponse(from: response) {
                transfer?.receive(head)
            }
            transfer?.finish(nil)
            // Cancelling waits for the session's queue, which this is called on.
            nonisolated(unsafe) let completionHandler = completionHandler
            DispatchQueue.global().async { completionHandler(.cancelAuthenticationChallenge, nil) }
        }
    }
#endif

extension HTTPResponse {
    /// Nil for what isn't HTTP.
    fileprivate init?(from response: URLResponse) {
        guard let response = response as? HTTPURLResponse, 100...999 ~= response.statusCode else { return nil }
        self.init(status: .init(code: response.statusCode))
        for (name, value) in response.allHeaderFields {
            guard let name = name as? String, let field = HTTPField.Name(name), let value = value as? String else {
                continue
            }
            headerFields.append(HTTPField(name: field, value: value))
        }
    }
}
