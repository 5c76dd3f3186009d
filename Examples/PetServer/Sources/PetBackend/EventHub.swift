import Foundation
import PetStoreModels

/// Passes events to all listeners.
public final class EventHub: Sendable {
    private let state = NSLockedValue<[UUID: AsyncStream<Event>.Continuation]>([:])

    public init() {}

    /// Events from now on. A listener that doesn't keep up misses the oldest ones.
    func events() -> AsyncStream<Event> {
        let id = UUID()
        let (stream, continuation) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingNewest(100))
        continuation.onTermination = { [weak self] _ in self?.state.withValue { $0[id] = nil } }
        state.withValue { $0[id] = continuation }
        return stream
    }

    func send(_ event: Event) {
        for continuation in state.withValue({ Array($0.values) }) { continuation.yield(event) }
    }

    /// How many listen.
    public var listenerCount: Int { state.withValue { $0.count } }
}

/// A value that one task at a time uses.
final class NSLockedValue<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) { self.value = value }

    func withValue<Result>(_ body: (inout Value) -> Result) -> Result { lock.withLock { body(&value) } }
}
