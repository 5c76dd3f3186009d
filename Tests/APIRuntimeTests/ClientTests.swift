import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// The client over an in-memory transport.
@Suite(.timeLimit(.minutes(15)))
struct ClientTests {
    private func answers(_ status: Int, _ body: String, contentType: String? = "application/json") -> InMemoryTransport
    {
        InMemoryTransport { _ in RawResponse(status: status, contentType: contentType, body: body) }
    }

    @Test func `a success`() async throws {
        let transport = answers(200, #"{"name":"a"}"#)
        let client = SampleClient(
            configuration: .init(
                userAgent: "app/1", additionalHeaders: [.accept: "not/used", .cacheControl: "no-cache"]),
            transport: transport
        )
        #expect(try await client.call(GetNode<Anonymous>(query: "x y")) == Node(name: "a"))
        let head = try #require(transport.requests.first).head
        #expect(head.scheme == "https")
        #expect(head.authority == "api.example.com")
        #expect(head.path == "/base/nodes/42?q=x%20y")
        #expect(head.headerFields[.accept] == "application/json")
        #expect(head.headerFields[.userAgent] == "app/1")
        #expect(head.headerFields[.cacheControl] == "no-cache")
    }

    @Test func `a documented failure`() async throws {
        let client = SampleClient(transport: answers(404, #"{"name":"gone"}"#))
        do {
            _ = try await client.call(GetNode<Anonymous>())
            Issue.record("no error")
        } catch .failure(.notFound(let node), let response) {
            #expect(node.name == "gone")
            #expect(response.status == 404)
            #expect(response.body == Data(#"{"name":"gone"}"#.utf8))
        }
        let response = try await client.response(to: GetNode<Anonymous>())
        guard case .failure(.notFound) = response.outcome else {
            Issue.record("\(response.outcome)")
            return
        }
        #expect(response.body == Data(#"{"name":"gone"}"#.utf8))
    }

    @Test func `an undocumented status keeps the body`() async throws {
        let client = SampleClient(transport: answers(418, "teapot", contentType: "text/plain"))
        let error = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await client.call(GetNode<Anonymous>())
        }
        guard case .undocumented(let response) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(response.body == Data("teapot".utf8))
        #expect(
            "\(error!)" == "getNode (GET /nodes/{id}) returned 418, which is not documented: \u{201C}teapot\u{201D}"
        )
    }

    @Test(arguments: [nil, "application/json; charset=utf-8", "application/problem+json", "text/plain", "text/json"])
    func `what servers send JSON as`(contentType: String?) async throws {
        let client = SampleClient(transport: answers(200, "\u{FEFF}{\"name\":\"a\"}", contentType: contentType))
        #expect(try await client.call(GetNode<Anonymous>()).name == "a")
    }

    @Test func `errors tell operation, status, path and expectation, and no values`() async throws {
        func description(_ status: Int, _ body: String, _ contentType: String = "application/json") async -> String {
            let client = SampleClient(transport: answers(status, body, contentType: contentType))
            do {
                _ = try await client.call(GetNode<Anonymous>(id: "patient-7", query: "s3cret"))
                return ""
            } catch {
                return "\(error)"
            }
        }
        let mismatch = await description(200, #"{"name":"a","next":{"name":5}}"#)
        #expect(
            mismatch.hasPrefix("getNode (GET /nodes/{id}) returned 200, but could not be read: $.next.name: expected"))
        #expect(mismatch.contains("a string, found number 5"))
        let html = await description(200, "<html>\n<body>Sign in, please, and do it now</body></html>", "text/html")
        #expect(
            html.contains(
                "expected application/json, found text/html: \u{201C}<html> <body>Sign in, please, and do it now</body></html>\u{201D}"
            ))
        let texts = [
            mismatch, html, await description(200, ""), await description(500, "{}"), await description(302, ""),
        ]
        for text in texts {
            #expect(text.hasPrefix("getNode (GET /nodes/{id}) returned"))
            #expect(!text.contains("s3cret") && !text.contains("patient-7"))
        }
    }

