import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Calls that are made again.
@Suite(.timeLimit(.minutes(15)))
struct RetryTests {
    /// A clock that stands still, and remembers how long it should have waited.
    final class Waits: Clock, Sendable {
        private let waited = Locked<[Duration]>([])
        var all: [Duration] { waited.withLock { $0 } }
        let now = ContinuousClock.now
        var minimumResolution: Duration { .zero }

        func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
            try Task.checkCancellation()
            let wait = now.duration(to: deadline)
            waited.withLock { $0.append(wait) }
        }
    }

    private let waits = Waits()

    private func policy(_ retries: Int = 2, budget: Int = 20) -> RetryPolicy {
        RetryPolicy(
            maximumRetries: retries, statuses: [429, 503], baseDelay: .seconds(1), maximumDelay: .seconds(10),
            budget: budget, clock: waits, now: { Date(timeIntervalSince1970: 784_111_777) })
    }

    private func client(_ policy: RetryPolicy, _ transport: InMemoryTransport) -> APIClient {
        APIClient(
            server: ServerURL("https://api.example.com"), configuration: .init(retries: policy), transport: transport)
    }

    /// Answers with one status after the other, and with 200 at last.
    private func answers(_ statuses: Int..., fields: HTTPFields = [:]) -> InMemoryTransport {
        let left = Locked(statuses)
        return InMemoryTransport { _ in
            let status = left.withLock { $0.isEmpty ? 200 : $0.removeFirst() }
            var response = RawResponse(status: status, body: "{}")
            response.head.headerFields.append(contentsOf: fields)
            return response
        }
    }

    private func request(
        _ method: HTTPRequest.Method = .get, marked: Bool? = nil, body: RequestBody = .none, _ fields: HTTPFields = [:]
    ) -> RawRequest {
        let operation = OperationInfo(id: "op", method: method, path: "/x", isIdempotent: marked)
        let head = HTTPRequest(method: method, scheme: nil, authority: nil, path: "/x", headerFields: fields)
        return RawRequest(head: head, body: body, operation: operation)
    }

    @Test func `what is busy is asked again, with growing waits`() async throws {
        let transport = answers(503, 503)
        let response = try await client(policy(), transport).send(request())
        #expect(response.head.status.code == 200)
        #expect(transport.requests.count == 3)
        #expect(waits.all.count == 2)
        #expect(waits.all[0] > .seconds(0.4) && waits.all[0] <= .seconds(1))
        #expect(waits.all[1] > .seconds(0.9) && waits.all[1] <= .seconds(2))
    }

    @Test func `the last answer stands`() async throws {
        let transport = answers(503, 429, 503, 503)
        #expect(try await client(policy(), transport).send(request()).head.status.code == 503)
        #expect(transport.requests.count == 3)
        #expect(try await client(policy(), answers(500)).send(request()).head.status.code == 500)
    }

    @Test(arguments: [HTTPRequest.Method.get, .head, .options, .put, .delete, .named("QUERY")])
    func `idempotent methods are repeated`(method: HTTPRequest.Method) async throws {
        let transport = answers(503)
        #expect(try await client(policy(), transport).send(request(method)).head.status.code == 200)
    }

    @Test func `others are repeated when they say so`() async throws {
        for method in [HTTPRequest.Method.post, .patch] {
            let plain = answers(503)
            #expect(try await client(policy(), plain).send(request(method)).head.status.code == 503)
            #expect(plain.requests.count == 1)
            #expect(try await client(policy(), answers(503)).send(request(method, marked: true)).head.status == .ok)
            let key: HTTPFields = [try #require(HTTPField.Name("idempotency-key")): "1"]
            #expect(try await client(policy(), answers(503)).send(request(method, key)).head.status == .ok)
        }
        #expect(try await client(policy(), answers(503)).send(request(.get, marked: false)).head.status.code == 503)
    }

    @Test func `a body that can't be read again isn't sent again`() async throws {
        let once = BodyStream(AsyncStream<Data> { $0.finish() })
        let transport = answers(503)
        #expect(try await client(policy(), transport).send(request(.put, body: .stream(once))).head.status.code == 503)
        let again = answers(503)
        #expect(try await client(policy(), again).send(request(.put, body: .data(Data("a".utf8)))).head.status == .ok)
        #expect(again.requests.map(\.body) == [Data("a".utf8), Data("a".utf8)])
    }

    @Test(arguments: [
        ("3", 3.0), ("0", 0), ("Sun, 06 Nov 1994 08:49:41 GMT", 4), ("Sunday, 06-Nov-94 08:49:41 GMT", 4),
        ("Sun Nov  6 08:49:41 1994", 4), ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
    ])
    func `what the server asks for is waited for`(header: String, seconds: Double) async throws {
        let transport = answers(429, fields: [.retryAfter: header])
        #expect(try await client(policy(), transport).send(request()).head.status == .ok)
        let wait = try #require(waits.all.first)
        #expect(wait >= .seconds(seconds) && wait <= .seconds(seconds + 0.5))
    }

    @Test func `a date is compared with the server's clock`() async throws {
        let fields: HTTPFields = [
            .retryAfter: "Tue, 01 Jan 2030 00:00:05 GMT", .date: "Tue, 01 Jan 2030 00:00:00 GMT",
        ]
        #expect(try await client(policy(), answers(429, fields: fields)).send(request()).head.status == .ok)
        #expect(try #require(waits.all.first) > .seconds(4.8))
    }

    @Test(arguments: ["11", "99999999999999999999", "Sun, 06 Nov 1994 09:00:00 GMT"])
    func `a longer wait isn't waited for`(header: String) async throws {
        let transport = answers(429, fields: [.retryAfter: header])
        #expect(try await client(policy(), transport).send(request()).head.status.code == 429)
        #expect(waits.all.isEmpty)
    }

    @Test(arguments: ["", "soon", "-1", "Sun, 31 Feb 1994 08:49:37 GMT", "1.5", "Sun, 06 Nov 1994 25:00:00 GMT"])
    func `what can't be read counts as absent`(header: String) async throws {
        let transport = answers(503, fields: [.retryAfter: header])
        #expect(try await client(policy(), transport).send(request()).head.status == .ok)
        #expect(try #require(waits.all.first) <= .seconds(1))
    }

    @Test func `a failed transfer is tried again, a mistake isn't`() async throws {
        func calls(_ error: any Error) async -> Int {
            let transport = InMemoryTransport { _ in throw error }
            _ = try? await client(policy(), transport).send(request())
            return transport.requests.count
        }
        #expect(await calls(URLError(.networkConnectionLost)) == 3)
        #expect(await calls(URLError(.serverCertificateUntrusted)) == 1)
        #expect(await calls(CancellationError()) == 1)
    }

    @Test func `a credential that can't be had isn't asked for again`() async throws {
        final class Provider: CredentialProvider {
            let asked = Locked(0)
            func token() async throws -> String {
                asked.withLock { $0 += 1 }
                throw URLError(.networkConnectionLost)
            }
            func renew(rejected: String) async throws -> String? { nil }
        }
        let provider = Provider()
        let client = SampleClient(
            credentials: .init(key: .provider(provider)), configuration: .init(retries: policy()),
            transport: answers(200))
        let raw = RawRequest(
            head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/x"),
            operation: OperationInfo(id: "op", method: .get, path: "/x", security: [["key"]]))
        let error = await #expect(throws: APIError<Never>.self) { try await client.send(raw) }
        guard case .transport(let reason, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect((reason as? URLError)?.code == .networkConnectionLost)
        #expect(provider.asked.withLock { $0 } == 1)
    }

    @Test func `retries can be switched on for a call`() async throws {
        let transport = answers(503)
        let client = SampleClient(configuration: .init(retries: nil), transport: transport)
        let policy = policy()
        let response = try await client.configured { $0.retries = policy }.send(request())
        #expect(response.head.status == .ok)
    }

    @Test func `a body that never ends doesn't hold a retry up`() async throws {
        let left = Locked(1)
        let transport = InMemoryTransport { _ in
            let isFirst = left.withLock { left in
                defer { left = 0 }
                return left == 1
            }
            guard isFirst else { return RawResponse(status: 200, body: "{}") }
            let endless = ResponseBody(
                next: {
                    try await Task.sleep(for: .seconds(600))
                    return nil
                }, cancel: {})
            return RawResponse(head: HTTPResponse(status: .serviceUnavailable), body: endless)
        }
        #expect(try await client(policy(), transport).send(request()).head.status == .ok)
    }

    @Test func `the budget ends a storm, and successes fill it`() async throws {
        let isDown = Locked(true)
        let transport = InMemoryTransport { _ in RawResponse(status: isDown.withLock { $0 } ? 503 : 200, body: "{}") }
        let client = client(policy(budget: 3), transport)
        for _ in 0..<10 { _ = try await client.send(request()) }
        #expect(transport.requests.count == 13)
        isDown.withLock { $0 = false }
        for _ in 0..<10 { _ = try await client.send(request()) }
        isDown.withLock { $0 = true }
        for _ in 0..<5 { _ = try await client.send(request()) }
        #expect(transport.requests.count == 13 + 10 + 6)
    }

    @Test func `each try has its credentials, and middlewares see one call`() async throws {
        final class Counter: Middleware {
            let count = Locked(0)
            func intercept(
                _ request: RawRequest, next: @Sendable (RawRequest) async throws -> RawResponse
            ) async throws -> RawResponse {
                count.withLock { $0 += 1 }
                return try await next(request)
            }
        }
        let counter = Counter()
        let transport = answers(503)
        let client = SampleClient(
            credentials: .init(key: "k"), configuration: .init(retries: policy(), middlewares: [counter]),
            transport: transport)
        _ = try await client.send(
            RawRequest(
                head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/x"),
                operation: OperationInfo(id: "op", method: .get, path: "/x", security: [["key"]])))
        #expect(transport.requests.compactMap { $0.head.headerFields[HTTPField.Name("x-api-key")!] } == ["k", "k"])
        #expect(counter.count.withLock { $0 } == 1)
    }

    @Test func `a cancelled call doesn't wait`() async throws {
        let transport = answers(503)
        let client = APIClient(
            server: ServerURL("https://api.example.com"),
            configuration: .init(retries: RetryPolicy(baseDelay: .seconds(600), maximumDelay: .seconds(600))),
            transport: transport)
        let request = request()
        let call = Task { try await client.send(request) }
        while transport.requests.isEmpty { await Task.yield() }
        call.cancel()
        await #expect(throws: APIError<Never>.self) { try await call.value }
    }

    @Test func `a call has its time`() async throws {
        let transport = InMemoryTransport { _ in
            try await Task.sleep(for: .seconds(600))
            return RawResponse(status: 200)
        }
        let slow = SampleClient(transport: transport).configured { $0.callTimeout = .milliseconds(20) }
        do {
            _ = try await slow.call(GetNode<Anonymous>())
            Issue.record("no error")
        } catch .transport(let error as CallTimeout, let operation) {
            #expect(error.limit == .milliseconds(20))
            #expect(operation.id == "getNode")
        }
        let quick = SampleClient(transport: answers(200)).configured {
            $0.callTimeout = .seconds(60)
            $0.maximumBodySize = 1
        }
        do {
            _ = try await quick.call(GetNode<Anonymous>())
            Issue.record("no error")
        } catch .decoding(.bodyTooLarge(let limit), _) {
            #expect(limit == 1)
        }
    }
}
