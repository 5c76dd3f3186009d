import APIJSON
import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// Responses that don't follow the description.
@Suite struct ReceivedResponseTests {
    private func answers(
        _ status: Int, _ body: String, _ contentType: String? = "application/json"
    ) -> InMemoryTransport {
        InMemoryTransport { _ in RawResponse(status: status, contentType: contentType, body: body) }
    }

    private func failure(
        _ status: Int, _ body: String, _ contentType: String? = "application/json",
        configuration: ClientConfiguration = .init(retries: nil)
    ) async throws -> APIError<GetNode<Anonymous>.Failure> {
        let client = SampleClient(configuration: configuration, transport: answers(status, body, contentType))
        return try #require(
            await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
                try await client.call(GetNode<Anonymous>())
            })
    }

    @Test(arguments: [
        (404, #"{"name":"gone","hint":"try 43"}"#, "application/json"),
        (404, #"{"message":"no such node"}"#, "application/json"), (404, "<h1>Not here</h1>", "text/html"),
        (500, "out of memory", "text/plain"), (418, "teapot", "text/plain"), (200, "{", "application/json"),
        (304, "", "text/plain"),
    ])
    func `every error holds status, headers and body`(status: Int, body: String, contentType: String) async throws {
        let error = try await failure(status, body, contentType)
        #expect(error.status == status)
        #expect(error.body == Data(body.utf8))
        #expect(error.head?.headerFields[.contentType] == contentType)
    }

    @Test func `a body over the limit is kept up to there`() async throws {
        let error = try await failure(404, #"{"name":"abcdef"}"#, configuration: .init(maximumBodySize: 10))
        guard case .decoding(.bodyTooLarge(limit: 10), let response) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(response.text == #"{"name":"a"#)
    }

    @Test func `a body that breaks off is kept as far as it arrived`() async throws {
        let pieces = Locked([Data("{\"message\":".utf8), Data("\"half".utf8)])
        let transport = InMemoryTransport { _ in
            let body = ResponseBody(
                next: {
                    guard let piece = pieces.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
                        throw URLError(.networkConnectionLost)
                    }
                    return piece
                }, cancel: {})
            return RawResponse(head: HTTPResponse(status: .badGateway), body: body)
        }
        let client = SampleClient(configuration: .init(retries: nil), transport: transport)
        let error = try #require(
            await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
                try await client.call(GetNode<Anonymous>())
            })
        #expect(error.status == 502)
        #expect(error.response?.text == #"{"message":"half"#)
        guard case .transport(let reason as IncompleteResponse, _) = error else {
            Issue.record("\(error)")
            return
        }
        #expect((reason.underlyingError as? URLError)?.code == .networkConnectionLost)
        #expect(error.description.contains("within the body of a response with status 502"))
    }

    @Test func `a stream that breaks off keeps status and headers`() async throws {
        let pieces = Locked([Data("{\"name\":\"a\"}\n{".utf8)])
        let transport = InMemoryTransport { _ in
            let body = ResponseBody(
                next: {
                    guard let piece = pieces.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
                        throw URLError(.networkConnectionLost)
                    }
                    return piece
                }, cancel: {})
            return RawResponse(head: HTTPResponse(status: .ok), body: body)
        }
        let stream = try await SampleClient(transport: transport).call(Watch())
        var names: [String] = []
        let error = await #expect(throws: APIError<Never>.self) {
            for try await node in stream { names.append(node.name) }
        }
        #expect(names == ["a"])
        #expect(error?.status == 200)
    }

    // MARK: Texts

    @Test(arguments: [
        (#"{"code":7,"message":"No such node"}"#, "No such node"),
        (#"{"error":{"code":7,"message":"No such node"}}"#, "No such node"),
        (#"{"detail":[{"loc":["id"],"msg":"not a number"},{"msg":"too long"}]}"#, "not a number; too long"),
        (#"{"type":"about:blank","title":"Gone","detail":"Deleted yesterday"}"#, "Deleted yesterday"),
        (#"{"code":7}"#, #"{"code":7}"#), ("line\n\n  two\u{1B}[31m\u{202E}", "line two [31m "),
        (String(repeating: "x", count: 201), String(repeating: "x", count: 200) + "…"),
    ])
    func `descriptions show what the body says`(body: String, shown: String) async throws {
        let error = try await failure(500, body)
        #expect("\(error)" == "getNode (GET /nodes/{id}) returned 500: \u{201C}\(shown)\u{201D}")
    }

    @Test func `how much is shown is a setting`() async throws {
        let nothing = try await failure(500, "secret", configuration: .init(retries: nil, excerptLength: 0))
        #expect("\(nothing)" == "getNode (GET /nodes/{id}) returned 500")
        let little = try await failure(500, "secret", configuration: .init(retries: nil, excerptLength: 3))
        #expect("\(little)" == "getNode (GET /nodes/{id}) returned 500: \u{201C}sec…\u{201D}")
    }

    @Test func `the data of a success is not shown`() async throws {
        let error = try await failure(200, #"{"patient":"Ada"}"#)
        #expect(!"\(error)".contains("Ada"))
        #expect(error.body == Data(#"{"patient":"Ada"}"#.utf8))
        // Neither is that of one that isn't documented.
        let other = try await failure(203, #"{"patient":"Ada"}"#)
        #expect("\(other)" == "getNode (GET /nodes/{id}) returned 203, which is not documented")
        var dumped = ""
        dump(other, to: &dumped)
        #expect(!dumped.contains("Ada"))
        #expect(dumped.contains("body: \"17 bytes\""))
    }

    // MARK: Undocumented successes

    @Test func `an undocumented success is read as the documented one`() async throws {
        let client = SampleClient(transport: answers(203, #"{"name":"a"}"#))
        #expect(try await client.call(GetNode<Anonymous>()) == Node(name: "a"))
        let response = try await client.response(to: GetNode<Anonymous>())
        #expect(response.head.status == 203)
        guard case .success(Node(name: "a")) = response.outcome else {
            Issue.record("\(response.outcome)")
            return
        }
    }

    @Test func `one that doesn't fit is undocumented, as is one where the setting is off`() async throws {
        guard case .undocumented(let response) = try await failure(202, #"{"job":1}"#) else {
            Issue.record("202")
            return
        }
        #expect(response.text == #"{"job":1}"#)
        let off = ClientConfiguration(readsUndocumentedSuccesses: false)
        guard case .undocumented = try await failure(203, #"{"name":"a"}"#, configuration: off) else {
            Issue.record("203")
            return
        }
    }

    // MARK: Content types

    private func reader(_ body: String, _ contentType: String?) -> ResponseReader {
        let fields = contentType.map { [.contentType: $0] as [HTTPField.Name: String] } ?? [:]
        let head = ResponseHead(
            status: 200, headerFields: HTTPFields(fields.map { HTTPField(name: $0.key, value: $0.value) }),
            operation: OperationInfo(id: "get", method: .get, path: "/"))
        return ResponseReader(head: head, body: Data(body.utf8))
    }

    @Test func `text instead of JSON`() throws {
        #expect(try reader("plain", "text/plain").json(String.self) == "plain")
        #expect(try reader("a,b", "text/csv").json(String.self) == "a,b")
        #expect(try reader("plain", nil).json(String?.self) == "plain")
        #expect(try reader(#""quoted""#, "text/plain").json(String.self) == "quoted")
        #expect(try reader("plain", "text/plain").json(JSONValue.self) == "plain")
        #expect(try reader("2024-05-06", "text/plain").json(CalendarDate.self) == CalendarDate("2024-05-06"))
        #expect(try reader("42", "text/plain").json(Int.self) == 42)
        #expect(throws: ResponseError.self) { try reader("plain", "application/json").json(String.self) }
        #expect(throws: ResponseError.self) { try reader("out of order", "text/plain").json(Node.self) }
        #expect(throws: ResponseError.self) { try reader(#"{"a":"#, "text/plain").json(JSONValue.self) }
        #expect(throws: ResponseError.contentType(found: "text/html", expected: "application/json")) {
            try reader("<html>", "text/html").json(String.self)
        }
    }

    @Test func `JSON instead of text`() throws {
        #expect(try reader(#""a\nb""#, "application/json").text() == "a\nb")
        #expect(try reader(#"{"a":1}"#, "application/json").text() == #"{"a":1}"#)
        #expect(try reader(#""a""#, "text/plain").text() == #""a""#)
    }
}
