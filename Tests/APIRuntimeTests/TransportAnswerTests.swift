import CodegenLoopbackServer
import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// Answers that transports have trouble with: challenges, trailers, statuses that don't exist.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct TransportAnswerTests {
    @Test(
        arguments: TestedTransport.allCases,
        [
            #"Basic realm="x""#, #"basic realm=x, charset="UTF-8""#, "Basic", #"Digest realm="x", nonce="y""#, "Bearer",
            "Negotiate", "",
        ])
    func `a 401 with a challenge is an answer like any other`(tested: TestedTransport, challenge: String) async throws {
        let server = try LoopbackServer { _, connection in
            connection.reply("who are you?", status: "401 Unauthorized", headers: ["WWW-Authenticate": challenge])
        }
        defer { server.stop() }
        let start = ContinuousClock.now
        for _ in 0..<2 {
            let response = try await tested.transport.send(request("/", of: server, timeout: .seconds(120)))
            #expect(response.head.status == .unauthorized)
            #expect(try await response.body.text() == "who are you?")
        }
        #expect(ContinuousClock.now - start < .seconds(100))
        #expect(server.requests.count == 2)
    }

    /// The error of a gRPC gateway, as etcd sends it, and other forms of trailers.
    static let trailers = [
        "Trailer: Grpc-Trailer-Content-Type\r\n\r\n5\r\nabcde\r\n0\r\nGrpc-Trailer-Content-Type: application/grpc\r\n\r\n",
        "\r\n3;name=value\r\nabc\r\n2\r\nde\r\n0\r\nDigest: x\r\nOther: y\r\n\r\n",
        "Connection: close\r\n\r\n5\r\nabcde\r\n0\r\nHTTP: 500\r\nX: 7\r\nSet-Cookie: a=b\r\n\r\n",
    ]

    @Test(arguments: TestedTransport.allCases.filter(\.canReadTrailers), trailers)
    func `trailers behind a chunked body are passed over`(tested: TestedTransport, rest: String) async throws {
        let server = try LoopbackServer { _, connection in
            connection.send("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n" + rest)
        }
        defer { server.stop() }
        for _ in 0..<2 {
            let response = try await tested.transport.send(request("/", of: server))
            #expect(response.head.status == .notFound)
            #expect(try await response.body.text() == "abcde")
            #expect(response.head.headerFields[.setCookie] == nil)
        }
    }

    /// AsyncHTTPClient would end the process with a status below 100.
    @Test(
        arguments: TestedTransport.allCases,
        ["000", "0", "1", "42", "099", "-1", "1000", "99999", "abc", "", "2OO", "+20"])
    func `a status that doesn't exist is an error`(tested: TestedTransport, status: String) async throws {
        let server = try LoopbackServer { _, connection in
            connection.send("HTTP/1.1 \(status) X\r\nContent-Length: 1\r\n\r\nx")
            connection.close()
        }
        defer { server.stop() }
        await #expect(throws: (any Error).self) {
            try await tested.transport.send(request("/", of: server, timeout: .seconds(5))).body.collect()
        }
    }

    @Test(arguments: TestedTransport.allCases, ["599", "999", "600"])
    func `a status that nobody knows is an answer`(tested: TestedTransport, status: String) async throws {
        let server = try LoopbackServer { _, connection in connection.reply("x", status: "\(status) X") }
        defer { server.stop() }
        let response = try await tested.transport.send(request("/", of: server))
        #expect("\(response.head.status.code)" == status)
    }
}
