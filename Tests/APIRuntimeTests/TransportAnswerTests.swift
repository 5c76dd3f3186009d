import Foundation
import HTTPTypes
import LoopbackServer
import Testing

@testable import APIRuntime

/// Answers that transports have trouble with: challenges, trailers, statuses that don't exist.
@Suite(.serialized, .timeLimit(.minutes(1)))
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
            let response = try await tested.transport.send(request("/", of: server, timeout: .seconds(5)))
            #expect(response.head.status == .unauthorized)
            #expect(try await response.body.text() == "who are you?")
        }
        #expect(ContinuousClock.now - start < .seconds(4))
        #expect(server.requests.count == 2)
    }
}
