import HTTPTypes
import Testing

@testable import APIRuntime

/// Base URLs: checked, never trapping, joined with paths.
struct ServerURLTests {
    @Test(arguments: [
        ("https://a.example", "/v1/x", "/v1/x"), ("https://a.example/", "/v1/x", "/v1/x"),
        ("https://a.example/api/v2/ml-scribe/open-api", "/sessions", "/api/v2/ml-scribe/open-api/sessions"),
        ("https://a.example/api/v2/ml-scribe/open-api/", "/sessions", "/api/v2/ml-scribe/open-api/sessions"),
        ("HTTPS://A.example:8443//", "/x?y=z", "/x?y=z"), ("http://[::1]:80/b", "/", "/b/"),
    ])
    func joining(base: String, path: String, expected: String) async throws {
        let transport = InMemoryTransport(body: "")
        let client = APIClient(server: try #require(ServerURL(base)), transport: transport)
        let operation = OperationInfo(id: "x", method: .get, path: path)
        let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: path)
        _ = try await client.send(RawRequest(head: head, operation: operation))
        #expect(transport.requests.first?.head.path == expected)
        #expect(transport.requests.first?.head.authority == client.server.location?.authority)
    }

    @Test(arguments: [
        "", "/api", "a.example", "ftp://a.example", "https://", "https:///x", "https://a b",
        "https://user:pw@a.example",
        "https://a.example?x=1", "https://a.example/#f", "https://a.example:99999", "https://a.example:", "https://:80",
        "https://a.example/ü", "https://a.example/{x}", "https://a.example:8a/",
    ])
    func malformed(text: String) {
        #expect(ServerURL(text) == nil)
    }

    @Test func templates() async throws {
        let server = ServerURL(
            template: "https://{region}.example.com:{port}/{path}", ["region": "eu", "port": "8443", "path": "a/b"])
        #expect(server.string == "https://eu.example.com:8443/a/b")
        #expect(server.isValid)
        let unfilled = ServerURL(template: "https://{region}.example.com", [:])
        #expect(!unfilled.isValid)
        let client = SampleClient(server: unfilled, transport: InMemoryTransport())
        await #expect {
            try await client.call(GetNode<Anonymous>())
        } throws: { error in
            guard
                case APIError<GetNode<Anonymous>.Failure>.request(let error)? = error
                    as? APIError<GetNode<Anonymous>.Failure>
            else { return false }
            return error.problems
                == [
                    .server(
                        "https://{region}.example.com",
                        reason: "has a value for the variable 'region' that can't be part of the host")
                ]
        }
    }

    @Test(arguments: [
        "evil.example/x", "evil.example:80", "user@evil.example", "evil.example?", "evil.example#", "evil.example\\",
        "", "a b", "a\n",
    ])
    func `a variable can't lead to another host`(value: String) {
        #expect(!ServerURL(template: "https://{region}.example.com/v1", ["region": value]).isValid)
        #expect(!ServerURL(template: "https://api.{region}/v1", ["region": value]).isValid)
        #expect(
            !ServerURL(template: "{scheme}://api.example.com", ["scheme": "https://evil.example/?" + value]).isValid)
        #expect(!ServerURL(template: "{scheme}://api.example.com", ["scheme": "https://evil.example/" + value]).isValid)
    }

    @Test func `a variable that is the whole host may have a port`() {
        #expect(
            ServerURL(template: "https://{host}/v1", ["host": "localhost:8080"]).location?.authority == "localhost:8080"
        )
        #expect(ServerURL(template: "https://{host}/v1", ["host": "[::1]:8080"]).location?.authority == "[::1]:8080")
        #expect(ServerURL(template: "{scheme}://{host}", ["scheme": "http", "host": "a:1"]).string == "http://a:1")
        #expect(!ServerURL(template: "https://{host}/v1", ["host": "user@evil.example"]).isValid)
        #expect(!ServerURL(template: "https://{host}:{port}", ["host": "a:80", "port": "80"]).isValid)
        #expect(!ServerURL(template: "https://{host}:{port}", ["host": "a", "port": "80.evil.example"]).isValid)
        #expect(
            ServerURL(template: "{base}/v1", ["base": "https://a.example/api"]).string == "https://a.example/api/v1")
        #expect(!ServerURL(template: "https://a.example/{path}", ["path": "b?c=d"]).isValid)
    }

    @Test func `a relative server is completed by an origin`() throws {
        let origin = try #require(ServerURL("https://a.example/base"))
        #expect(ServerURL(origin: origin, template: "/v1").string == "https://a.example/base/v1")
        #expect(ServerURL(origin: origin, template: "./v1/{x}", ["x": "y"]).string == "https://a.example/base/v1/y")
    }

    @Test func `user information is not printed`() async throws {
        let text: StaticString = "https://user:s3cret@a.example/v1"
        let server = ServerURL(text)
        var dumped = ""
        dump(server, to: &dumped)
        #expect("\(server)" == "https://a.example/v1")
        #expect(!(dumped + String(reflecting: server)).contains("s3cret"))
        let error = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await SampleClient(server: server, transport: InMemoryTransport()).call(GetNode<Anonymous>())
        }
        #expect(!"\(error!)".contains("s3cret"))
    }
}
