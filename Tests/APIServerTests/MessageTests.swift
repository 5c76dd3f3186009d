import APIServer
import Foundation
import HTTPTypes
import Testing

@Suite struct MessageTests {
    private func request(_ path: String, _ body: IncomingBody = IncomingBody()) -> ServerRequest {
        ServerRequest(head: HTTPRequest(method: .get, scheme: "https", authority: "a", path: path), body: body)
    }

    @Test(arguments: [
        ("/a?b=1&c", "/a", "b=1&c"), ("/a", "/a", ""), ("", "/", ""), ("?x", "/", "x"), ("/a?b?c#d", "/a", "b?c"),
        ("http://host/a/b?c", "/a/b", "c"), ("http://host", "/", ""),
    ])
    func `path and query are taken apart`(_ target: String, _ path: String, _ query: String) {
        let request = request(target)
        #expect(request.path == path)
        #expect(request.query == query)
    }

    @Test func `a body is read up to its limit`() async throws {
        let pieces = ["abc", "def"].map { Data($0.utf8) }
        func body(_ limit: Int, length: Int64? = nil) -> IncomingBody {
            IncomingBody(ResponseBody(AsyncPieces(pieces)), length: length, limit: limit)
        }
        #expect(try await body(6).collect() == Data("abcdef".utf8))
        for body in [body(5), body(100, length: 101)] {
            let error = await #expect(throws: BodyError.self) { try await body.collect() }
            #expect(error?.problem.status == 413)
        }
        let twice = body(6)
        _ = try await twice.collect()
        await #expect(throws: BodyError.self) { try await twice.collect() }
    }

    @Test func `a problem is the JSON of RFC 9457`() async throws {
        let problem = Problem(
            status: .unprocessableContent, type: "https://a.example/invalid", detail: "the body is wrong",
            violations: [
                .init(.body, message: "is wrong"), .init(.query, name: "limit", message: "is too large"),
                .init(.body, pointer: "/a~1b", message: "is missing"),
            ],
            members: ["status": 1, "trace": "x"])
        let response = problem.response
        #expect(response.head.status == .unprocessableContent)
        #expect(response.head.headerFields[.contentType] == "application/problem+json")
        let text = String(decoding: try await response.body.received.collect(), as: UTF8.self)
        #expect(
            text == """
                {"type":"https://a.example/invalid","title":"Unprocessable Content","status":422,"detail":"the body is wrong",\
                "violations":[{"in":"body","pointer":"","message":"is wrong"},\
                {"in":"query","name":"limit","message":"is too large"},\
                {"in":"body","pointer":"/a~1b","message":"is missing"}],"trace":"x"}
                """)
    }

    @Test func `problems of the protocol have their headers`() {
        let allow = Problem.methodNotAllowed(.put, allowed: [.get, .head, .options]).response
        #expect(allow.head.status == .methodNotAllowed)
        #expect(allow.head.headerFields[.allow] == "GET, HEAD, OPTIONS")
        let json = MediaRange("application/json")!
        let unsupported = Problem.unsupportedMediaType("text/plain", accepted: [json])
        #expect(unsupported.response.head.headerFields[.accept] == "application/json")
        #expect(unsupported.description.hasSuffix("the operation takes no text/plain; it takes application/json"))
    }

    @Test func `a stream's sequence is released when the client has gone`() async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: Data.self)
        let ended = AsyncStream.makeStream(of: Void.self)
        continuation.onTermination = { _ in ended.continuation.finish() }
        continuation.yield(Data("a".utf8))
        let task = Task {
            let response = ServerResponse(.ok, body: .stream(stream))
            var count = 0
            for try await _ in response.body.received { count += 1 }
            return count
        }
        task.cancel()
        for await _ in ended.stream {}
        _ = try? await task.value
    }

    @Test func `the response to HEAD says how long the body would be`() {
        let response = ServerResponse(.ok, body: .data(Data("abc".utf8))).withoutBody()
        #expect(response.body.length == 0)
        #expect(response.head.headerFields[.contentLength] == "3")
    }
}

/// A sequence of pieces that are there already.
struct AsyncPieces: AsyncSequence, Sendable {
    let pieces: [Data]

    init(_ pieces: [Data]) {
        self.pieces = pieces
    }

    func makeAsyncIterator() -> Iterator { Iterator(pieces: pieces.makeIterator()) }

    struct Iterator: AsyncIteratorProtocol {
        var pieces: IndexingIterator<[Data]>

        mutating func next() async -> Data? { pieces.next() }
    }
}
