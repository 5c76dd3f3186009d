import HTTPTypes

#if canImport(FoundationNetworking)
    import Foundation
    public import FoundationNetworking
#else
    public import Foundation
#endif

/// The default transport on Apple systems: Foundation's `URLSession`. On Linux the default is `CurlTransport`.
///
/// Responses are passed on as they arrive. A reader that is slower than the network holds the transfer back. Bodies in files are read
/// while they are sent; other streams are spooled to a temporary file first, so that they need no memory and have a `Content-Length`. A
/// redirect to another origin is followed without credentials and private headers; one from `https` to `http` isn't followed.
///
/// - Warning: On Linux (Swift 6.3), a server can end the process of a `URLSession`, or hold all of its calls up. Foundation traps where
///   trailers follow a chunked body, which Go programs and gRPC gateways send with each error, whether or not a client asks for them (`TE`),
///   and where a connection ends within a head; it collects the body of a redirect before it shows the redirect; and what waits for a slow reader goes to a temporary file.
public final class URLSessionTransport: Transport {
    /// One session for all clients. It keeps neither cookies nor a cache.
    public static let shared = URLSessionTransport()

    private let session: URLSession
    private let delegate: URLSessionTransferDelegate
    private let maximumSpoolSize: Int64

    /// A transport of its own. Of a copy of the configuration, cookies, cache and stored credentials are switched off.
    ///
    /// - Parameter maximumSpoolSize: How many bytes of one transfer may go to a temporary file; 1 GiB by default. A transfer that
    ///   needs more fails with `SpoolTooLarge`.
    public init(configuration: URLSessionConfiguration = .ephemeral, maximumSpoolSize: Int64 = 1 << 30) {
        self.maximumSpoolSize = maximumSpoolSize
        let configuration = configuration.copy() as? URLSessionConfiguration ?? configuration
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        #if canImport(FoundationNetworking)
            let queue = InlineQueue()
        #else
            let queue = OperationQueue()
        #endif
        queue.maxConcurrentOperationCount = 1
        delegate = URLSessionTransferDelegate()
        session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: queue)
    }

    deinit {
        session.finishTasksAndInvalidate()
    }

    public func send(_ request: RawRequest) async throws -> RawResponse {
        try Task.checkCancellation()
        var request = request
        var report: (@Sendable (Int64) -> Void)?
        if case .stream(let stream) = request.body, let counted = stream.counted {
            // The session reports the bytes that it sends; reading here only spools them to a file.
            request.body = counted.body
            report = counted.report
        }
        var spooled: TemporaryFile?
        if case .stream(let stream) = request.body {
            let file = try await spool(stream, limit: maximumSpoolSize)
            spooled = file
            request.body = .file(file.url)
        }
        defer { withExtendedLifetime(spooled) {} }
        return try await followingRedirects(request) { [report] in try await self.exchange($0, report) }
    }

    /// Sends the request once.
    private func exchange(
        _ request: RawRequest, _ report: (@Sendable (Int64) -> Void)?
    ) async throws -> RawResponse {
        #if canImport(FoundationNetworking)
            if request.head.method == .get, request.body.length != 0 { throw UnsendableBody() }
        #endif
        var urlRequest = try Self.urlRequest(request)
        let task: URLSessionTask
        switch request.body {
        case .none, .stream:
            task = session.dataTask(with: urlRequest)
        case .data(let data):
            urlRequest.httpBody = data
            task = session.dataTask(with: urlRequest)
        case .file(let url):
            guard fileSize(of: url) != nil else { throw UnreadableFile(name: url.lastPathComponent) }
            task = session.uploadTask(with: urlRequest, fromFile: url)
        }
        let transfer = URLSessionTransfer(task: task, maximumSpoolSize: maximumSpoolSize, onSent: report)
        delegate.start(transfer)
        let head = try await transfer.head(within: request.timeout)
        return RawResponse(
            head: head,
            body: ResponseBody(next: { try await transfer.nextPiece() }, cancel: { transfer.cancel() })
        )
    }

    static func urlRequest(_ request: RawRequest) throws -> URLRequest {
        guard let url = request.url else { throw URLError(.badURL) }
        let head = request.head
        var urlRequest = URLRequest(url: url)
        urlRequest.httpMethod = head.method.rawValue
        urlRequest.httpShouldHandleCookies = false
        // Whole seconds: Foundation on Linux rounds down, and takes 0 for an instant.
        let seconds = request.timeout.map { $0.components.seconds + ($0.components.attoseconds > 0 ? 1 : 0) }
        urlRequest.timeoutInterval = TimeInterval(min(max(seconds ?? .max, 1), 365 * 86_400))
        for field in head.headerFields {
            urlRequest.addValue(field.value, forHTTPHeaderField: field.name.rawName)
        }
        // HTTPTypes keeps each cookie as a field of its own, and Foundation joins fields with commas.
        if let cookies = head.headerFields[.cookie] {
            urlRequest.setValue(cookies, forHTTPHeaderField: HTTPField.Name.cookie.rawName)
        }
        return urlRequest
    }
}

/// Foundation on Linux reports the body of a GET as a response that is too large.
struct UnsendableBody: Error, CustomStringConvertible {
    var description: String {
        "Foundation on Linux sends no GET request with a body; AsyncHTTPClientTransport does, with the trait AsyncHTTPClient"
    }
}

/// A body's file isn't there, or can't be read.
struct UnreadableFile: Error, CustomStringConvertible {
    /// The file's name, without its folder.
    let name: String

    var description: String { "the file '\(name)' can't be read" }
}

extension URLSessionTransport: CustomReflectable {
    /// Nothing of the session: it holds requests, and Foundation's own objects can't be walked safely on Linux.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
