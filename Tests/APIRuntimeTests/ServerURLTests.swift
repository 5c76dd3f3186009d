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
        let transport = InMemoryTransport()
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
            return error.problems == [.server("https://{region}.example.com")]
        }
        #expect(!ServerURL(template: "https://{a}", ["a": "evil.example/x?y#"]).isValid)
    }
}
