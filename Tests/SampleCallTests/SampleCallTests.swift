import APIMock
import APIRuntime
import Foundation
import Heidi
import HeroHealth
import Testing

/// A call as `codegen sample` writes it.
struct SampleCall<Client: Sendable>: Sendable {
    let name: String
    let run: @Sendable (Client) async throws -> Void

    init(_ name: String, _ run: @escaping @Sendable (Client) async throws -> Void) {
        self.name = name
        self.run = run
    }
}

/// The Swift that `codegen sample` writes for both SDKs compiles, and every call gets a value from the mock.
///
/// `MOCK_HERO_HEALTH` and `MOCK_HEIDI` are addresses of a mock that is reached over a socket; without them it is in the process.
@Suite struct SampleCallTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func hero() throws -> HeroHealthClient {
        let credentials = HeroHealthClient.Credentials(apiKeyAuth: "key", practiceGroupID: "1")
        if let address = ProcessInfo.processInfo.environment["MOCK_HERO_HEALTH"] {
            return HeroHealthClient(server: .init(url: try #require(ServerURL(address))), credentials: credentials)
        }
        let transport = try MockTransport(
            description: root.appendingPathComponent("openapi/hero-health.yaml"),
            overlays: [root.appendingPathComponent("openapi/hero-health.overlay.yaml")])
        return HeroHealthClient(server: .mockServer, credentials: credentials, transport: transport)
    }

    private static func heidi() throws -> HeidiClient {
        let credentials = HeidiClient.Credentials(heidiAPIKey: "key", bearerAuth: "token")
        if let address = ProcessInfo.processInfo.environment["MOCK_HEIDI"] {
            return HeidiClient(server: .init(url: try #require(ServerURL(address))), credentials: credentials)
        }
        let transport = try MockTransport(description: root.appendingPathComponent("openapi/heidi.yaml"))
        return HeidiClient(credentials: credentials, transport: transport)
    }

    @Test func `every call of Hero Health gets a value`() async throws {
        let client = try Self.hero()
        for call in HeroHealthCalls.all + HeroHealthRequiredCalls.all {
            await #expect(throws: Never.self, "\(call.name)") { try await call.run(client) }
        }
        #expect(HeroHealthCalls.all.count == HeroHealthRequiredCalls.all.count)
        #expect(HeroHealthCalls.all.count > 50)
    }

    @Test func `every call of Heidi gets a value`() async throws {
        let client = try Self.heidi()
        for call in HeidiCalls.all + HeidiRequiredCalls.all {
            await #expect(throws: Never.self, "\(call.name)") { try await call.run(client) }
        }
        #expect(HeidiCalls.all.count == HeidiRequiredCalls.all.count)
        #expect(HeidiCalls.all.count > 30)
    }
}

/// The calls of an SDK, with all parameters and with the required ones.
private enum HeroHealthCalls { static let all = HeroHealthCallsFirst.all + HeroHealthCallsLast.all }
private enum HeroHealthRequiredCalls {
    static let all = HeroHealthRequiredCallsFirst.all + HeroHealthRequiredCallsLast.all
}
private enum HeidiCalls { static let all = HeidiCallsFirst.all + HeidiCallsLast.all }
private enum HeidiRequiredCalls { static let all = HeidiRequiredCallsFirst.all + HeidiRequiredCallsLast.all }
