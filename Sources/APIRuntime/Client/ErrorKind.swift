#if Logging || Metrics || Tracing
    import Foundation

    #if canImport(FoundationNetworking)
        import FoundationNetworking
    #endif

    /// An error for logs, metrics and traces, without any text of a response or value.
    func errorKind(_ error: any Error) -> String {
        if let error = error as? URLError { return "URLError \(error.code.rawValue)" }
        return String(reflecting: type(of: error))
    }
#endif
