public import HTTPTypes

/// An HTTP answer: its head, and its body as it arrives.
public struct RawResponse: Sendable {
    /// Status and headers.
    public var head: HTTPResponse

    /// The body, which can be read once; dropping it unread ends the transfer.
    public var body: ResponseBody

    public init(head: HTTPResponse, body: ResponseBody = ResponseBody()) {
        self.head = head
        self.body = body
    }
}
