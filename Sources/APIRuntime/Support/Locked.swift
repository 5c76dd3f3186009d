import Foundation

/// A value guarded by a lock; `Mutex` needs newer systems than this module supports.
package final class Locked<Value>: @unchecked Sendable {
    private var value: Value
    private let lock = NSLock()

    package init(_ value: sending Value) {
        self.value = value
    }

    /// Gives `body` exclusive access to the value. Never call out of it, and never suspend in it.
    package func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}

/// A call took longer than `ClientConfiguration.callTimeout`.
public struct CallTimeout: Error, Sendable, CustomStringConvertible {
    /// How long it was allowed to take.
    public let limit: Duration

    public var description: String { "it took longer than \(limit)" }
}

/// Returns the result of `body`, if it is in time; else cancels it and throws `CallTimeout`.
func withDeadline<Value: Sendable>(
    _ limit: Duration?,
    _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    guard let limit else { return try await body() }
    return try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: limit)
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let value = first else { throw CallTimeout(limit: limit) }
        return value
    }
}
