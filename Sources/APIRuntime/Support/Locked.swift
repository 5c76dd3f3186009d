import Foundation

/// A value behind a lock, for what several threads touch; `Mutex` needs newer systems than this module supports.
final class Locked<Value>: @unchecked Sendable {
    private var value: Value
    private let lock = NSLock()

    init(_ value: sending Value) {
        self.value = value
    }

    /// Hands the value to `body` while nobody else has it. Never call out of it, and never suspend in it.
    func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
