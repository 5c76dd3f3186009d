import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A transport's error in words that hold no URL: `NSError` descriptions print the failing URL, query and all.
func describe(transportError error: any Error) -> String {
    if let error = error as? URLError {
        let message = (error as NSError).userInfo[NSLocalizedDescriptionKey] as? String
        return "URLError \(error.code.rawValue)" + (message.map { ": " + $0 } ?? "")
    }
    if type(of: error) is NSError.Type {
        let error = error as NSError
        return "\(error.domain) \(error.code)"
    }
    return String(describing: error)
}

/// Whether the error says that somebody cancelled, in Swift's words or in Foundation's.
func isCancellation(_ error: any Error) -> Bool {
    error is CancellationError || (error as? URLError)?.code == .cancelled
}
