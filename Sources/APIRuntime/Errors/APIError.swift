public import Foundation

/// Everything that a call can end with besides its success.
///
/// Descriptions are readable (operation, status, JSON path, what was expected) and hold neither credentials nor query values.
public enum APIError<Failure: Sendable>: Error, Sendable {
    /// A documented error status, with its decoded body.
    case failure(Failure, ResponseHead)

    /// A status that the description doesn't list.
    case undocumented(UndocumentedResponse)

    /// The answer doesn't fit the description.
    case decoding(ResponseError, ResponseHead)

    /// The request could not be made: a parameter, the body, or missing credentials.
    case request(RequestError)

    /// The transport, a middleware or a credential provider failed.
    case transport(any Error, OperationInfo)

    /// The calling task, or the transfer, was cancelled.
    case cancelled
}

extension APIError {
    /// The status, where there was an answer.
    public var status: Int? { head?.status }

    /// Status and headers, where there was an answer.
    public var head: ResponseHead? {
        switch self {
        case .failure(_, let head), .decoding(_, let head): head
        case .undocumented(let response): response.head
        case .request, .transport, .cancelled: nil
        }
    }
}

extension APIError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .failure(let failure, let head):
            "\(head): \(shortened(String(describing: failure)))"
        case .undocumented(let response):
            response.description
        case .decoding(let error, let head):
            "\(head), but could not be read: \(error)"
        case .request(let error):
            error.description
        case .transport(let error, let operation):
            "\(operation) failed: \(describe(transportError: error))"
        case .cancelled:
            "the call was cancelled"
        }
    }

    private func shortened(_ text: String) -> String {
        text.count > 200 ? text.prefix(200) + "…" : text
    }
}

extension APIError: LocalizedError {
    public var errorDescription: String? { description }
}

extension APIError where Failure == Never {
    /// The same error, as one of an operation that documents failures.
    func widened<Other: Sendable>() -> APIError<Other> {
        switch self {
        case .undocumented(let response): .undocumented(response)
        case .decoding(let error, let head): .decoding(error, head)
        case .request(let error): .request(error)
        case .transport(let error, let operation): .transport(error, operation)
        case .cancelled: .cancelled
        }
    }
}
