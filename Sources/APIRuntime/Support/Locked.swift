import Foundation

/// A value guarded by a lock; `Mutex` needs newer systems than this module supports.
final class Locked<Value>: @unchecked Sendable {
    private var value: Value
    private let lock = NSLock()

    init(_ value: sending Value) {
        self.value = value
    }

    /// Gives `body` exclusive access to the value. Never call out of it, and never suspend in it.
    func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
