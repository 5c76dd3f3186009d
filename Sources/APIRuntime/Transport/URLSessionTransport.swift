import HTTPTypes

#if canImport(FoundationNetworking)
    import Foundation
    public import FoundationNetworking
#else
    public import Foundation
#endif

/// The default transport: Foundation's `URLSession`, on Apple systems and on Linux.
///
/// Answers are handed over as they arrive, and a reader that is slower than the network holds the transfer back. Bodies
/// in files are read while they are sent; other streams are spooled to a temporary file first, so that they need no
/// memory and have a `Content-Length`. A redirect to another origin is followed without credentials and private headers;
/// one from `https` to `http` isn't followed.
public final class URLSessionTransport: Transport {
    /// One session for all clients. It keeps neither cookies nor a cache.
    public static let shared = URLSessionTransport()

    private let session: URLSession
    private let delegate: URLSessionTransferDelegate

    /// A transport of its own. Of the configuration, cookies, cache and stored credentials are switched off.
    public init(configuration: URLSessionConfiguration = .ephemeral) {
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = 1
        delegate = URLSessionTransferDelegate()
        session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: queue)
    }

    deinit {
        session.finishTasksAndInvalidate()
    }

    public func send(_ request: RawRequest) async throws -> RawResponse {
        try Task.checkCancellation()
        var urlRequest = try Self.urlRequest(request)
        let task: URLSessionTask
        var spooled: TemporaryFile?
        switch request.body {
        case .none:
            task = session.dataTask(with: urlRequest)
        case .data(let data):
            urlRequest.httpBody = data
            task = session.dataTask(with: urlRequest)
        case .file(let url):
            guard fileSize(of: url) != nil else { throw UnreadableFile(name: url.lastPathComponent) }
            task = session.uploadTask(with: urlRequest, fromFile: url)
        case .stream(let stream):
            let file = try await spool(stream)
            spooled = file
            task = session.uploadTask(with: urlRequest, fromFile: file.url)
        }
        let transfer = URLSessionTransfer(task: task, spooled: spooled)
        delegate.start(transfer)
        let head = try await transfer.head()
        return RawResponse(
            head: head,
            body: ResponseBody(next: { try await transfer.nextPiece() }, cancel: { transfer.cancel() })
        )
    }

    private static func urlRequest(_ request: RawRequest) throws -> URLRequest {
        let head = request.head
        let text = "\(head.scheme ?? "https")://\(head.authority ?? "")\(head.path ?? "/")"
        guard head.authority?.isEmpty == false, let url = URL(string: text) else { throw URLError(.badURL) }
        var urlRequest = URLRequest(url: url)
        urlRequest.httpMethod = head.method.rawValue
        urlRequest.httpShouldHandleCookies = false
        let timeout = request.timeout.map { Double($0.components.seconds) + Double($0.components.attoseconds) / 1e18 }
        urlRequest.timeoutInterval = timeout ?? 100 * 365 * 86_400
        for field in head.headerFields {
            urlRequest.addValue(field.value, forHTTPHeaderField: field.name.rawName)
        }
        return urlRequest
    }
}

/// A body's file isn't there, or can't be read.
public struct UnreadableFile: Error, CustomStringConvertible {
    /// The file's name, without its folder.
    public let name: String

    public var description: String { "the file '\(name)' can't be read" }
}
