/// What one client has left for retries: shared by all its calls.
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
