import APIRuntime
import APIServer
import CodegenHTTPServer
import Foundation
import HTTPTypes
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Requests and responses as bytes on a socket.
@Suite struct HTTPServerTests {
    /// How long a silent client is waited for. All tests share two threads: what a client has sent is read late.
    private let idleTime = Duration.seconds(3)

    /// Responds with what it has received, or as the path says.
    private struct Echo: RequestHandler {
        /// Makes what the stream without end holds.
        var release: @Sendable () -> Release? = { nil }

        func respond(to request: ServerRequest) async -> ServerResponse {
            switch request.path {
            case "/none": return ServerResponse(.noContent)
            case "/ignored": return ServerResponse(.ok, body: .data(Data("ignored".utf8)))
            case "/stream":
                let pieces = AsyncStream<Data> { continuation in
                    for text in ["a", "", "bc"] { continuation.yield(Data(text.utf8)) }
                    continuation.finish()
                }
                return ServerResponse(.ok, body: .stream(pieces))
            case "/endless":
                let pieces = AsyncStream<Data> { [release = release()] in
                    _ = release
                    return Data(count: 1 << 16)
                }
                return ServerResponse(.ok, body: .stream(pieces))
            case "/head": return ServerResponse(.ok, body: .data(Data("text".utf8))).withoutBody()
            default: break
            }
            let body: Data
            do throws(BodyError) { body = try await request.body.collect() } catch { return error.problem.response }
            let fields = request.head.headerFields.filter { $0.name.rawName.hasPrefix("X-") }
            let headers = fields.map { "\($0.name.rawName)=\($0.value)" }.joined(separator: "&")
            let text =
                "\(request.head.method) \(request.head.path ?? "") \(headers) \(String(decoding: body, as: UTF8.self))"
            return ServerResponse(.ok, body: .data(Data(text.utf8)))
        }
    }

    /// Ends a sequence when it is released.
    private final class Release: Sendable {
        private let continuation: AsyncStream<Void>.Continuation

        init(_ continuation: AsyncStream<Void>.Continuation) { self.continuation = continuation }

        deinit { continuation.finish() }
    }

