public import Foundation

/// A whole answer: what it means, and what it was.
public struct Response<Output: Sendable, Failure: Sendable>: Sendable {
    /// Status and headers.
    public let head: ResponseHead

    /// What the answer means, by the description.
    public let outcome: Outcome<Output, Failure>

    /// The bytes of the answer; empty where the output is streamed.
    public let body: Data

    public init(head: ResponseHead, outcome: Outcome<Output, Failure>, body: Data = Data()) {
        self.head = head
        self.outcome = outcome
        self.body = body
    }
}
