public import Foundation

/// Everything that a call can end with besides its success.
///
/// Errors that follow a response include it: status, headers and body. Descriptions show the operation, the status, the JSON path,
/// the expected value, and an excerpt of the body, but no credentials or query values.
public enum APIError<Failure: Sendable>: Error, Sendable {
    /// A documented error status, with its decoded body.
    case failure(Failure, ReceivedResponse)

    /// A status that the description doesn't list.
    case undocumented(ReceivedResponse)

    /// A documented status with a body that doesn't match the description.
    case decoding(ResponseError, ReceivedResponse)

    /// The request could not be made: a parameter, the body, or missing credentials.
    case request(RequestError)

    /// The transport, a middleware or a credential provider failed. The error is an `IncompleteResponse` if that happened within a body.
    case transport(any Error, OperationInfo)

    /// The calling task, or the transfer, was cancelled.
    case cancelled(OperationInfo)
}

extension APIError: APICallError {
    public var operation: OperationInfo {
        switch self {
        case .failure(_, let response), .decoding(_, let response), .undocumented(let response): response.operation
        case .request(let error): error.operation
        case .transport(_, let operation), .cancelled(let operation): operation
        }
    }

    public var response: ReceivedResponse? {
        switch self {
        case .failure(_, let response), .decoding(_, let response), .undocumented(let response): response
        case .transport(let error, _): (error as? IncompleteResponse)?.response
        case .request, .cancelled: nil
        }
    }

    public var documentedFailure: (any Sendable)? {
        if case .failure(let failure, _) = self { failure } else { nil }
    }

    public var underlyingError: (any Error)? {
        switch self {
        case .decoding(let error, _): error
        case .request(let error): error
        case .transport(let error, _): error
        case .failure, .undocumented, .cancelled: nil
        }
    }

    public var isCancelled: Bool {
        if case .cancelled = self { true } else { false }
    }
}

extension APIError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .failure(_, let response):
            response.description
        case .undocumented(let response):
            "\(response.head), which is not documented\(response.excerpt)"
        case .decoding(let error, let response):
            "\(response.head), but could not be read: \(error)"
                + (error.isExplained ? response.excerpt : response.excerptOfAnyStatus)
        case .request(let error):
            error.description
        case .transport(let error, let operation):
            "\(operation) failed: \(describe(transportError: error))"
        case .cancelled(let operation):
            "\(operation) was cancelled"
        }
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
        case .decoding(let error, let response): .decoding(error, response)
        case .request(let error): .request(error)
        case .transport(let error, let operation): .transport(error, operation)
        case .cancelled(let operation): .cancelled(operation)
        }
    }
}

/// The reflection that `dump` and debuggers show: nothing that the descriptions leave out.
extension APIError: CustomReflectable {
    public var customMirror: Mirror {
        switch self {
        case .failure(let failure, let response):
            mirror(["failure": failure, "response": response])
        case .undocumented(let response):
            mirror(["undocumented": response])
        case .decoding(let error, let response):
            mirror(["decoding": error, "response": response])
        case .request(let error):
            mirror(["request": error])
        case .transport(let error, let operation):
            mirror(["transport": describe(transportError: error), "operation": operation])
        case .cancelled(let operation):
            mirror(["cancelled": operation])
        }
    }

    private func mirror(_ children: KeyValuePairs<String, Any>) -> Mirror {
        Mirror(self, children: children, displayStyle: .enum)
    }
}

extension ReceivedResponse: CustomReflectable {
    /// No headers, which may be secret, and of the body what a description shows.
    public var customMirror: Mirror {
        Mirror(self, children: ["head": head, "body": "\(body.count) bytes\(excerpt)"])
    }
}

extension OperationInfo: CustomReflectable {
    public var customMirror: Mirror {
        Mirror(self, children: ["id": id, "method": method.rawValue, "path": path])
    }
}
