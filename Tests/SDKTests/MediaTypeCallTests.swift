import APIRuntime
import CodegenLoopbackServer
import CodegenMediaTypeCase
import Foundation
import Testing

/// The golden client of several media types over a real socket: what arrives at the server, and what comes back.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct MediaTypeCallTests {
    private func start(
        _ body: String, contentType: String? = "application/json", status: String = "200 OK"
    ) throws -> (server: LoopbackServer, client: GoldenClient) {
        let server = try LoopbackServer { _, connection in
            connection.reply(body, status: status, contentType: contentType)
        }
        return (server, GoldenClient(server: .init(url: ServerURL(URL(string: server.url)!))))
    }

    @Test func `a whole answer and a stream are two functions`() async throws {
        let (server, client) = try start(#"{"text": "42"}"#)
        defer { server.stop() }
        #expect(try await client.chat.create(body: .init(text: "?")).text == "42")
        #expect(server.requests.first?["accept"] == "application/json")
        #expect(server.requests.first?.text == #"{"text":"?"}"#)
    }

    @Test func `the stream asks for events, and sets the flag`() async throws {
        let (server, client) = try start(
            "data: {\"delta\": \"a\"}\n\ndata: {\"delta\": \"b\"}\n\ndata: [DONE]\n\n", contentType: "text/event-stream"
        )
        defer { server.stop() }
        var deltas: [String] = []
        for try await chunk in try await client.chat.createStream(body: .init(text: "?")) {
            deltas.append(chunk.delta)
        }
        #expect(deltas == ["a", "b"])
        #expect(server.requests.first?["accept"]?.hasPrefix("text/event-stream") == true)
        #expect(server.requests.first?.text == #"{"text":"?","stream":true}"#)
    }

    @Test func `the stream has the errors that the description documents`() async throws {
        let (server, client) = try start(#"{"message": "too long"}"#, status: "400 Bad Request")
        defer { server.stop() }
        do {
            _ = try await client.chat.createStream(body: .init(text: "?"))
            Issue.record("it should have thrown")
        } catch .failure(.badRequest(let problem), let response) {
            #expect(problem.message == "too long")
            #expect(response.status == 400)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test(arguments: ["json", "multipart", "form", "csv"])
    func `each documented body is sent as itself`(_ kind: String) async throws {
        let (server, client) = try start("", contentType: nil, status: "204 No Content")
        defer { server.stop() }
        let body: PutReport.Body =
            switch kind {
            case "multipart": .multipart(.init(file: .data(Data("abc".utf8)), title: "T"))
            case "form": .form(.init(url: "https://a.example"))
            case "csv": .csv("a,b")
            default: .json(.init(text: "x"))
            }
        try await client.reports.put(id: "1", body: body)
        let request = try #require(server.requests.first)
        let type = request["content-type"] ?? ""
        switch kind {
        case "multipart":
            #expect(type.hasPrefix("multipart/form-data; boundary="))
            #expect(request.text.contains("name=\"file\"") && request.text.contains("abc"))
        case "form":
            #expect(type == "application/x-www-form-urlencoded")
            #expect(request.text == "url=https%3A%2F%2Fa.example")
        case "csv":
            #expect(type == "text/csv")
            #expect(request.text == "a,b")
        default:
            #expect(type == "application/json")
            #expect(request.text == #"{"text":"x"}"#)
        }
    }

    @Test func `JSON, PDF and CSV are cases, and one can be asked for`() async throws {
        let (server, client) = try start("%PDF", contentType: "application/pdf")
        defer { server.stop() }
        let report = try await client.configured { $0.accept = "application/pdf" }.reports.get(id: "1")
        guard case .pdf(let body) = report else {
            Issue.record("\(report)")
            return
        }
        #expect(try await body.collect() == Data("%PDF".utf8))
        #expect(server.requests.first?["accept"] == "application/pdf")
        let (other, second) = try start(#"{"text": "j"}"#)
        defer { other.stop() }
        guard case .json(let answer) = try await second.reports.get(id: "1") else {
            Issue.record("it should be JSON")
            return
        }
        #expect(answer.text == "j")
        #expect(other.requests.first?["accept"] == "application/json, application/pdf, text/csv, text/plain")
    }

    @Test(arguments: [("application/json", #"{"message": "m"}"#), ("text/plain", "m")])
    func `errors of several media types are cases`(_ type: String, _ body: String) async throws {
        let (server, client) = try start(body, contentType: type, status: "404 Not Found")
        defer { server.stop() }
        do {
            _ = try await client.reports.get(id: "1")
            Issue.record("it should have thrown")
        } catch .failure(.notFound(let problem), _) {
            #expect(type == "application/json" && problem.message == "m")
        } catch .failure(.notFoundText(let text), _) {
            #expect(type == "text/plain" && text == "m")
        } catch {
            Issue.record("\(error)")
        }
    }

    /// Takes the place of an XML coder: property lists are XML.
    private struct PropertyLists: CodableBodyCoder {
        func encode<Value: Encodable>(_ value: Value) throws -> Data {
            let encoder = PropertyListEncoder()
            encoder.outputFormat = .xml
            return try encoder.encode(value)
        }

        func decode<Value: Decodable>(_ type: Value.Type, from body: Data) throws -> Value {
            try PropertyListDecoder().decode(type, from: body)
        }
    }

    @Test func `XML is typed, by the caller's coder`() async throws {
        let answer = String(decoding: try PropertyLists().encode([Order(number: 7)]), as: UTF8.self)
        let (server, client) = try start(answer, contentType: "text/xml")
        defer { server.stop() }
        let orders = try await client.configured { $0.bodyCoders["application/xml"] = PropertyLists() }
            .orders.create(body: Order(number: 3))
        #expect(orders.map(\.number) == [7])
        let request = try #require(server.requests.first)
        #expect(request["content-type"] == "application/xml")
        #expect(try PropertyListDecoder().decode(Order.self, from: request.body) == Order(number: 3))
    }
}
