import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// When a call is made again, and how long to wait before.
///
/// Only calls that do no harm when the server gets them twice are repeated: those with an idempotent method (RFC 9110,
/// section 9.2.2), those that the description marks with `x-idempotent: true`, and those with an `Idempotency-Key` header.
/// A body that can be read only once is never sent again.
public struct RetryPolicy: Sendable {
    /// How often a call is repeated at most.
    public var maximumRetries: Int

    /// The statuses that are worth another try.
    public var statuses: Set<Int>

    /// How long to wait before the first retry. Each further wait is twice as long, and up to half of it is left to chance,
    /// so that clients that failed together don't come back together.
    public var baseDelay: Duration

    /// The longest delay. A response with a longer `Retry-After` (RFC 9110, section 10.2.3) isn't retried: it is the
    /// call's response.
    public var maximumDelay: Duration

    /// How many retries a client may have ahead of its successes. Each retry takes one from this budget, and ten calls that
    /// succeed at once give one back: a server that is down isn't burdened with a multiple of its load. It is the client's,
    /// and stays as it is where `configured` changes the policy for a call.
    public var budget: Int

    let clock: any Clock<Duration>
    let now: @Sendable () -> Date

    public init(
        maximumRetries: Int = 2,
        statuses: Set<Int> = [408, 429, 502, 503, 504],
        baseDelay: Duration = .milliseconds(250),
        maximumDelay: Duration = .seconds(30),
        budget: Int = 20
    ) {
        self.init(
            maximumRetries: maximumRetries, statuses: statuses, baseDelay: baseDelay, maximumDelay: maximumDelay,
            budget: budget, clock: ContinuousClock(), now: { Date() })
    }

    init(
        maximumRetries: Int, statuses: Set<Int>, baseDelay: Duration, maximumDelay: Duration, budget: Int,
        clock: any Clock<Duration>, now: @escaping @Sendable () -> Date
    ) {
        self.maximumRetries = maximumRetries
        self.statuses = statuses
        self.baseDelay = baseDelay
        self.maximumDelay = maximumDelay
        self.budget = budget
        self.clock = clock
        self.now = now
    }

    // MARK: Decisions

    /// Delay before retrying after `response`, or nil to return it as is.
    func delay(after response: HTTPResponse, attempt: Int) -> Duration? {
        guard attempt < maximumRetries, statuses.contains(response.status.code) else { return nil }
        guard let asked = RetryAfter.delay(in: response.headerFields, now: now()) else { return backoff(attempt) }
        guard asked <= maximumDelay else { return nil }
        return asked + baseDelay * Double.random(in: 0...0.5)
    }

    /// How long to wait before a call is repeated that failed so; nil when it would fail again, or was cancelled.
    func delay(after error: any Error, attempt: Int) -> Duration? {
        guard attempt < maximumRetries, Self.mayPass(error) else { return nil }
        return backoff(attempt)
    }

    private func backoff(_ attempt: Int) -> Duration {
        var delay = baseDelay
        for _ in 0..<attempt where delay < maximumDelay { delay *= 2 }
        return min(delay, maximumDelay) * Double.random(in: 0.5...1)
    }

    /// Whether a transport's error may be gone next time.
    private static func mayPass(_ error: any Error) -> Bool {
        switch error {
        case _ where isCancellation(error): return false
        case is RequestError, is ResponseError, is UnreadableFile, is UnsendableBody, is APIError<Never>,
            is CredentialFailure, is RefusedRedirect, is SpoolTooLarge, is UnimplementedOperation:
            return false
        case let error as URLError:
            switch error.code {
            case .badURL, .unsupportedURL, .httpTooManyRedirects, .redirectToNonExistentLocation,
                .userCancelledAuthentication, .userAuthenticationRequired, .fileDoesNotExist, .fileIsDirectory,
                .noPermissionsToReadFile, .secureConnectionFailed, .serverCertificateHasBadDate,
                .serverCertificateUntrusted, .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid,
                .clientCertificateRejected, .clientCertificateRequired, .appTransportSecurityRequiresSecureConnection:
                return false
            default: return true
            }
        default: return true
        }
    }
}

extension RawRequest {
    /// Whether sending it twice does the same as sending it once.
    var mayBeRepeated: Bool {
        guard body.isReplayable else { return false }
        return operation.isIdempotent || head.headerFields.contains { $0.name.canonicalName == "idempotency-key" }
    }
}

/// `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date.
enum RetryAfter {
    /// How long to wait; nil without the header, or when it can't be read. A date is compared with the server's own clock,
    /// where the response has it.
    static func delay(in fields: HTTPFields, now: Date) -> Duration? {
        guard let text = fields[.retryAfter]?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
        if text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
            return .seconds(min(Int64(text) ?? .max, 1 << 40))
        }
        guard let date = HTTPDate.parse(text) else { return nil }
        let origin = fields[.date].flatMap(HTTPDate.parse) ?? Int(now.timeIntervalSince1970)
        return .seconds(max(0, date - origin))
    }
}

/// The budget of a client's retries, shared by all its calls.
final class RetryBudget: Sendable {
    /// In tenths of a retry.
    private let left: Locked<Int>
    private let capacity: Int

    init(_ retries: Int) {
        capacity = max(0, min(retries, 1 << 32)) * 10
        left = Locked(capacity)
    }

    /// Takes one retry; false when there is none left.
    func take() -> Bool {
        left.withLock { left in
            guard left >= 10 else { return false }
            left -= 10
            return true
        }
    }

    /// A call succeeded at once.
    func earn() {
        left.withLock { $0 = min($0 + 1, capacity) }
    }
}