    @Test func `transport errors print no URL`() async throws {
        let url = "https://api.example.com/base/nodes/42?q=s3cret"
        let info: [String: Any] = [
            NSURLErrorFailingURLErrorKey: URL(string: url)!, NSLocalizedDescriptionKey: "Could not connect",
        ]
        let failure = NSError(domain: NSURLErrorDomain, code: NSURLErrorCannotConnectToHost, userInfo: info)
        let message = describe(transportError: failure)
        #expect(!message.contains("s3cret"))
        #expect(message.contains("-1004"))
        let transport = InMemoryTransport { _ in throw URLError(.timedOut) }
        let error = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await SampleClient(transport: transport).call(GetNode<Anonymous>())
        }
        #expect("\(error!)".hasPrefix("getNode (GET /nodes/{id}) failed: URLError -1001"))
    }

    @Test func `bodies are limited`() async throws {
        let client = SampleClient(
            configuration: .init(maximumBodySize: 10), transport: answers(200, #"{"name":"abc"}"#))
        let error = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await client.call(GetNode<Anonymous>())
        }
        guard case .decoding(.bodyTooLarge(limit: 10), _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: [true, false])
    func cancellation(isURLError: Bool) async throws {
        let transport = InMemoryTransport { _ in
            if isURLError { throw URLError(.cancelled) }
            try await Task.sleep(for: .seconds(20))
            return RawResponse(status: 200)
        }
        let task = Task { try await SampleClient(transport: transport).call(GetNode<Anonymous>()) }
        if !isURLError { task.cancel() }
        let error = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) { try await task.value }
        guard case .cancelled = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `streams, and answers of streaming operations that are none`() async throws {
        let stream = SampleClient(
            transport: answers(200, "{\"name\":\"a\"}\n{\"name\":\"b\"}", contentType: "application/x-ndjson"))
        var names: [String] = []
        for try await node in try await stream.call(Watch()) { names.append(node.name) }
        #expect(names == ["a", "b"])
        let response = try await SampleClient(transport: answers(409, "other")).response(to: Watch())
        guard case .undocumented = response.outcome else {
            Issue.record("\(response.outcome)")
            return
        }
        #expect(response.body == Data("other".utf8))
        await #expect(throws: APIError<Never>.self) {
            try await SampleClient(transport: answers(200, "<html>", contentType: "text/html")).call(Watch())
        }
    }

    @Test func `middlewares, the first outermost, see no credentials`() async throws {
        struct Tag: Middleware {
            let name: String
            let log: Locked<[String]>
            func intercept(
                _ request: RawRequest,
                next: @Sendable (RawRequest) async throws -> RawResponse
            ) async throws -> RawResponse {
                log.withLock { $0.append("\(name) > \(request.operation.id) \(request.head.headerFields.count)") }
                var request = request
                request.head.headerFields[HTTPField.Name("X-\(name)")!] = "1"
                let response = try await next(request)
                log.withLock { $0.append("\(name) < \(response.head.status.code)") }
                return response
            }
        }
        let log = Locked<[String]>([])
        let transport = answers(200, #"{"name":"a"}"#)
        let client = SampleClient(
            credentials: .init(token: "s3cret"),
            configuration: .init(middlewares: [Tag(name: "A", log: log), Tag(name: "B", log: log)]),
            transport: transport
        )
        _ = try await client.call(GetNode<KeyOrToken>())
        #expect(log.withLock { $0 } == ["A > getNode 1", "B > getNode 2", "B < 200", "A < 200"])
        #expect(transport.requests.first?.head.headerFields[.authorization] == "Bearer s3cret")
    }

    @Test func `requests print nothing but their operation`() throws {
        var request = try GetNode<Anonymous>(query: "s3cret").request()
        request.head.headerFields[.authorization] = "Bearer s3cret"
        var dumped = ""
        dump(request, to: &dumped)
        #expect(!(dumped + "\(request)" + String(reflecting: request)).contains("s3cret"))
    }
}
