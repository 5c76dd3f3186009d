public import APIJSON
public import APIRuntime
import Foundation
import HTTPTypes

/// Writes the response of an operation: the outcome's body, with one of the statuses and media types that are documented for it.
///
/// The service chooses with `CallContext.response` where several are.
public struct ResponseEncoder {
    var status: HTTPResponse.Status?
    var contentType: String?
    var body = ServerResponse.Body.none
    /// Why the response isn't one that is documented.
    var defect: String?

    init() {}

    /// A JSON document.
    public mutating func json<T: JSONWritable>(
        _ value: T, _ statuses: ResponseStatus..., contentType: String = "application/json"
    ) {}

    /// A text.
    public mutating func text(
        _ value: String, _ statuses: ResponseStatus..., contentType: String = "text/plain"
    ) {}

    /// Bytes, sent as they come.
    public mutating func body(
        _ value: ResponseBody, _ statuses: ResponseStatus..., contentType: String = "application/octet-stream"
    ) {}

    /// One JSON document after the other, sent as they come: as server-sent events, JSON text sequence or lines, by the media type.
    public mutating func stream<T: JSONReadable>(
        _ value: ResponseStream<T>, _ statuses: ResponseStatus..., contentType: String = "application/jsonl"
    ) {}

    /// A document that a coder of `ServiceConfiguration.bodyCoders` writes, such as XML.
    public mutating func coded<T: Encodable & Sendable>(
        _ value: T, _ statuses: ResponseStatus..., contentType: String
    ) {}

    /// No body.
    public mutating func empty(_ statuses: ResponseStatus...) {}
}

/// A status that is documented for an outcome: `200`, `.range(4)` for `4XX`, `.default`.
public enum ResponseStatus: Sendable, Hashable, ExpressibleByIntegerLiteral {
    case code(Int)
    /// By the first digit.
    case range(Int)
    case `default`

    public init(integerLiteral code: Int) {
        self = .code(code)
    }
}
