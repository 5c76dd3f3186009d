import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
    import FoundationNetworking

    typealias ResponseHandler = (URLSession.ResponseDisposition) -> Void
    typealias RedirectHandler = (URLRequest?) -> Void
#else
    typealias ResponseHandler = @Sendable (URLSession.ResponseDisposition) -> Void
    typealias RedirectHandler = @Sendable (URLRequest?) -> Void
#endif

/// Hands what the session tells to the transfer that it is about.
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
            // 100 and 103 come before the answer (RFC 9110, section 15.2), and Foundation on Linux shows them.
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
        // A body that is empty may come without the callback for the head.
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
        transfer(of: task)?.noteSent()
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
        /// Foundation on Linux asks for the credentials of a 401 with a `Basic` challenge when all of the answer has arrived, and a task
        /// whose challenge gets the default handling never completes. The answer is the transfer's: credentials are the client's matter.
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
