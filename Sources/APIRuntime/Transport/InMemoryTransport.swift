public import Foundation
public import HTTPTypes

/// A transport without a server: for tests and previews. It keeps the requests that it was sent.
public final class InMemoryTransport: Transport {
    /// A request as the server would have seen it.
    public struct Received: Sendable, CustomStringConvertible, CustomReflectable {
        /// The head, credentials included.
        public let head: HTTPRequest

        /// The body's bytes.
        public let body: Data

        /// The operation.
        public let operation: OperationInfo

        public var description: String { operation.description }
        public var customMirror: Mirror { Mirror(self, children: ["operation": operation]) }
    }

    private let handler: @Sendable (Received) async throws -> RawResponse
    private let received = Locked<[Received]>([])

    /// Responds with what `handler` returns.
    public init(_ handler: @escaping @Sendable (Received) async throws -> RawResponse) {
        self.handler = handler
    }

    /// Responds to every request alike.
    public convenience init(
        status: Int = 200,
        contentType: String = "application/json",
        body: String = ""
    ) {
        let head = RawResponse(status: status, contentType: contentType).head
        let data = Data(body.utf8)
        self.init { _ in RawResponse(head: head, body: ResponseBody(data)) }
    }

    /// The requests so far, in the order of their arrival.
    public var requests: [Received] { received.withLock { $0 } }

    public func send(_ request: RawRequest) async throws -> RawResponse {
        try Task.checkCancellation()
        let body = try await request.body.collect()
        let arrived = Received(head: request.head, body: body, operation: request.operation)
        received.withLock { $0.append(arrived) }
        return try await handler(arrived)
    }
}

extension RawResponse {
    /// A response with its body in memory.
    public init(status: Int, contentType: String? = "application/json", body: String = "") {
        let clamped = 100...999 ~= status ? status : 500
        var head = HTTPResponse(status: .init(code: clamped))
        head.headerFields[.contentType] = contentType
        self.init(head: head, body: ResponseBody(Data(body.utf8)))
    }
}
