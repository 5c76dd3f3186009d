import APIRuntime
import Foundation
import HTTPTypes
import LoopbackServer
import Testing

/// `URLSessionTransport` against a real socket.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct TransportTests {
    private let transport = URLSessionTransport.shared

    @Test func `sends target and headers as they are, and returns status, headers and body`() async throws {
        let server = try LoopbackServer { request, connection in
            connection.reply(#"{"target":"\#(request.target)"}"#, status: "201 Created", headers: ["X-Answer": "42"])
        }
        defer { server.stop() }
        let path = "/users/linked-account:unlink?x=%7C1&y=a%2Bb&z%5B%5D=%C3%A9"
        let response = try await transport.send(
            request(path, of: server, headers: [.accept: "application/json", .cookie: "a=1; b=2"])
        )
        #expect(response.head.status.code == 201)
        #expect(response.head.headerFields[HTTPField.Name("X-Answer")!] == "42")
        #expect(try await response.body.text() == #"{"target":"\#(path)"}"#)
        let received = try #require(server.requests.first)
        #expect(received["Accept"] == "application/json")
        #expect(received["Cookie"] == "a=1; b=2")
    }

    @Test(arguments: ["POST", "PUT", "PATCH", "DELETE", "QUERY"])
    func `sends a body with any method`(method: String) async throws {
        let server = try LoopbackServer { _, connection in connection.reply() }
        defer { server.stop() }
        let body = RequestBody.data(Data(#"{"a":1}"#.utf8))
        let response = try await transport.send(
            request("/", of: server, method: .init(method)!, body: body, headers: [.contentType: "application/json"])
        )
        #expect(response.head.status == .ok)
        #expect(server.requests.first?.method == method)
        #expect(server.requests.first?.text == #"{"a":1}"#)
        #expect(server.requests.first?["Content-Type"] == "application/json")
    }

    @Test func `answers without a body, and HEAD, end at once`() async throws {
        let server = try LoopbackServer { request, connection in
            if request.method == "HEAD" {
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            } else {
                connection.send("HTTP/1.1 204 No Content\r\n\r\n")
            }
        }
        defer { server.stop() }
        let head = try await transport.send(request("/", of: server, method: .head))
        #expect(try await head.body.collect().isEmpty)
        let noContent = try await transport.send(request("/", of: server, method: .delete))
        #expect(noContent.head.status == .noContent)
        #expect(try await noContent.body.collect().isEmpty)
    }

    @Test func `pieces arrive while the server still sends`() async throws {
        let goOn = Guarded(false)
        let server = try LoopbackServer { _, connection in
            connection.beginChunks(contentType: "application/x-ndjson")
            connection.chunk("one\n")
            while !goOn.withLock({ $0 }) { usleep(1000) }
            connection.chunk("two\n")
            connection.endChunks()
        }
        defer { server.stop() }
        let response = try await transport.send(request("/", of: server))
        var pieces = response.body.makeAsyncIterator()
        #expect(try await pieces.next() == Data("one\n".utf8))
        goOn.withLock { $0 = true }
        #expect(try await pieces.next() == Data("two\n".utf8))
        #expect(try await pieces.next() == nil)
    }

    @Test func `a dropped connection is an error, not an end`() async throws {
        let server = try LoopbackServer { request, connection in
            if request.target == "/head" { return connection.close() }
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")
            connection.close()
        }
        defer { server.stop() }
        await #expect(throws: (any Error).self) { try await transport.send(request("/head", of: server)) }
        let response = try await transport.send(request("/body", of: server))
        await #expect(throws: (any Error).self) { try await response.body.collect() }
    }

    @Test func `what comes before the answer is passed over`() async throws {
        let server = try LoopbackServer { _, connection in
            connection.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
            connection.reply("x", status: "201 Created")
        }
        defer { server.stop() }
        let response = try await transport.send(request("/", of: server))
        #expect(response.head.status == .created)
        #expect(try await response.body.text() == "x")
    }

    @Test(arguments: [
        "garbage\r\n\r\n", "HTTP/1.1 99999 X\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n",
        "HTTP/1.1 200 OK\r\nBad Header\r\n: x\r\nContent-Length: 1\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 302 F\r\nLocation: //a:99999999/%%%?%%#%\r\nContent-Length: 0\r\n\r\n",
    ])
    func `what isn't HTTP is an error and no trap`(answer: String) async throws {
        let server = try LoopbackServer { _, connection in
            connection.send(answer)
            connection.close()
        }
        defer { server.stop() }
        await #expect(throws: (any Error).self) {
            try await transport.send(request("/", of: server)).body.collect()
        }
    }

    @Test func `nobody listening is an error`() async throws {
        let server = try LoopbackServer { _, _ in }
        server.stop()
        await #expect(throws: (any Error).self) { try await transport.send(request("/", of: server)) }
    }

    @Test func `a server that says nothing runs into the timeout`() async throws {
        let server = try LoopbackServer { _, connection in _ = connection.waitForClose(seconds: 20) }
        defer { server.stop() }
        let start = ContinuousClock.now
        await #expect(throws: (any Error).self) {
            try await transport.send(request("/", of: server, timeout: .seconds(1)))
        }
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test func `a hundred calls at once`() async throws {
        let server = try LoopbackServer { request, connection in connection.reply(request.target) }
        defer { server.stop() }
        let transport = transport
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for index in 0..<100 {
                group.addTask {
                    let response = try await transport.send(request("/\(index)", of: server))
                    return try await response.body.text()
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(answers.count == 100)
    }
}

extension ResponseBody {
    /// The body as text.
    func text() async throws -> String {
        String(decoding: try await collect(), as: UTF8.self)
    }
}

/// A request to a loopback server, as a client would have completed it.
func request(
    _ path: String,
    of server: LoopbackServer,
    method: HTTPRequest.Method = .get,
    body: RequestBody = .none,
    headers: HTTPFields = [:],
    timeout: Duration? = .seconds(20)
) -> RawRequest {
    let operation = OperationInfo(id: "test", method: method, path: "/test")
    let head = HTTPRequest(
        method: method,
        scheme: "http",
        authority: "127.0.0.1:\(server.port)",
        path: path,
        headerFields: headers
    )
    return RawRequest(head: head, body: body, operation: operation, timeout: timeout)
}
