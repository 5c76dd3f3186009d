import APIRuntime

/// The transports that one suite of tests runs over: those that the package is built with.
enum TestedTransport: CaseIterable, Sendable {
    case urlSession
    #if AsyncHTTPClient
        case asyncHTTPClient
    #endif

    var canReadTrailers: Bool {
        #if canImport(FoundationNetworking)
            self != .urlSession
        #else
            true
        #endif
    }

    var transport: any Transport {
        switch self {
        case .urlSession: URLSessionTransport.shared
        #if AsyncHTTPClient
            case .asyncHTTPClient: AsyncHTTPClientTransport.shared
        #endif
        }
    }

    /// One with connections of its own.
    var separateTransport: any Transport {
        switch self {
        case .urlSession: URLSessionTransport()
        #if AsyncHTTPClient
            case .asyncHTTPClient: AsyncHTTPClientTransport()
        #endif
        }
    }
}
