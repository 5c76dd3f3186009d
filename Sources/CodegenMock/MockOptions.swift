package import APIJSON
package import CodegenOpenAPIDocument

/// How a mock responds.
package struct MockOptions: Sendable {
    /// Values that aren't in the description are made from it; the same one gives the same values.
    package var seed: UInt64 = 0
    /// How long each response takes.
    package var delay: Duration = .zero
    /// The time between two items of a stream.
    package var streamDelay: Duration = .milliseconds(100)
    /// How many items a stream has.
    package var streamLength = 3
    /// Whether pages of other origins may call it (Fetch Standard, CORS protocol).
    package var allowsOrigins = false
    /// Whether requests are held against the description.
    package var validates = true
    /// Whether collections keep the items that they are sent.
    package var isStateful = false
    /// The configuration's rules for pages.
    package var paginations: [PaginationRule] = []
    /// Called after each change of a collection.
    package var onChange: @Sendable () -> Void = {}
    /// The most bytes of a request's body.
    package var bodyLimit = 10 << 20
    /// The items of collections from an earlier run: `MockService.snapshot()`.
    package var restored: JSONValue?
    /// Called once for each request, when its response is known.
    package var log: @Sendable (MockExchange) -> Void = { _ in }

    package init() {}
}

/// One request and how it was responded to: a line of the log.
package struct MockExchange: Sendable {
    package var method: String
    /// With the query, as it was sent but for credentials.
    package var target: String
    package var status = 0
    /// Nil where no operation has the path and method.
    package var operation: String?
    package var duration: Duration = .zero
    /// The reasons of a refusal, and notes on a response.
    package var reasons: [String] = []
}

/// A request that the API would make after an operation; the mock doesn't.
package struct MockCallback: Sendable, Hashable {
    /// The operation that it belongs to.
    package let operation: String
    package let name: String
    package let method: String
    /// Where it would go: `{$request.body#/callbackUrl}`.
    package let expression: String
}
