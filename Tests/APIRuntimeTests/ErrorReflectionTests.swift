import CodegenLoopbackServer
import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Errors end in logs: however they are printed, they show neither queries nor credentials.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct ErrorReflectionTests {
    private struct Key: CredentialSet {
        static let schemes: [SecurityScheme] = [
            .apiKey("key", in: .query, name: "key"), .http("token", scheme: "bearer"),
        ]
        func credential(for scheme: String) -> Credential? { "s3cret" }
    }

    private static let operation = OperationInfo(id: "go", method: .get, path: "/go", security: [["key", "token"]])

    /// All ways to print a value that a program has.
    private func printed(_ value: Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        let error = (value as? any Error).map {
            "\($0.localizedDescription)\(($0 as NSError).userInfo)\($0 as NSError)"
        }
        return "\(value)\n\(String(reflecting: value))\n\(dumped)\n\(error ?? "")"
    }

    private func error(
        of transport: any Transport, server: String = "https://a.example"
    ) async throws -> APIError<Never> {
        let client = APIClient(
            server: ServerURL(server)!, credentials: Key(), configuration: .init(timeout: .seconds(2), retries: nil),
            transport: transport)
        let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/go?note=s3cret")
        let error = await #expect(throws: APIError<Never>.self) {
            try await client.send(RawRequest(head: head, operation: Self.operation))
        }
        return try #require(error)
    }

    private static var failingURL: [String: Any] {
        let url = URL(string: "https://user:s3cret@a.example/go?key=s3cret")!
        return [
            NSURLErrorFailingURLErrorKey: url, "NSErrorFailingURLStringKey": url.absoluteString,
            NSUnderlyingErrorKey: NSError(domain: "x", code: 1, userInfo: [NSURLErrorFailingURLErrorKey: url]),
            NSLocalizedDescriptionKey: "no way",
        ]
    }

    @Test func `errors of Foundation lose their URL`() async throws {
        for thrown: any Error in [
            URLError(.cannotFindHost, userInfo: Self.failingURL),
            NSError(domain: "d", code: 7, userInfo: Self.failingURL),
        ] {
            #expect(printed(thrown).contains("s3cret"))
            let error = try await error(of: InMemoryTransport { _ in throw thrown })
            #expect(!printed(error).contains("s3cret"))
            #expect("\(error)".contains("go (GET /go) failed"))
            guard case .transport(let inner, _) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(!printed(inner).contains("s3cret"))
            #expect(inner.localizedDescription == "no way")
            #expect((inner as NSError).code == (thrown as NSError).code)
        }
    }

    @Test func `errors of a stream, too`() async throws {
        let thrown = URLError(.networkConnectionLost, userInfo: Self.failingURL)
        let head = ResponseHead(status: 200, headerFields: [:], operation: Self.operation)
        let stream = ResponseStream<Int>(head: head, body: ResponseBody(next: { throw thrown }, cancel: {}))
        let error = await #expect(throws: APIError<Never>.self) { for try await _ in stream {} }
        guard case .transport(let inner, _) = try #require(error) else {
            Issue.record("\(error!)")
            return
        }
        #expect(!(printed(inner) + printed(error!)).contains("s3cret"))
    }

    @Test(arguments: TestedTransport.allCases)
    func `what the transports throw`(tested: TestedTransport) async throws {
        let closed = try LoopbackServer { _, _ in }
        closed.stop()
        let silent = try LoopbackServer { _, connection in _ = connection.waitForClose(seconds: 10) }
        let garbage = try LoopbackServer { _, connection in
            connection.send("s3cret\r\n\r\n")
            connection.close()
        }
        defer {
            silent.stop()
            garbage.stop()
        }
        for server in [closed.url, silent.url, garbage.url] {
            let error = try await error(of: tested.transport, server: server)
            #expect(!printed(error).contains("s3cret"))
            guard case .transport(let inner, _) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(!printed(inner).contains("s3cret"))
        }
    }

    @Test func `headers of a response don't show`() async throws {
        var fields = HTTPFields()
        fields[.setCookie] = "session=s3cret"
        fields[.location] = "https://a.example/?signature=s3cret"
        let received = ReceivedResponse(
            head: ResponseHead(status: 500, headerFields: fields, operation: Self.operation), body: Data("broken".utf8))
        for error: APIError<String> in [
            .undocumented(received), .failure("x", received), .decoding(.invalidUTF8, received),
            .decoding(.bodyTooLarge(limit: 1), received),
        ] {
            #expect(!printed(error).contains("s3cret"))
            #expect(printed(error).contains("broken"))
        }
        var dumped = ""
        dump(APIError<String>.failure("payload", received), to: &dumped)
        #expect(dumped.contains("payload") && dumped.contains("500"))
    }

    @Test(arguments: [
        "https://user:s3cret@a.example/v1", "https://user:s3c/s3cret@a.example", "https://user:p?s3cret@a.example/",
        "https://a.example/v1?token=s3cret", "https://a.example/#s3cret", "user:s3cret@a.example",
        "ftp://u:s3cret@a.example",
    ])
    func `a server that is refused is named without its secrets`(url: String) async throws {
        let server = ServerURL(template: "{url}", ["url": url])
        #expect(!server.isValid)
        #expect("\(server)".contains("a.example"))
        let client = APIClient(server: server, transport: InMemoryTransport())
        let request = RawRequest(
            head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/go"), operation: Self.operation)
        let error = await #expect(throws: APIError<Never>.self) { try await client.send(request) }
        #expect(!(printed(error!) + printed(server)).contains("s3cret"))
    }
}
