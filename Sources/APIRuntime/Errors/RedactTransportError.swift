import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The error without the URL that failed: Foundation keeps it in `userInfo`, with its query, and prints it with the error.
func withoutURL(_ error: any Error) -> any Error {
    if let error = error as? URLError { return URLError(error.code, userInfo: message(of: error as NSError)) }
    guard type(of: error) is NSError.Type else { return error }
    let error = error as NSError
    return NSError(domain: error.domain, code: error.code, userInfo: message(of: error))
}

private func message(of error: NSError) -> [String: Any] {
    guard let message = error.userInfo[NSLocalizedDescriptionKey] as? String else { return [:] }
    return [NSLocalizedDescriptionKey: message]
}
