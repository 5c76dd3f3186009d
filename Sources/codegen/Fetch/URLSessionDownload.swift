import CodegenFetch
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking

    private typealias ResponseHandler = (URLSession.ResponseDisposition) -> Void
    private typealias RedirectHandler = (URLRequest?) -> Void
#else
    private typealias ResponseHandler = @Sendable (URLSession.ResponseDisposition) -> Void
    private typealias RedirectHandler = @Sendable (URLRequest?) -> Void
#endif

/// Sends one request with Foundation, and waits for the response.
enum URLSessionDownload {
    static func response(to request: DownloadRequest) -> Result<DownloadResponse, DownloadFailure> {
        guard let url = URL(string: request.address), url.host != nil else {
            return .failure(.failed(reason: "it isn't a valid address"))
        }
        var urlRequest = URLRequest(url: url, timeoutInterval: TimeInterval(request.timeout))
        urlRequest.httpShouldHandleCookies = false
        for header in request.headers where header.count == 2 {
            urlRequest.setValue(header[1], forHTTPHeaderField: header[0])
        }
        return receiver.result(of: session.dataTask(with: urlRequest), request)
    }

    private static let receiver = DownloadReceiver()
    /// One for the whole process: Foundation on Linux may hang where a session goes.
    private static let session = URLSession(configuration: configuration, delegate: receiver, delegateQueue: nil)

    private static var configuration: URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        return configuration
    }
}

/// Collects one response after the other, each up to a limit.
private final class DownloadReceiver: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    private let lock = NSLock()
    private var current = Transfer(task: 0, limit: 0)

    /// What has come for one request.
    fileprivate struct Transfer {
        let task: Int
        let limit: Int
        let done = DispatchSemaphore(value: 0)
        var head: HTTPURLResponse?
        var body: [UInt8] = []
        /// The first one counts.
        var outcome: Result<DownloadResponse, DownloadFailure>?
    }

    func result(
        of task: URLSessionDataTask, _ request: DownloadRequest
    ) -> Result<DownloadResponse, DownloadFailure> {
        let transfer = Transfer(task: task.taskIdentifier, limit: request.limit)
        lock.withLock { current = transfer }
        task.resume()
        guard transfer.done.wait(timeout: .now() + .seconds(request.timeout)) == .success else {
            return .failure(.timedOut)
        }
        return lock.withLock { current.outcome ?? .failure(.timedOut) }
    }

    /// What comes for an earlier request is its echo.
    private func update(_ task: URLSessionTask, _ change: (inout Transfer) -> Void) {
        lock.withLock {
            guard task.taskIdentifier == current.task, current.outcome == nil else { return }
            change(&current)
            if current.outcome != nil { current.done.signal() }
        }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping ResponseHandler
    ) {
        update(dataTask) { transfer in
            // Interim responses come here, too.
            if let response = response as? HTTPURLResponse, response.statusCode >= 200 { transfer.head = response }
        }
        completionHandler(.allow)
    }

    /// The data are decompressed already.
    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        update(dataTask) { transfer in
            if transfer.body.count + data.count > transfer.limit { transfer.outcome = .failure(.tooLarge) }
            transfer.body += data
        }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let response = task.response as? HTTPURLResponse
        update(task) { transfer in
            // An empty body may arrive without the callback for the head.
            transfer.head = transfer.head ?? response
            transfer.outcome = error.map { .failure(Self.failure($0)) } ?? transfer.response
        }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping RedirectHandler
    ) {
        // Foundation would take headers along to other machines.
        update(task) { transfer in
            transfer.head = response
            transfer.body = []
            transfer.outcome = transfer.response
        }
        completionHandler(nil)
    }

    #if canImport(FoundationNetworking)
        /// A 401 with a challenge is a response like any other: the task would never complete with the default handling.
        func urlSession(
            _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
            completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
        ) {
            let response = challenge.failureResponse as? HTTPURLResponse
            update(task) { transfer in
                transfer.head = response ?? transfer.head
                transfer.outcome = transfer.response
            }
            // Cancelling waits for the session's queue, which this is called on.
            nonisolated(unsafe) let completionHandler = completionHandler
            DispatchQueue.global().async { completionHandler(.cancelAuthenticationChallenge, nil) }
        }
    #endif

    private static func failure(_ error: any Error) -> DownloadFailure {
        guard let code = (error as? URLError)?.code else {
            return .failed(reason: "the connection failed (\((error as NSError).domain) \((error as NSError).code))")
        }
        switch code {
        case .timedOut: return .timedOut
        case .cannotFindHost, .dnsLookupFailed: return .failed(reason: "there is no such host, or no network")
        case .cannotConnectToHost: return .failed(reason: "nothing answers there")
        case .notConnectedToInternet: return .failed(reason: "there is no network")
        case .networkConnectionLost: return .failed(reason: "the connection was lost")
        case .secureConnectionFailed: return .failed(reason: "no encrypted connection can be made")
        case .serverCertificateUntrusted, .serverCertificateHasBadDate, .serverCertificateHasUnknownRoot,
            .serverCertificateNotYetValid:
            return .failed(reason: "the server's certificate isn't trusted")
        case .cannotDecodeContentData, .cannotDecodeRawData: return .failed(reason: "its compressed body is broken")
        default: return .failed(reason: "the connection failed (URLError \(code.rawValue))")
        }
    }
}

extension DownloadReceiver.Transfer {
    fileprivate var response: Result<DownloadResponse, DownloadFailure> {
        guard let head else { return .failure(.failed(reason: "the server sent no response")) }
        var headers: [String: String] = [:]
        for (name, value) in head.allHeaderFields {
            if let name = name as? String, let value = value as? String { headers[name.lowercased()] = value }
        }
        return .success(DownloadResponse(status: head.statusCode, headers: headers, body: body))
    }
}