    /// A server for the length of a test.
    private func withServer(
        _ limits: HTTPLimits = .init(), _ handler: Echo = Echo(), _ body: (UInt16) async throws -> Void
    ) async throws {
        let server = try HTTPServer(host: "127.0.0.1", port: 0, limits: limits, handler: handler)
        let task = Task { try await server.run() }
        defer { task.cancel() }
        try await body(try #require(UInt16(server.address.split(separator: ":")[1])))
    }

    /// A socket that blocks would keep a thread from the server.
    private func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: Result(catching: body)) }.start()
        }
    }

    /// All that comes back for some bytes, without the dates.
    private func exchange(_ request: String, _ port: UInt16) async throws -> String {
        try await exchange(Data(request.replacing("\n", with: "\r\n").utf8), port)
    }

    private func exchange(_ request: Data, _ port: UInt16) async throws -> String {
        try await onThread {
            let connection = try Connection(port: port)
            try connection.send(request)
            let text = String(decoding: try connection.receiveAll(), as: UTF8.self)
            return text.replacing(/Date: [^\r]*\r\n/, with: "").replacing("\r\n", with: "\n")
        }
    }

    @Test func `requests follow each other on a connection`() async throws {
        try await withServer { port in
            let text = try await exchange(
                "\n\nGET /a?b=c HTTP/1.1\nHost: x\nX-One: 1\nX-One: 2\n\nPOST /b HTTP/1.1\nHost: x\nContent-Length: 3\n\nabc"
                    + "POST /c HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\nConnection: close\n\n2;x=y\nde\n1\nf\n0\nX: y\n\n",
                port)
            #expect(
                text == """
                    HTTP/1.1 200 OK
                    Content-Length: 27

                    GET /a?b=c X-One=1&X-One=2 HTTP/1.1 200 OK
                    Content-Length: 12

                    POST /b  abcHTTP/1.1 200 OK
                    Content-Length: 12
                    Connection: close

                    POST /c  def
                    """)
        }
    }

    @Test(arguments: [
        ("/none", "HTTP/1.1 204 No Content\nConnection: close\n\n"),
        ("/stream", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nConnection: close\n\n1\na\n2\nbc\n0\n\n"),
    ])
    func `bodies are framed`(_ path: String, _ expected: String) async throws {
        try await withServer { port in
            let text1 = try await exchange("GET \(path) HTTP/1.1\nHost: x\nConnection: close\n\n", port)
            #expect(text1 == expected)
        }
    }

    @Test func `the response to HEAD has a length and no body`() async throws {
        try await withServer { port in
            let text = try await exchange("HEAD /head HTTP/1.1\nHost: x\nConnection: close\n\n", port)
            #expect(text == "HTTP/1.1 200 OK\nContent-Length: 4\nConnection: close\n\n")
        }
    }

    @Test func `clients of HTTP 1.0 get bodies up to the end`() async throws {
        try await withServer { port in
            let text = try await exchange("GET /stream HTTP/1.0\n\n", port)
            #expect(text == "HTTP/1.1 200 OK\nConnection: close\n\nabc")
        }
    }

    @Test func `a client that asks may send its body`() async throws {
        try await withServer { port in
            let text = try await onThread {
                let connection = try Connection(port: port)
                let head =
                    "POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\nConnection: close\r\n\r\n"
                try connection.send(Data(head.utf8))
                let first = try connection.receive()
                try connection.send(Data("abc".utf8))
                return String(decoding: first + (try connection.receiveAll()), as: UTF8.self)
            }
            #expect(text.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"))
            #expect(text.hasSuffix("POST /a  abc"))
        }
    }

    @Test func `what isn't read of a body is no request`() async throws {
        try await withServer { port in
            let text = try await exchange(
                "POST /ignored HTTP/1.1\nHost: x\nContent-Length: 5\n\nabcdeGET /none HTTP/1.1\nHost: x\nConnection: close\n\n",
                port)
            #expect(
                text == "HTTP/1.1 200 OK\nContent-Length: 7\n\nignoredHTTP/1.1 204 No Content\nConnection: close\n\n")
            let long = Data("POST /ignored HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n".utf8)
            let ended = try await exchange(long + Data(count: 1_000_000), port)
            #expect(ended == "HTTP/1.1 200 OK\nContent-Length: 7\nConnection: close\n\nignored")
        }
    }

    @Test(arguments: [
        ("GARBAGE\n\n", 400), ("GET /\n\n", 400), ("GET  / HTTP/1.1\nHost: x\n\n", 400), ("GET / HTTP/1.1\n\n", 400),
        ("GET / HTTP/1.1\nHost: x\nHost: y\n\n", 400), ("GET / HTTP/2.0\nHost: x\n\n", 505),
        ("GET / HTTP/1.1\nHost : x\n\n", 400), ("GET / HTTP/1.1\nHost: x\n folded\n\n", 400),
        ("GET / HTTP/1.1\nHost: x\nX: \u{1}\n\n", 400), ("G(T / HTTP/1.1\nHost: x\n\n", 400),
        ("POST / HTTP/1.1\nHost: x\nContent-Length: 1\nTransfer-Encoding: chunked\n\n", 400),
        ("POST / HTTP/1.1\nHost: x\nContent-Length: 1\nContent-Length: 2\n\n", 400),
        ("POST / HTTP/1.1\nHost: x\nContent-Length: +1\n\n", 400),
        ("POST / HTTP/1.1\nHost: x\nContent-Length: 99999999999999999999\n\n", 413),
        ("POST / HTTP/1.1\nHost: x\nContent-Length: 9223372036854775807\n\n", 413),
        ("POST / HTTP/1.1\nHost: x\nTransfer-Encoding: gzip\n\n", 501),
        ("POST / HTTP/1.0\nTransfer-Encoding: chunked\n\n", 400),
    ])
    func `what can't be read is refused, and the connection ends`(_ request: String, _ status: Int) async throws {
        try await withServer { port in
            let text = try await exchange(request, port)
            #expect(text.hasPrefix("HTTP/1.1 \(status) "))
            #expect(text.contains("Connection: close\n"))
        }
    }

    @Test(arguments: ["zz\nabc", "ffffffffffffffffff\n", "-1\n", "2\nabc\n", "\n"])
    func `a body in broken chunks is refused`(_ chunks: String) async throws {
        try await withServer { port in
            let text = try await exchange("POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n\(chunks)", port)
            #expect(text.hasPrefix("HTTP/1.1 400 Bad Request\n"))
            #expect(text.contains("Connection: close\n"))
        }
    }

    @Test func `limits are kept`() async throws {
        var limits = HTTPLimits()
        limits.head = 1000
        limits.body = 10
        try await withServer(limits) { port in
            let long = String(repeating: "a", count: 2000)
            let text2 = try await exchange("GET /\(long) HTTP/1.1\nHost: x\n\n", port)
            #expect(text2.hasPrefix("HTTP/1.1 431 "))
            let body =
                "POST / HTTP/1.1\nHost: x\nConnection: close\nTransfer-Encoding: chunked\n\nb\n01234567890\n0\n\n"
            let text3 = try await exchange(body, port)
            #expect(text3.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func `a silent client is left`() async throws {
        var limits = HTTPLimits()
        limits.idleTime = idleTime
        try await withServer(limits) { port in
            let text = try await exchange("GET /", port)
            #expect(text == "")
            // In the middle of a body, of a chunk's size, and of a body that isn't wanted.
            let text2 = try await exchange("POST /b HTTP/1.1\nHost: x\nContent-Length: 10\n\nabc", port)
            #expect(text2.hasPrefix("HTTP/1.1 400 "))
            let text3 = try await exchange("POST /b HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n1", port)
            #expect(text3.hasPrefix("HTTP/1.1 400 "))
            let text4 = try await exchange("POST /ignored HTTP/1.1\nHost: x\nContent-Length: 10\n\nabc", port)
            #expect(text4 == "" || text4.hasSuffix("ignored"))
        }
    }

    @Test(.timeLimit(.minutes(10))) func `a client that doesn't read is left`() async throws {
        var limits = HTTPLimits()
        limits.idleTime = idleTime
        let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
        try await withServer(limits, Echo(release: { Release(continuation) })) { port in
            let connection = try Connection(port: port)
            try connection.send(Data("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
            for await _ in ended {}
            withExtendedLifetime(connection) {}
        }
    }

    @Test func `a port that is in use is an error`() throws {
        let server = try HTTPServer(host: "127.0.0.1", port: 0, handler: Echo())
        let port = try #require(UInt16(server.address.split(separator: ":")[1]))
        let error = #expect(throws: HTTPServerError.self) {
            _ = try HTTPServer(host: "127.0.0.1", port: port, handler: Echo())
        }
        #expect(error?.description == "can't listen at 127.0.0.1:\(port): the port is in use; --port takes another one")
        #expect(throws: HTTPServerError.self) { _ = try HTTPServer(host: "nowhere", port: 0, handler: Echo()) }
    }
}

/// A client's socket, which blocks.
private final class Connection {
    private let descriptor: Int32

    struct Failure: Error {}

    init(port: UInt16) throws {
        #if canImport(Glibc) || canImport(Musl)
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure() }
        var time = timeval(tv_sec: 600, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func send(_ data: Data) throws {
        var rest = data[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            // The server may have enough.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    func receive() throws -> Data {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(descriptor, &buffer, buffer.count)
        return Data(buffer.prefix(max(count, 0)))
    }

    func receiveAll() throws -> Data {
        var all = Data()
        while true {
            let next = try receive()
            if next.isEmpty { return all }
            all += next
        }
    }
}
