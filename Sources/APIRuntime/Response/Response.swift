public import Foundation

/// A whole answer: what it means, and what it was.
public struct Response<Call: Endpoint>: Sendable {
    /// Status and headers.
    public let head: ResponseHead

    /// What the answer means, by the description.
    public let outcome: Outcome<Call.Output, Call.Failure>

    /// The bytes of the answer; empty where the output is streamed.
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
