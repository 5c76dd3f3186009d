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
    guard !isCancellation(error) else { return .cancelled }
    let incomplete = IncompleteResponse(response: response, underlyingError: withoutURL(error))
    return .transport(incomplete, response.operation)
}
