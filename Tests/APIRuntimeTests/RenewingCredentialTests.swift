import Foundation
import Testing

@testable import APIRuntime

/// One fetch for however many callers; nobody's cancellation or failure is anybody else's.
@Suite(.timeLimit(.minutes(15)))
struct RenewingCredentialTests {
    /// Fetches that are counted, and end when they are told to.
    private final class Issuer: Sendable {
        let fetches = Locked(0)
        private let gate = Locked(false)
        private let failures: Int

        init(isOpen: Bool = true, failures: Int = 0) {
            gate.withLock { $0 = isOpen }
            self.failures = failures
        }

        struct Refused: Error {}

        func open() { gate.withLock { $0 = true } }

        func fetch(lifetime: TimeInterval? = nil, from now: Date = Date()) async throws -> RenewingCredential.Token {
            let number = fetches.withLock { fetches in
                fetches += 1
                return fetches
            }
            while !gate.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
            if number <= failures { throw Refused() }
            return .init("token-\(number)", expiry: lifetime.map { now.addingTimeInterval($0) })
        }
    }

    @Test func `a hundred callers, one fetch`() async throws {
        let issuer = Issuer(isOpen: false)
        let credential = RenewingCredential { try await issuer.fetch() }
        let tokens = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<100 { group.addTask { try await credential.token() } }
            try await Task.sleep(for: .milliseconds(30))
            issuer.open()
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(tokens == ["token-1"])
        #expect(try await credential.token() == "token-1")
        #expect(issuer.fetches.withLock { $0 } == 1)
    }

    @Test func `a cancelled caller leaves alone, and at once`() async throws {
        let issuer = Issuer(isOpen: false)
        let credential = RenewingCredential { try await issuer.fetch() }
        let leaving = Task { try await credential.token() }
        let staying = Task { try await credential.token() }
        while issuer.fetches.withLock({ $0 }) == 0 { try await Task.sleep(for: .milliseconds(1)) }
        leaving.cancel()
        await #expect(throws: CancellationError.self) { try await leaving.value }
        issuer.open()
        #expect(try await staying.value == "token-1")
        #expect(issuer.fetches.withLock { $0 } == 1)
    }

    @Test func `a failure is told to those who wait, and forgotten`() async throws {
        let issuer = Issuer(failures: 1)
        let credential = RenewingCredential { try await issuer.fetch() }
        await #expect(throws: Issuer.Refused.self) { try await credential.token() }
        #expect(try await credential.token() == "token-2")
    }

    @Test func `renewed ahead of expiry, by the clock that it was given`() async throws {
        let clock = Locked(Date(timeIntervalSince1970: 0))
        let issuer = Issuer()
        let now: @Sendable () -> Date = { clock.withLock { $0 } }
        let credential = RenewingCredential(margin: 60, now: now) { try await issuer.fetch(lifetime: 600, from: now()) }
        #expect(try await credential.token() == "token-1")
        clock.withLock { $0 += 539 }
        #expect(try await credential.token() == "token-1")
        clock.withLock { $0 += 1 }
        #expect(try await credential.token() == "token-2")
    }

    @Test func `the margin leaves short tokens half of their life`() async throws {
        let clock = Locked(Date(timeIntervalSince1970: 0))
        let issuer = Issuer()
        let now: @Sendable () -> Date = { clock.withLock { $0 } }
        let credential = RenewingCredential(margin: 60, now: now) { try await issuer.fetch(lifetime: 10, from: now()) }
        _ = try await credential.token()
        clock.withLock { $0 += 4 }
        #expect(try await credential.token() == "token-1")
        clock.withLock { $0 += 2 }
        #expect(try await credential.token() == "token-2")
    }

    @Test func `within the margin a failing renewal leaves the old token in use`() async throws {
        let clock = Locked(Date(timeIntervalSince1970: 0))
        let now: @Sendable () -> Date = { clock.withLock { $0 } }
        let fetches = Locked(0)
        let credential = RenewingCredential(margin: 60, now: now) {
            let number = fetches.withLock { fetches in
                fetches += 1
                return fetches
            }
            guard number == 1 else { throw Issuer.Refused() }
            return .init("token-1", expiry: now().addingTimeInterval(600))
        }
        _ = try await credential.token()
        clock.withLock { $0 += 590 }
        #expect(try await credential.token() == "token-1")
        clock.withLock { $0 += 20 }
        await #expect(throws: Issuer.Refused.self) { try await credential.token() }
    }

    @Test func `a rejected token is renewed once, whoever was rejected with it`() async throws {
        let issuer = Issuer()
        let credential = RenewingCredential { try await issuer.fetch() }
        _ = try await credential.token()
        let renewed = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<20 { group.addTask { try await credential.renew(rejected: "token-1") } }
            return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(renewed == ["token-2"])
        #expect(issuer.fetches.withLock { $0 } == 2)
    }

    @Test func `tokens are not printed`() {
        let token = RenewingCredential.Token("s3cret")
        var dumped = ""
        dump([token], to: &dumped)
        #expect(!dumped.contains("s3cret"))
        #expect(!"\(token)".contains("s3cret"))
        #expect(!String(reflecting: token).contains("s3cret"))
    }
}
