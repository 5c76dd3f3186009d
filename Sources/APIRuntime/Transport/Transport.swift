/// Sends requests and receives responses: `DefaultTransport`, `AsyncHTTPClientTransport`, `InMemoryTransport`, or your own.
public protocol Transport: Sendable {
    /// Sends a request, which is complete, and returns as soon as the response's head has arrived.
    ///
    /// The request holds credentials: a transport prints nothing of it, and doesn't send them to another origin when it
    /// follows a redirect. When the calling task is cancelled, the transfer ends. `request.timeout` is how long to wait
    /// without any progress.
    func send(_ request: RawRequest) async throws -> RawResponse

    /// Whether requests keep their endpoints for it, as those of tests do: `RawRequest.endpoint`. False by default, because of the
    /// allocation. A transport that passes requests on to another one returns that one's value.
    var keepsEndpoints: Bool { get }
}

extension Transport {
    public var keepsEndpoints: Bool { false }
}

/// The default transport of clients: `DefaultTransport.shared`.
#if os(Linux)
    public typealias DefaultTransport = CurlTransport
#else
    public typealias DefaultTransport = URLSessionTransport
#endif
