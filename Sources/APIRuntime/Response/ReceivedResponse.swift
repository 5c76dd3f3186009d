public import Foundation
public import HTTPTypes

/// The response that an error includes: status, headers, and the undecoded body.
public struct ReceivedResponse: Sendable, Hashable {
    /// Status and headers.
    public let head: ResponseHead

    /// The body, truncated to `ClientConfiguration.maximumBodySize` bytes. For a stream, the document that failed to decode.
    public let body: Data

    /// How many characters of the body a description shows.
    let excerptLength: Int

    public init(head: ResponseHead, body: Data, excerptLength: Int = Excerpt.defaultLength) {
        self.head = head
        self.body = body
        self.excerptLength = excerptLength
    }

    /// The status code.
    public var status: Int { head.status }

    /// The operation.
    public var operation: OperationInfo { head.operation }

    /// The headers.
    public var headerFields: HTTPFields { head.headerFields }

    /// The body as text; nil if it isn't valid UTF-8.
    public var text: String? { String(bytes: body, encoding: .utf8) }

    /// `: “…”` with an excerpt of the body; nothing if it is empty, or if it is the body of a success, which is the caller's data.
    var excerpt: String { 200..<300 ~= status ? "" : excerptOfAnyStatus }

    /// The same whatever the status, for errors that make no sense without it.
    var excerptOfAnyStatus: String { Excerpt.suffix(of: body, length: excerptLength) }
}

extension ReceivedResponse: CustomStringConvertible, CustomDebugStringConvertible {
    /// The operation, the status, and an excerpt of the body unless the status is 2XX.
    public var description: String { "\(head)\(excerpt)" }
    public var debugDescription: String { description }
}
