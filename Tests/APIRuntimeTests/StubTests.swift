import APIRuntime
import Foundation
import Testing

/// Stubs of `InMemoryTransport`: outcomes that are written as responses, and read as the client always reads.
@Suite struct StubTests {
    private let transport = InMemoryTransport()

    private func client(_ configuration: ClientConfiguration = .init()) -> SampleClient {
        SampleClient(credentials: .init(token: "s3cret"), configuration: configuration, transport: transport)
    }

    private static let rex = Node(name: "Rex", at: Date(timeIntervalSince1970: 1_700_000_000))

    // MARK: Outcomes

    @Test func `a stub gets the call and responds with a success`() async throws {
        transport.stub(GetNode<Anonymous>.self) { call in .success(Node(name: call.id)) }
        #expect(try await client().call(GetNode<Anonymous>(id: "7")) == Node(name: "7"))
        let response = try await client().response(to: GetNode<Anonymous>())
        #expect(response.head.status == 200)
        #expect(response.head.headerFields[.contentType] == "application/json")
        #expect(response.body == Data(#"{"name":"42"}"#.utf8))
        #expect(transport.calls(of: GetNode<Anonymous>.self).map(\.id) == ["7", "42"])
        #expect(transport.calls(of: Watch.self).isEmpty)
    }

    @Test func `failures have their documented status`() async throws {
        transport.stub(GetNode<Anonymous>.self, .failure(.notFound(Self.rex)))
        let error = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await client().call(GetNode<Anonymous>())
        }
        guard case .failure(.notFound(let node), let response) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(node == Self.rex)
        #expect(response.status == 404)

        transport.stub(GetNode<Anonymous>.self, .failure(.serverError, status: 503, headerFields: [.retryAfter: "0"]))
        let other = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await client(.init(retries: nil)).call(GetNode<Anonymous>())
        }
        #expect(other?.status == 503)
        #expect(other?.head?.headerFields[.retryAfter] == "0")
    }

    @Test func `each kind of output is written by its media type`() async throws {
        transport
            .stub(Report.self) { call in
                switch call.kind {
                case "json": .success(.json(Self.rex))
                case "pdf": .success(.pdf(ResponseBody(Data([1, 2, 3]))))
                default: .success(.noContent)
                }
            }
            .stub(Motto.self, .success("\"Quoted\""))
            .stub(Ping.self, .success())
            .stub(Find.self) { call in .success(call.name.map { Node(name: $0) }) }
        let client = client()
        guard case .json(let node) = try await client.call(Report(kind: "json")) else { return #expect(Bool(false)) }
        #expect(node == Self.rex)
        let response = try await client.response(to: Report(kind: "pdf"))
        guard case .success(.pdf(let body)) = response.outcome else { return #expect(Bool(false)) }
        #expect(try await body.collect() == Data([1, 2, 3]))
        #expect(response.head.headerFields[.contentType] == "application/pdf")
        #expect(try await client.response(to: Report(kind: "none")).head.status == 204)
        #expect(try await client.call(Motto()) == "\"Quoted\"")
        try await client.call(Ping())
        #expect(try await client.call(Find(name: "a")) == Node(name: "a"))
        #expect(try await client.call(Find(name: nil)) == nil)
    }

    @Test func `streams are written as events, and end with their errors`() async throws {
        transport.stub(Watch.self, .success(ResponseStream([Node(name: "a"), Node(name: "b")], of: Watch.self)))
        var names: [String] = []
        let stream = try await client().call(Watch())
        #expect(stream.head.headerFields[.contentType] == "application/x-ndjson")
        for try await node in stream { names.append(node.name) }
        #expect(names == ["a", "b"])

        transport.stub(Watch.self) { _ in
            let (nodes, continuation) = AsyncThrowingStream<Node, any Error>.makeStream()
            continuation.yield(Node(name: "c"))
            continuation.finish(throwing: URLError(.networkConnectionLost))
            return .success(ResponseStream(nodes, of: Watch.self))
        }
        await #expect(throws: APIError<Never>.self) {
            for try await node in try await client().call(Watch()) { names.append(node.name) }
        }
        #expect(names == ["a", "b", "c"])
    }

    @Test func `what has no form as a response says so`() async throws {
        transport.stub(GetNode<Anonymous>.self, .success(Self.rex, status: 404))
        let error = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await client().call(GetNode<Anonymous>())
        }
        #expect(error?.underlyingError is UnimplementedOperation)
        #expect(
            "\(error!)"
                == "getNode (GET /nodes/{id}) failed: no response with status 404 is read as `Node`; respond with `.response(RawResponse(…))` instead"
        )
    }

    // MARK: Calls without a stub

    @Test func `a call without a stub fails at once with its name`() async throws {
        transport.stub(GetNode<Anonymous>.self, .success(Self.rex))
        let error = await #expect(throws: APIError<Never>.self) { try await client().call(Watch()) }
        #expect("\(error!)" == "watch (GET /watch) failed: the `InMemoryTransport` has no stub for it")
        #expect(transport.requests.count == 1)
    }

    @Test func `stubs come before the handler`() async throws {
        let transport = InMemoryTransport { _ in try RawResponse(json: Self.rex, status: 200) }
        transport.stub(GetNode<Anonymous>.self, times: 1, .success(Node(name: "first")))
        let client = SampleClient(transport: transport)
        #expect(try await client.call(GetNode<Anonymous>()).name == "first")
        #expect(try await client.call(GetNode<Anonymous>()) == Self.rex)
    }

    // MARK: What a client does around them

    @Test func `retries, credentials and middlewares run as always`() async throws {
        transport
            .stub(GetNode<KeyOrToken>.self, times: 1, .response(RawResponse(status: 503)))
            .stub(GetNode<KeyOrToken>.self, times: 1) { _ in throw URLError(.networkConnectionLost) }
            .stub(GetNode<KeyOrToken>.self, .success(Self.rex))
        let client = client(
            .init(retries: RetryPolicy(baseDelay: .zero), middlewares: [Tagging()]))
        #expect(try await client.call(GetNode<KeyOrToken>(id: "1")) == Self.rex)
        #expect(transport.calls(of: GetNode<KeyOrToken>.self).map(\.id) == ["1", "1", "1"])
        #expect(transport.requests.allSatisfy { $0.head.headerFields[.authorization] == "Bearer s3cret" })
        #expect(transport.requests.allSatisfy { $0.head.headerFields[.userAgent] == "tagged" })
    }

    @Test func `stubs are found by requests that are sent as they are, and through other transports`() async throws {
        struct Outer: Transport {
            let inner: InMemoryTransport
            var keepsEndpoints: Bool { inner.keepsEndpoints }
            func send(_ request: RawRequest) async throws -> RawResponse { try await inner.send(request) }
        }
        transport.stub(GetNode<Anonymous>.self, .success(Self.rex))
        #expect(try await client().send(GetNode<Anonymous>().request()).head.status.code == 200)
        let outer = SampleClient(transport: Outer(inner: transport))
        #expect(try await outer.call(GetNode<Anonymous>()) == Self.rex)
    }

    @Test func `a stub's error is the transport's`() async throws {
        transport.stub(GetNode<Anonymous>.self) { _ in throw CancellationError() }
        let error = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await client().call(GetNode<Anonymous>())
        }
        #expect(error?.isCancelled == true)
    }
}

