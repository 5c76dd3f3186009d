public import Foundation
public import HTTPTypes

/// A whole response: its outcome, head and body.
public struct Response<Call: Endpoint>: Sendable {
    /// Status and headers.
    public let head: ResponseHead

    /// The outcome, by the description.
    public let outcome: Outcome<Call.Output, Call.Failure>

    /// The bytes of the body; empty where the output is streamed.
    public let body: Data

    public init(head: ResponseHead, outcome: Outcome<Call.Output, Call.Failure>, body: Data = Data()) {
        self.head = head
        self.outcome = outcome
        self.body = body
    }
}

extension Response where Call: EndpointWithHeaders {
    /// The documented headers, typed.
    public var headers: Call.Headers { Call.Headers(head) }
}

/// The outcome of a call, by the description.
public enum Outcome<Output: Sendable, Failure: Sendable>: Sendable {
    /// A documented success.
    case success(Output)

    /// A documented error status.
    case failure(Failure)

    /// A status that the description doesn't list.
    case undocumented
}

/// An HTTP response: its head, and its body as it arrives.
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

    /// The same for every status, for errors that need it to make sense.
    var excerptOfAnyStatus: String { Excerpt.suffix(of: body, length: excerptLength) }
}

extension ReceivedResponse: CustomStringConvertible, CustomDebugStringConvertible {
    /// The operation, the status, and an excerpt of the body unless the status is 2XX.
    public var description: String { "\(head)\(excerpt)" }
    public var debugDescription: String { description }
}
