import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// Server-sent events by the WHATWG rules, JSON Lines, JSON text sequences: however the pieces are cut.
struct StreamingTests {
    /// The text as a body, cut into pieces of `size` bytes.
    private func body(_ text: String, size: Int) -> ResponseBody {
        let bytes = Array(text.utf8)
        let position = Locked(0)
        return ResponseBody(
            next: {
                position.withLock { position in
                    guard position < bytes.count else { return nil }
                    defer { position += size }
                    return Data(bytes[position..<min(bytes.count, position + size)])
                }
            },
            cancel: {}
        )
    }

    private func events(_ text: String, size: Int = 7) async throws -> [ServerSentEvent] {
        try await ServerSentEvents(body(text, size: size)).reduce(into: []) { $0.append($1) }
    }

    private func values(_ text: String, _ contentType: String?, size: Int = 7) async throws -> [JSONValue] {
        let head = ResponseHead(
            status: 200,
            headerFields: contentType.map { [.contentType: $0] } ?? [:],
            operation: OperationInfo(id: "ask", method: .post, path: "/ask")
        )
        let stream = ResponseStream<JSONValue>(head: head, body: body(text, size: size))
        return try await stream.reduce(into: []) { $0.append($1) }
    }

    /// The examples of the WHATWG's section 9.2.6.
    @Test(arguments: [1, 2, 3, 1000])
    func `the standard's examples`(size: Int) async throws {
        let stocks = try await events("data: YHOO\ndata: +2\ndata: 10\n\n", size: size)
        #expect(stocks == [ServerSentEvent(data: "YHOO\n+2\n10")])
        let four = ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n"
        #expect(
            try await events(four, size: size) == [
                ServerSentEvent(data: "first event", id: "1"), ServerSentEvent(data: "second event"),
            ]
        )
        #expect(try await events("data\n\ndata\ndata\n\ndata:", size: size).map(\.data) == ["", "\n"])
        #expect(try await events("data:test\n\ndata: test\n\n", size: size).map(\.data) == ["test", "test"])
    }

    @Test(arguments: [1, 2, 3, 1000])
    func `line endings, byte order mark, types, retry`(size: Int) async throws {
        let text =
            "\u{FEFF}event: add\r\ndata: 1\r\n\r\nevent: remove\rdata: 2\rretry: 1500\r\rdata: 3\nretry: 1x\nfoo: bar\n\n"
        #expect(
            try await events(text, size: size) == [
                ServerSentEvent(type: "add", data: "1"), ServerSentEvent(type: "remove", data: "2", retry: 1500),
                ServerSentEvent(data: "3"),
            ]
        )
        #expect(try await events("id: 1\u{0}2\ndata: x\n\n", size: size) == [ServerSentEvent(data: "x")])
        #expect(try await events("event: only\n\ndata: \u{1F600}\n\n", size: size) == [ServerSentEvent(data: "😀")])
    }

    @Test(arguments: [1, 2, 5, 1000])
    func `lines with and without framing`(size: Int) async throws {
        let expected: [JSONValue] = [["a": 1], ["a": 2]]
        let types = ["application/x-ndjson", "application/jsonl", "application/json; charset=utf-8", nil]
        for type in types {
            #expect(try await values("{\"a\":1}\n\n  \r\n{\"a\":2}", type, size: size) == expected)
            let framed = "event: x\ndata: {\"a\":1}\nid: 5\n: note\ndata:{\"a\":2}\n\ndata: [DONE]\n{\"a\":3}\n"
            #expect(try await values(framed, type, size: size) == expected)
        }
    }

    @Test(arguments: [1, 2, 5, 1000])
    func `events as values, and what servers make of them`(size: Int) async throws {
        let expected: [JSONValue] = [["a": 1], ["a": 2]]
        let type = "text/event-stream; charset=utf-8"
        #expect(
            try await values("data: {\"a\":\ndata: 1}\n\ndata: {\"a\":2}\n\ndata: [DONE]\n\n", type, size: size)
                == expected)
        #expect(try await values("data: {\"a\":1}\ndata: {\"a\":2}\n", type, size: size) == expected)
        #expect(try await values("{\"a\":1}\n{\"a\":2}\n", type, size: size) == expected)
        #expect(try await values("data:\n\ndata: {\"a\":1}\n\n:keep\n\ndata: {\"a\":2}", type, size: size) == expected)
    }

    @Test(arguments: [1, 2, 5, 1000])
    func `json text sequences`(size: Int) async throws {
        let text = "\u{1E}{\"a\":\n1}\n\u{1E}[\"\\\"{\"]\n\u{1E}\u{1E}12\n\u{1E}true\n"
        #expect(try await values(text, "application/json-seq", size: size) == [["a": 1], ["\"{"], 12, true])
    }

    @Test func `a document that doesn't fit ends the stream with an error that tells where`() async throws {
        let error = await #expect(throws: APIError<Never>.self) {
            try await values("{\"a\":1}\n{\"a\":\n", "application/x-ndjson")
        }
        guard case .decoding(.json, let response) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(response.operation.id == "ask")
        #expect(response.text == "{\"a\":")
    }

    @Test func `a stream can be read once`() async throws {
        let lines = JSONLines(body("1\n", size: 1))
        for try await _ in lines {}
        await #expect(throws: ResponseBody.AlreadyRead.self) { for try await _ in lines {} }
    }

    @Test func `leaving early cancels, also when the stream is kept`() async throws {
        let isCancelled = Locked(false)
        let endless = ResponseBody(next: { Data("1\n".utf8) }, cancel: { isCancelled.withLock { $0 = true } })
        let head = ResponseHead(
            status: 200,
            headerFields: [:],
            operation: OperationInfo(id: "x", method: .get, path: "/x")
        )
        let stream = ResponseStream<Int>(head: head, body: endless)
        for try await value in stream {
            #expect(value == 1)
            break
        }
        #expect(isCancelled.withLock { $0 })
        withExtendedLifetime(stream) {}
    }
}
