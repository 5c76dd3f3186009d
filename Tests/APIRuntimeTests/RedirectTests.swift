import Foundation
import HTTPTypes
import LoopbackServer
import Testing

@testable import APIRuntime

/// Redirects: followed, and nothing private leaves the origin.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct RedirectTests {
    private struct Keys: CredentialSet {
        static let schemes: [SecurityScheme] = [
            .http("bearer", scheme: "bearer"), .apiKey("key", in: .header, name: "x-api-key"),
            .apiKey("session", in: .cookie, name: "session"),
        ]
        func credential(for scheme: String) -> Credential? { "s3cret" }
    }

    private func client(_ server: LoopbackServer, _ tested: TestedTransport) -> APIClient {
        APIClient(server: ServerURL(server.url)!, credentials: Keys(), transport: tested.transport)
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
        let redirected = redirection(of: request, by: HTTPResponse(status: .found, headerFields: [.location: to]))
        #expect((redirected != nil) == isFollowed)
        #expect((redirected?.head.headerFields[HTTPField.Name("X-API-Key")!] != nil) == keepsKey)
        if isFollowed { #expect(redirected?.head.headerFields[.accept] == "a/b") }
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
        #if AsyncHTTPClient
            case .asyncHTTPClient: #expect(response.head.status == .temporaryRedirect)
        #endif
        }
    }
}
