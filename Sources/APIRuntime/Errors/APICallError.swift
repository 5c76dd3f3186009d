public import Foundation

/// The error of a call, whatever its operation documents: `APIError` of any `Failure`. It handles the errors of several calls in one
/// place, and those of closures and tasks, which Swift throws untyped.
///
///     } catch let error as any APICallError { … }
public protocol APICallError: Error, CustomStringConvertible {
    /// The operation that was called.
    var operation: OperationInfo { get }

    /// The response, if there was one.
    var response: ReceivedResponse? { get }

    /// The decoded body of a documented error: the `Failure` of the operation.
    var documentedFailure: (any Sendable)? { get }

    /// The error of decoding, of the request, or of the transport; nil for a response that is an error, and for a cancellation.
    var underlyingError: (any Error)? { get }

    /// Whether the calling task, or the transfer, was cancelled.
    var isCancelled: Bool { get }
}

extension APICallError {
    /// The status code, if there was a response.
    public var status: Int? { response?.status }

    /// Status and headers, if there was a response.
    public var head: ResponseHead? { response?.head }

    /// The undecoded body, if there was a response.
    public var body: Data? { response?.body }
}
