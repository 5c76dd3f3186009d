import CodegenLoopbackServer
import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// `URLSessionTransport` against a real socket.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct TransportTests {
    @Test(arguments: TestedTransport.allCases)
    func `sends target and headers as they are, and returns status, headers and body`(
        tested: TestedTransport
    ) async throws {
        let transport = tested.transport
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

    @Test(arguments: TestedTransport.allCases)
    func `several cookies are one header, with semicolons`(tested: TestedTransport) async throws {
        let server = try LoopbackServer { _, connection in connection.reply() }
        defer { server.stop() }
        var fields = HTTPFields()
        // The subscript keeps them as two fields; a literal doesn't.
        fields[.cookie] = "a=1; b=2"
        _ = try await tested.transport.send(request("/", of: server, headers: fields))
        #expect(server.requests.first?["Cookie"] == "a=1; b=2")
    }

    @Test(arguments: TestedTransport.allCases, ["POST", "PUT", "PATCH", "DELETE", "QUERY"])
    func `sends a body with any method`(tested: TestedTransport, method: String) async throws {
        let transport = tested.transport
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

    @Test(arguments: TestedTransport.allCases)
    func `answers without a body, and HEAD, end at once`(tested: TestedTransport) async throws {
        let transport = tested.transport
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

    @Test(arguments: TestedTransport.allCases)
    func `pieces arrive while the server still sends`(tested: TestedTransport) async throws {
        let transport = tested.transport
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

    @Test(arguments: TestedTransport.allCases)
    func `a dropped connection is an error, not an end`(tested: TestedTransport) async throws {
        let transport = tested.transport
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

    @Test(arguments: TestedTransport.allCases)
    func `what comes before the answer is passed over`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let server = try LoopbackServer { _, connection in
            connection.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
            connection.reply("x", status: "201 Created")
        }
        defer { server.stop() }
        let response = try await transport.send(request("/", of: server))
        #expect(response.head.status == .created)
        #expect(try await response.body.text() == "x")
    }

    @Test(
        arguments: TestedTransport.allCases,
        [
            "garbage\r\n\r\n", "HTTP/1.1 99999 X\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n",
            "HTTP/1.1 200 OK\r\nBad Header\r\n: x\r\nContent-Length: 1\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
            "HTTP/1.1 302 F\r\nLocation: //a:99999999/%%%?%%#%\r\nContent-Length: 0\r\n\r\n",
        ])
    func `what isn't HTTP is an error and no trap`(tested: TestedTransport, answer: String) async throws {
        let transport = tested.transport
        let server = try LoopbackServer { _, connection in
            connection.send(answer)
            connection.close()
        }
        defer { server.stop() }
        await #expect(throws: (any Error).self) {
            try await transport.send(request("/", of: server)).body.collect()
        }
    }

    /// Not over Foundation on Linux, which ends the process at the first trailer.
    @Test(arguments: TestedTransport.allCases.filter(\.canReadTrailers))
    func `trailers behind chunks are passed over`(tested: TestedTransport) async throws {
        let server = try LoopbackServer { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Digest\r\n\r\n")
            connection.send("3;name=value\r\nabc\r\n2\r\nde\r\n0\r\nDigest: x\r\nOther: y\r\n\r\n")
        }
        defer { server.stop() }
        for _ in 0..<2 {
            #expect(try await tested.transport.send(request("/", of: server)).body.text() == "abcde")
        }
    }

    @Test(arguments: TestedTransport.allCases)
    func `what was compressed on the way is decompressed`(tested: TestedTransport) async throws {
        let compressed: [UInt8] = [
            0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xD7, 0x51, 0xC8, 0x40, 0xA2, 0,
            0x9F,
            0xA1, 0xCA, 0x09, 0x13, 0, 0, 0,
        ]
        let server = try LoopbackServer { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(compressed.count)\r\n\r\n")
            connection.send(compressed)
        }
        defer { server.stop() }
        let response = try await tested.transport.send(request("/", of: server))
        #expect(try await response.body.text() == "hello, hello, hello")
        #expect(server.requests.first?["Accept-Encoding"]?.contains("gzip") == true)
    }

    @Test(arguments: TestedTransport.allCases)
    func `an answer ends where the server has no more to say`(tested: TestedTransport) async throws {
        let server = try LoopbackServer { _, connection in
            connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end")
            connection.finishSending()
            _ = connection.waitForClose(seconds: 300)
        }
        defer { server.stop() }
        let start = ContinuousClock.now
        #expect(try await tested.transport.send(request("/", of: server)).body.text() == "to the end")
        #expect(ContinuousClock.now - start < .seconds(200))
    }

    @Test(arguments: TestedTransport.allCases)
    func `a server that doesn't want the body to its end is heard, or an error`(tested: TestedTransport) async throws {
        let server = try LoopbackServer(readsBodies: false) { _, connection in
            connection.reply("too large", status: "413 Content Too Large", headers: ["Connection": "close"])
            connection.close()
        }
        defer { server.stop() }
        let body = RequestBody.data(Data(repeating: 0x41, count: 32 << 20))
        let start = ContinuousClock.now
        let status = try? await tested.transport.send(request("/", of: server, method: .post, body: body)).head.status
        #expect(status == nil || status?.code == 413)
        #expect(ContinuousClock.now - start < .seconds(200))
    }

    @Test(arguments: TestedTransport.allCases)
    func `an open connection that fell silent runs into the timeout`(tested: TestedTransport) async throws {
        let server = try LoopbackServer { _, connection in
            connection.beginChunks(contentType: "text/plain")
            connection.chunk("a")
            _ = connection.waitForClose(seconds: 300)
        }
        defer { server.stop() }
        let start = ContinuousClock.now
        let body = try await tested.transport.send(request("/", of: server, timeout: .seconds(1))).body
        await #expect(throws: (any Error).self) { try await body.collect() }
        #expect(ContinuousClock.now - start < .seconds(200))
    }

    @Test(arguments: TestedTransport.allCases)
    func `a GET with a body is sent, or an error that says why not`(tested: TestedTransport) async throws {
        let server = try LoopbackServer { request, connection in connection.reply(request.text) }
        defer { server.stop() }
        let request = request("/", of: server, body: .data(Data("query".utf8)))
        do {
            #expect(try await tested.transport.send(request).body.text() == "query")
        } catch let error as UnsendableBody {
            #expect(error.description.contains("GET"))
            #expect(tested == .urlSession && server.requests.isEmpty)
        }
    }

    @Test(arguments: TestedTransport.allCases)
    func `nobody listening is an error`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let server = try LoopbackServer { _, _ in }
        server.stop()
        await #expect(throws: (any Error).self) { try await transport.send(request("/", of: server)) }
    }

    @Test(arguments: TestedTransport.allCases)
    func `a server that says nothing runs into the timeout`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let server = try LoopbackServer { _, connection in _ = connection.waitForClose(seconds: 300) }
        defer { server.stop() }
        let start = ContinuousClock.now
        await #expect(throws: (any Error).self) {
            try await transport.send(request("/", of: server, timeout: .seconds(1)))
        }
        #expect(ContinuousClock.now - start < .seconds(200))
    }

    @Test(arguments: TestedTransport.allCases)
    func `a hundred calls at once`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let server = try LoopbackServer { request, connection in connection.reply(request.target) }
        defer { server.stop() }
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
