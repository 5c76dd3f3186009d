public import APIJSON
public import Foundation
public import HTTPTypes

/// A transport without a server: for tests and previews. It keeps the calls that it was sent.
///
///     let transport = InMemoryTransport()
///     transport.stub(GetPet.self) { call in .success(Pet(id: call.id, name: "Rex")) }
///     let store = StoreClient(transport: transport)
public final class InMemoryTransport: Transport {
    /// A request as the server would have seen it.
    public struct Received: Sendable, CustomStringConvertible, CustomReflectable {
        /// The head, credentials included.
        public let head: HTTPRequest

        /// The body's bytes.
        public let body: Data

        /// The operation.
        public let operation: OperationInfo

        /// The endpoint whose request it is; nil where the request was made by hand. The endpoint of a page at a URL is the first page's.
        public let endpoint: (any Endpoint)?

        public var description: String { operation.description }
        public var customMirror: Mirror { Mirror(self, children: ["operation": operation]) }
    }

    private let handler: @Sendable (Received) async throws -> RawResponse
    private let received = Locked<[Received]>([])
    private let stubs = Locked(Stubs())

    /// Responds with what `handler` returns where no stub does.
    public init(_ handler: @escaping @Sendable (Received) async throws -> RawResponse) {
        self.handler = handler
    }

    /// Responds by its stubs; calls without one fail with `UnimplementedOperation`.
    public convenience init() {
        self.init { throw UnimplementedOperation.withoutStub($0.operation) }
    }

    /// Responds to every request alike where no stub does.
    public convenience init(
        status: Int = 200,
        contentType: String = "application/json",
        body: String = ""
    ) {
        let head = RawResponse(status: status, contentType: contentType).head
        let data = Data(body.utf8)
        self.init { _ in RawResponse(head: head, body: ResponseBody(data)) }
    }

    // MARK: Stubs

    /// Responds to calls of an operation with what `respond` returns, by its value: `stub(GetPet.self) { call in .success(rex) }`.
    ///
    /// The client sends the request and decodes the response as always, with its middlewares, credentials and retries. Errors that
    /// `respond` throws are those of the transport.
    ///
    /// - Parameter times: How many calls it responds to, before all others; by default any number, in place of the stub before it.
    @discardableResult
    public func stub<Call: Endpoint>(
        _ type: Call.Type, times: Int? = nil,
        _ respond: @escaping @Sendable (Call) async throws -> StubbedResponse<Call>
    ) -> InMemoryTransport {
        stubs.withLock { stubs in
            stubs.add(type, times) { endpoint in
                guard let call = endpoint as? Call else { throw UnimplementedOperation.withoutStub(Call.operation) }
                return try await respond(call).written()
            }
        }
        return self
    }

    /// Responds to all calls of an operation alike: `stub(GetPet.self, .success(rex))`.
    @discardableResult
    public func stub<Call: Endpoint>(
        _ type: Call.Type, times: Int? = nil, _ response: @autoclosure @escaping @Sendable () -> StubbedResponse<Call>
    ) -> InMemoryTransport {
        stub(type, times: times) { _ in response() }
    }

    // MARK: Calls

    /// The requests so far, in the order of their arrival, retries included.
    public var requests: [Received] { received.withLock { $0 } }

    /// The calls of an operation so far, in the order of their arrival, retries included.
    public func calls<Call: Endpoint>(of type: Call.Type) -> [Call] {
        requests.compactMap { $0.endpoint as? Call }
    }

    public var keepsEndpoints: Bool { true }

    public func send(_ request: RawRequest) async throws -> RawResponse {
        try Task.checkCancellation()
        let body = try await request.body.collect()
        let arrived = Received(
            head: request.head, body: body, operation: request.operation, endpoint: request.endpoint)
        received.withLock { $0.append(arrived) }
        if let endpoint = request.endpoint, let respond = stubs.withLock({ $0.next(for: endpoint) }) {
            return try await respond(endpoint)
        }
        return try await handler(arrived)
    }
}

/// The stubs of a transport, by the endpoint's type.
private struct Stubs {
    typealias Respond = @Sendable (any Endpoint) async throws -> RawResponse

    private var limited: [ObjectIdentifier: [(left: Int, respond: Respond)]] = [:]
    private var unlimited: [ObjectIdentifier: Respond] = [:]

    mutating func add(_ type: any Endpoint.Type, _ times: Int?, _ respond: @escaping Respond) {
        let key = ObjectIdentifier(type)
        guard let times else {
            unlimited[key] = respond
            return
        }
        if times > 0 { limited[key, default: []].append((times, respond)) }
    }

    mutating func next(for endpoint: any Endpoint) -> Respond? {
        let key = ObjectIdentifier(type(of: endpoint))
        guard var waiting = limited[key], let first = waiting.first else { return unlimited[key] }
        if first.left > 1 { waiting[0].left -= 1 } else { waiting.removeFirst() }
        limited[key] = waiting
        return first.respond
    }
}

extension RawResponse {
    /// A response with its body in memory.
    public init(status: Int, contentType: String? = "application/json", body: String = "") {
        self.init(status: status, contentType: contentType, body: Data(body.utf8))
    }

    /// A response with a value as JSON: `RawResponse(json: pet)`.
    public init<T: JSONWritable>(
        json value: T, status: Int = 200, contentType: String = "application/json"
    ) throws(JSONError) {
        self.init(status: status, contentType: contentType, body: Data(try JSONWriter.bytes(of: value)))
    }

    private init(status: Int, contentType: String?, body: Data) {
        let clamped = 100...999 ~= status ? status : 500
        var head = HTTPResponse(status: .init(code: clamped))
        head.headerFields[.contentType] = contentType
        self.init(head: head, body: ResponseBody(body))
    }
}
