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

    /// `: “…”` with what the body says, or nothing if it is empty.
    var excerpt: String { Excerpt.suffix(of: body, length: excerptLength) }
}

extension ReceivedResponse: CustomStringConvertible, CustomDebugStringConvertible {
    /// The operation, the status, and an excerpt of the body.
    public var description: String { "\(head)\(excerpt)" }
    public var debugDescription: String { description }
}
