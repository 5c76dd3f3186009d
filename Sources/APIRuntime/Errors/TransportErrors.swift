import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A transfer failed within a response's body. `APIError.transport` includes it, and `APIError.response` is its response.
public struct IncompleteResponse: Error, Sendable {
    /// Status, headers, and the bytes that arrived.
    public let response: ReceivedResponse

    /// The transport's error.
    public let underlyingError: any Error

    public init(response: ReceivedResponse, underlyingError: any Error) {
        self.response = response
        self.underlyingError = underlyingError
    }
}

extension IncompleteResponse: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The transport's error, the status, and an excerpt of what arrived.
    public var description: String {
        "\(describe(transportError: underlyingError)), within the body of a response with status \(response.status)"
            + response.excerpt
    }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["response": response]) }
}

/// Makes the error of a call whose response ended with an error. It includes the response, unless the call was cancelled.
func interruption<Failure>(_ error: any Error, in response: ReceivedResponse) -> APIError<Failure> {
    guard !isCancellation(error) else { return .cancelled(response.operation) }
    let incomplete = IncompleteResponse(response: response, underlyingError: withoutURL(error))
    return .transport(incomplete, response.operation)
}

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

/// Whether the error is a cancellation: Swift's `CancellationError` or Foundation's `URLError.cancelled`.
func isCancellation(_ error: any Error) -> Bool {
    error is CancellationError || (error as? URLError)?.code == .cancelled
}

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