private struct Tagging: Middleware {
    func intercept(
        _ request: RawRequest, next: @Sendable (RawRequest) async throws -> RawResponse
    ) async throws -> RawResponse {
        var request = request
        request.head.headerFields[.userAgent] = "tagged"
        return try await next(request)
    }
}

// MARK: Endpoints of other kinds

private protocol Plain: Endpoint {}

extension Plain {
    func encode(to request: inout RequestEncoder) {}
}

/// A success of several media types and statuses.
private struct Report: Plain {
    var kind: String

    enum Output: Sendable {
        case json(Node)
        case pdf(ResponseBody)
        case noContent
    }
    typealias Failure = Never

    static let operation = OperationInfo(
        id: "report", method: .get, path: "/report", accept: "application/json, application/pdf;q=0.5")

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
        switch response.status {
        case 200 where response.hasContentType("application/pdf"): .success(.pdf(try response.body()))
        case 200: .success(.json(try response.json()))
        case 204: .success(.noContent)
        default: .undocumented
        }
    }
}

private struct Motto: Plain {
    static let operation = OperationInfo(id: "motto", method: .get, path: "/motto", accept: "text/plain")

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<String, Never> {
        response.status == 200 ? .success(try response.text()) : .undocumented
    }
}

private struct Ping: Plain {
    static let operation = OperationInfo(id: "ping", method: .post, path: "/ping", accept: nil)

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Void, Never> {
        response.status == 202 ? .success(()) : .undocumented
    }
}

private struct Find: Plain {
    var name: String?

    static let operation = OperationInfo(id: "find", method: .get, path: "/find")

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Node?, Never> {
        response.status == 200 ? .success(try response.json()) : .undocumented
    }
}
