import CodegenLoopbackServer
import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// Redirects: followed, and nothing private leaves the origin.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct RedirectTests {
    private struct Keys: CredentialSet {
        static let schemes: [SecurityScheme] = [
            .http("bearer", scheme: "bearer"), .apiKey("key", in: .header, name: "x-api-key"),
            .apiKey("session", in: .cookie, name: "session"),
        ]
        func credential(for scheme: String) -> Credential? { "s3cret" }
    }

    private func client(
        _ server: LoopbackServer, _ tested: TestedTransport, configuration: ClientConfiguration = .init()
    ) -> APIClient {
        APIClient(
            server: ServerURL(server.url)!, credentials: Keys(), configuration: configuration,
            transport: tested.transport)
    }

    private func operation(_ method: HTTPRequest.Method, body: RequestBody = .none) -> RawRequest {
        let operation = OperationInfo(id: "go", method: method, path: "/go", security: [["bearer", "key", "session"]])
        let head = HTTPRequest(method: method, scheme: nil, authority: nil, path: "/go", headerFields: [.accept: "a/b"])
        return RawRequest(head: head, body: body, operation: operation)
    }

    @Test(arguments: TestedTransport.allCases)
    func `credentials stay on the origin`(tested: TestedTransport) async throws {
        let stranger = try LoopbackServer { _, connection in connection.reply("stranger") }
        let server = try LoopbackServer { _, connection in
            connection.reply(status: "307 Temporary Redirect", headers: ["Location": stranger.url + "/there"])
        }
        defer {
            server.stop()
            stranger.stop()
        }
        let response = try await client(server, tested).send(operation(.get))
        #expect(try await response.body.text() == "stranger")
        #expect(server.requests.first?["Authorization"] == "Bearer s3cret")
        let received = try #require(stranger.requests.first)
        #expect(received.target == "/there")
        #expect(received["Accept"] == "a/b")
        #expect(!received.headers.contains { $0.value.contains("s3cret") })
    }

    @Test(arguments: TestedTransport.allCases)
    func `within the origin they go along`(tested: TestedTransport) async throws {
        let server = try LoopbackServer { request, connection in
            if request.target == "/go" {
                connection.reply(status: "302 Found", headers: ["Location": "/here?a=%20"])
            } else {
                connection.reply("here")
            }
        }
        defer { server.stop() }
        let response = try await client(server, tested).send(operation(.get))
        #expect(try await response.body.text() == "here")
        #expect(server.requests.last?.target == "/here?a=%20")
        #expect(server.requests.last?["x-api-key"] == "s3cret")
        #expect(server.requests.last?["Cookie"] == "session=s3cret")
    }

    @Test(arguments: TestedTransport.allCases, ["307 Temporary Redirect", "308 Permanent Redirect"])
    func `a body is sent again where the method stays`(tested: TestedTransport, status: String) async throws {
        let server = try LoopbackServer { request, connection in
            if request.target == "/go" {
                connection.reply(status: status, headers: ["Location": "/here"])
            } else {
                connection.reply(request.method + request.text)
            }
        }
        defer { server.stop() }
        let response = try await client(server, tested).send(operation(.post, body: .data(Data("body".utf8))))
        #expect(try await response.body.text() == "POSTbody")
    }

    @Test(arguments: TestedTransport.allCases)
    func `a post that is answered elsewhere`(tested: TestedTransport) async throws {
        let server = try LoopbackServer { request, connection in
            if request.target == "/go" {
                connection.reply(status: "303 See Other", headers: ["Location": "/here"])
            } else {
                connection.reply(request.method + request.text)
            }
        }
        defer { server.stop() }
        let response = try await client(server, tested).send(operation(.post, body: .data(Data("body".utf8))))
        #expect(try await response.body.text() == "GET")
    }

    @Test(arguments: [
        ("https://a.example/x", "http://a.example/y", false, false),
        ("https://a.example/x", "https://a.example:443/y", true, true),
        ("https://a.example/x", "https://A.EXAMPLE/y", true, true),
        ("https://a.example/x", "https://b.example/y", true, false),
        ("https://a.example/x", "https://a.example:8443/y", true, false),
        ("https://a.example/x", "file:///etc/passwd", false, false),
        ("http://a.example/x", "https://a.example/y", true, false),
    ])
    func origins(from: String, to: String, isFollowed: Bool, keepsKey: Bool) throws {
        let source = try #require(URL(string: from))
        let request = RawRequest(
            head: HTTPRequest(
                method: .get,
                scheme: source.scheme,
                authority: source.host,
                path: source.path,
                headerFields: [HTTPField.Name("X-API-Key")!: "s3cret", .accept: "a/b"]
            ),
            operation: OperationInfo(id: "x", method: .get, path: "/x")
        )
        let redirected = try redirection(of: request, by: HTTPResponse(status: .found, headerFields: [.location: to]))
        #expect((redirected != nil) == isFollowed)
        #expect((redirected?.head.headerFields[HTTPField.Name("X-API-Key")!] != nil) == keepsKey)
        if isFollowed { #expect(redirected?.head.headerFields[.accept] == "a/b") }
    }

    @Test(arguments: TestedTransport.allCases, ["307 Temporary Redirect", "308 Permanent Redirect", "302 Found"])
    func `a body goes to another host only where that is allowed`(tested: TestedTransport, status: String) async throws
    {
        let stranger = try LoopbackServer { request, connection in connection.reply(request.text) }
        let elsewhere = "http://localhost:\(stranger.port)/there?token=s3cret"
        let server = try LoopbackServer { _, connection in
            connection.reply(status: status, headers: ["Location": elsewhere])
        }
        defer {
            server.stop()
            stranger.stop()
        }
        let client = client(server, tested)
        let put = operation(.put, body: .data(Data("private".utf8)))
        let error = await #expect(throws: APIError<Never>.self) { try await client.send(put) }
        guard case .transport(let reason, _) = error, let refused = reason as? RefusedRedirect else {
            Issue.record("\(error as Any)")
            return
        }
        #expect(refused.target == "http://localhost:\(stranger.port)")
        #expect("\(refused)".contains("sendsBodiesToOtherHosts") && !"\(error!)".contains("s3cret"))
        #expect(stranger.requests.isEmpty)
        let allowing = self.client(server, tested, configuration: .init(sendsBodiesToOtherHosts: true))
        #expect(try await allowing.send(put).body.text() == "private")
        #expect(try await client.send(operation(.delete)).head.status == .ok)
        #expect(stranger.requests.allSatisfy { $0["x-api-key"] == nil })
    }

    @Test func `the same host gets the body, also over https and at another port`() throws {
        for (target, isRefused) in [
            ("https://a.example/y", false), ("http://A.example:8080/y", false), ("/y", false),
            ("https://b.example/y", true),
            ("http://a.example.org/y", true), ("//b.example", true),
        ] {
            let head = HTTPRequest(method: .post, scheme: "http", authority: "a.example", path: "/x")
            let operation = OperationInfo(id: "x", method: .post, path: "/x")
            let request = RawRequest(head: head, body: .data(Data("x".utf8)), operation: operation)
            let response = HTTPResponse(status: .temporaryRedirect, headerFields: [.location: target])
            if isRefused {
                #expect(throws: RefusedRedirect.self) { try redirection(of: request, by: response) }
            } else {
                #expect(try redirection(of: request, by: response) != nil)
            }
        }
    }

    /// Not endless over Foundation on Linux, which collects it, with the whole session's queue.
    @Test(arguments: TestedTransport.allCases, ["dripping", "silent", "endless"])
    func `the body of a redirect holds up nothing`(tested: TestedTransport, kind: String) async throws {
        guard kind != "endless" || tested.showsRedirects else { return }
        let server = try LoopbackServer { request, connection in
            if request.target == "/here" {
                connection.reply("here")
                return
            }
            connection.send("HTTP/1.1 302 Found\r\nLocation: /here\r\nTransfer-Encoding: chunked\r\n\r\n")
            var isOpen = true
            while isOpen, kind == "endless" { isOpen = connection.chunk([UInt8](repeating: 65, count: 1 << 16)) }
            while isOpen, kind == "dripping" {
                isOpen = connection.chunk("a")
                usleep(100_000)
            }
            if kind == "silent" { _ = connection.waitForClose(seconds: 300) }
        }
        defer { server.stop() }
        let start = ContinuousClock.now
        let client = APIClient(
            server: ServerURL(server.url)!, credentials: Keys(),
            configuration: .init(timeout: .seconds(2), retries: nil),
            transport: tested.transport)
        do {
            #expect(try await client.send(operation(.get)).body.text() == "here")
        } catch {
            #expect(!tested.showsRedirects, "\(error)")
        }
        #expect(ContinuousClock.now - start < .seconds(120))
    }

    @Test(arguments: TestedTransport.allCases)
    func `an endless chain is an error`(tested: TestedTransport) async throws {
        let server = try LoopbackServer { _, connection in
            connection.reply(status: "302 Found", headers: ["Location": "/again"])
        }
        defer { server.stop() }
        await #expect(throws: APIError<Never>.self) { try await client(server, tested).send(operation(.get)) }
        #expect(server.requests.count == 21)
    }

    @Test(arguments: TestedTransport.allCases)
    func `a redirect without a target is an answer like any other`(tested: TestedTransport) async throws {
        let server = try LoopbackServer { _, connection in connection.reply("body", status: "302 Found") }
        defer { server.stop() }
        let response = try await client(server, tested).send(operation(.get))
        #expect(response.head.status == .found)
    }

    @Test(arguments: TestedTransport.allCases)
    func `a stream is sent again where it was spooled, and isn't followed elsewhere`(
        tested: TestedTransport
    ) async throws {
        let server = try LoopbackServer { request, connection in
            if request.target == "/go" {
                connection.reply(status: "307 Temporary Redirect", headers: ["Location": "/here"])
            } else {
                connection.reply(request.method + request.text)
            }
        }
        defer { server.stop() }
        let pieces = AsyncStream { continuation in
            continuation.yield(Data("bo".utf8))
            continuation.yield(Data("dy".utf8))
            continuation.finish()
        }
        let response = try await client(server, tested).send(operation(.put, body: .stream(BodyStream(pieces))))
        switch tested {
        case .urlSession: #expect(try await response.body.text() == "PUTbody")
        #if os(Linux)
            case .curl: #expect(response.head.status == .temporaryRedirect)
        #endif
        #if AsyncHTTPClient
            case .asyncHTTPClient: #expect(response.head.status == .temporaryRedirect)
        #endif
        }
    }
}
