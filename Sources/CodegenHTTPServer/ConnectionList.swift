import APIRuntime
import Foundation

/// The connections of a server, of which silent ones are ended.
final class ConnectionList: Sendable {
    private struct Entry {
        let connection: HTTPConnection
        let task: Task<Void, Never>
    }

    private let entries = Locked<[Int: Entry]>([:])
    private let next = Locked(0)

    var count: Int { entries.withLock(\.count) }

    func add(_ connection: HTTPConnection, _ task: Task<Void, Never>) -> Int {
        let id = next.withLock { next in
            next += 1
            return next
        }
        entries.withLock { $0[id] = Entry(connection: connection, task: task) }
        return id
    }

    func remove(_ id: Int) { entries.withLock { $0[id] = nil } }

    /// Cancels those that wait for a client which sends nothing; never returns by itself.
    func endIdle(after time: Duration) async throws {
        while true {
            try await Task.sleep(for: min(time, .seconds(5)))
            let limit = ContinuousClock.now - time
            for entry in entries.withLock({ Array($0.values) }) where entry.connection.isWaiting(since: limit) {
                entry.task.cancel()
            }
        }
    }
}
