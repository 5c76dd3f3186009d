import APIRuntime
import CodegenLoopbackServer
import Foundation
import Heidi
import Testing

/// The client that gets its tokens by itself.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct HeidiTokenProviderTests {
    /// Counts tokens, and answers every other call with the team list.
    private final class Server: Sendable {
        let tokens = Guarded(0)
        let rejected = Guarded(Set<String>())
        private let lifetime: TimeInterval
        private let delay: useconds_t

        init(lifetime: TimeInterval, delay: useconds_t = 0) {
            self.lifetime = lifetime
            self.delay = delay
        }

        func start() throws -> LoopbackServer {
            try LoopbackServer { [self] request, connection in
                if request.target.hasPrefix("/jwt") {
                    usleep(delay)
                    let number = tokens.withLock {
                        $0 += 1
                        return $0
                    }
                    let expiry = Date(timeIntervalSinceNow: lifetime).formatted(.iso8601)
                    connection.reply(#"{"token": "token-\#(number)", "expiration_time": "\#(expiry)"}"#)
                } else if let token = request["Authorization"], rejected.withLock({ $0.contains(token) }) {
                    connection.reply("{}", status: "401 Unauthorized")
                } else {
                    connection.reply(#"{"joined_teams": []}"#)
                }
            }
        }
    }

    private func client(_ server: LoopbackServer) -> HeidiClient {
        HeidiClient(
            apiKey: "partner-key",
            email: "a@example.com",
            thirdPartyInternalID: "1",
            server: .init(url: ServerURL(server.url)!)
        )
    }

    @Test func `however many callers wait, one token is asked for`() async throws {
        let state = Server(lifetime: 3600, delay: 100_000)
        let server = try state.start()
        defer { server.stop() }
        let heidi = client(server)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { _ = try await heidi.teamManagement.listJoinedTeams() } }
            try await group.waitForAll()
        }
        _ = try await heidi.teamManagement.listJoinedTeams()
        #expect(state.tokens.withLock { $0 } == 1)
        let authorizations = server.requests.filter { $0.target == "/team" }.map { $0["Authorization"] }
        #expect(authorizations == Array(repeating: "Bearer token-1", count: 21))
        let first = try #require(server.requests.first)
        #expect(first["Heidi-Api-Key"] == "partner-key")
    }

    @Test func `a token is renewed before it expires`() async throws {
        let state = Server(lifetime: 3600)
        let server = try state.start()
        defer { server.stop() }
        let passed = Guarded<TimeInterval>(0)
        let address = HeidiClient.Server(url: try #require(ServerURL(server.url)))
        let provider = HeidiTokenProvider(
            apiKey: "partner-key", email: "a@example.com", thirdPartyInternalID: "1", server: address, margin: 300,
            now: { Date(timeIntervalSinceNow: passed.withLock { $0 }) })
        let heidi = HeidiClient(
            server: address, credentials: .init(heidiAPIKey: "partner-key", bearerAuth: .provider(provider)))
        for (seconds, tokens) in [(0.0, 1), (1800, 1), (3400, 2)] {
            passed.withLock { $0 = seconds }
            _ = try await heidi.teamManagement.listJoinedTeams()
            #expect(state.tokens.withLock { $0 } == tokens, "after \(seconds) s")
        }
    }

    @Test func `a rejected token is renewed once`() async throws {
        let state = Server(lifetime: 3600)
        let server = try state.start()
        defer { server.stop() }
        state.rejected.withLock { _ = $0.insert("Bearer token-1") }
        _ = try await client(server).teamManagement.listJoinedTeams()
        #expect(state.tokens.withLock { $0 } == 2)
    }
}
