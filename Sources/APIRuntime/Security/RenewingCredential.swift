public import Foundation

/// A token that is fetched when it is needed, kept, and renewed ahead of its expiry.
///
/// However many calls wait for it, one fetch is under way at most. A waiter that is cancelled leaves alone. A fetch that
/// failed is thrown to its callers, and forgotten.
public actor RenewingCredential: CredentialProvider {
    /// A token and its end.
    public struct Token: Sendable, CustomStringConvertible, CustomReflectable {
        /// The value that is sent.
        public let value: String

        /// When it expires; nil if it doesn't, or that isn't known.
        public let expiry: Date?

        public init(_ value: String, expiry: Date? = nil) {
            self.value = value
            self.expiry = expiry
        }

        public nonisolated var description: String { "‹redacted›" }
        public nonisolated var customMirror: Mirror { Mirror(self, children: ["expiry": expiry as Any]) }
    }

    private let fetch: @Sendable () async throws -> Token
    private let margin: TimeInterval
    private let now: @Sendable () -> Date

    private var current: (token: Token, renewal: Date?)?
    private var isFetching = false
    private var waiters: [UInt64: CheckedContinuation<String, any Error>] = [:]
    private var lastWaiter: UInt64 = 0

    /// - Parameters:
    ///   - margin: How many seconds ahead of its expiry a token is renewed; at most half of its life time.
    ///   - now: The clock.
    ///   - fetch: Gets a new token.
    public init(
        margin: TimeInterval = 60,
        now: @escaping @Sendable () -> Date = { Date() },
        fetch: @escaping @Sendable () async throws -> Token
    ) {
        self.fetch = fetch
        self.margin = max(0, margin)
        self.now = now
    }

    public func token() async throws -> String {
        if let current, current.renewal.map({ now() < $0 }) ?? true { return current.token.value }
        return try await waitForFetch()
    }

    public func renew(rejected: String) async throws -> String? {
        if let current {
            // Somebody else renewed it while this call was under way.
            if current.token.value != rejected { return try await token() }
            self.current = nil
        }
        let renewed = try await waitForFetch()
        return renewed == rejected ? nil : renewed
    }

    private func waitForFetch() async throws -> String {
        try Task.checkCancellation()
        lastWaiter &+= 1
        let waiter = lastWaiter
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
                waiters[waiter] = continuation
                startFetch()
            }
        } onCancel: {
            Task { await self.leave(waiter) }
        }
    }

    private func leave(_ waiter: UInt64) {
        waiters.removeValue(forKey: waiter)?.resume(throwing: CancellationError())
    }

    private func startFetch() {
        guard !isFetching else { return }
        isFetching = true
        // A task of its own: it belongs to no waiter, so no waiter's cancellation reaches it.
        Task.detached { [fetch] in
            do {
                await self.finish(.success(try await fetch()))
            } catch {
                await self.finish(.failure(error))
            }
        }
    }

    private func finish(_ result: Result<Token, any Error>) {
        isFetching = false
        let waiting = waiters.values
        waiters = [:]
        switch result {
        case .success(let token):
            current = (token, renewalDate(of: token))
            for waiter in waiting { waiter.resume(returning: token.value) }
        case .failure(let error):
            // Within the margin the old token still works.
            if let old = current?.token, let expiry = old.expiry, now() < expiry {
                for waiter in waiting { waiter.resume(returning: old.value) }
            } else {
                current = nil
                for waiter in waiting { waiter.resume(throwing: error) }
            }
        }
    }

    private func renewalDate(of token: Token) -> Date? {
        guard let expiry = token.expiry else { return nil }
        let lifetime = max(0, expiry.timeIntervalSince(now()))
        return expiry.addingTimeInterval(-min(margin, lifetime / 2))
    }
}
