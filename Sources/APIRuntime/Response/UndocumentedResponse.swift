public import Foundation

/// An answer with a status that the description doesn't list, kept whole.
public struct UndocumentedResponse: Sendable, Hashable {
    /// Status and headers.
    public let head: ResponseHead

    /// The bytes of the answer.
    public let body: Data

    public init(head: ResponseHead, body: Data) {
        self.head = head
        self.body = body
    }
}

extension UndocumentedResponse: CustomStringConvertible {
    /// The operation, the status, and the first few characters of the body.
    public var description: String {
        "\(head), which is not documented\(Excerpt.suffix(of: body))"
    }
}
