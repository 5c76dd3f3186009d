public import Foundation
public import HTTPTypes

/// A response as it arrived, for errors: status and headers, and the body undecoded.
public struct ReceivedResponse: Sendable, Hashable {
    /// Status and headers.
    public let head: ResponseHead

    /// The bytes of the body: all of them, or the first `ClientConfiguration.maximumBodySize` of a larger one. Of a stream the
    /// document that could not be decoded.
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

    /// The body as text in UTF-8; nil if it isn't.
    public var text: String? { String(bytes: body, encoding: .utf8) }

    /// `: “…”` with what the body says, or nothing if it is empty.
    var excerpt: String { Excerpt.suffix(of: body, length: excerptLength) }
}

extension ReceivedResponse: CustomStringConvertible, CustomDebugStringConvertible {
    /// The operation, the status, and an excerpt of the body.
    public var description: String { "\(head)\(excerpt)" }
    public var debugDescription: String { description }
}
