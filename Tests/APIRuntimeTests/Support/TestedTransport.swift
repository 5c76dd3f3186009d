import APIRuntime

/// The transports that one suite of tests runs over: those that the package is built with.
enum TestedTransport: CaseIterable, Sendable {
    case urlSession
    #if os(Linux)
        case curl
    #endif
    #if AsyncHTTPClient
        case asyncHTTPClient
    #endif

    /// Whether it survives trailers.
    var canReadTrailers: Bool { showsRedirects }

    /// Whether it shows the head of a redirect before its body has ended.
    var showsRedirects: Bool {
        #if canImport(FoundationNetworking)
            self != .urlSession
        #else
            true
        #endif
    }

    var transport: any Transport {
        switch self {
        case .urlSession: URLSessionTransport.shared
        #if os(Linux)
            case .curl: CurlTransport.shared
        #endif
        #if AsyncHTTPClient
            case .asyncHTTPClient: AsyncHTTPClientTransport.shared
        #endif
        }
    }
}
