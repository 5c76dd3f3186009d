public import Foundation

/// An answer's body, as it arrives: a sequence of pieces that can be read once.
///
/// Leaving the loop early, or dropping the body unread, cancels the transfer.
public struct ResponseBody: AsyncSequence, Sendable {
    public typealias Element = Data

    let source: Source

    /// A body of bytes that are there already.
    public init(_ data: Data = Data()) {
        let rest = Locked<Data?>(data.isEmpty ? nil : data)
        self.init(
            next: {
                rest.withLock { rest in
                    defer { rest = nil }
                    return rest
                }
            },
            cancel: {}
        )
    }

    /// A body whose pieces a transport gives.
    ///
    /// - Parameters:
    ///   - next: The next piece, nil at the end; one call at a time. When the calling task is cancelled it throws.
    ///   - cancel: Ends the transfer. It is called at most once, whether the end was reached or not.
    public init(
        next: @escaping @Sendable () async throws -> Data?,
        cancel: @escaping @Sendable () -> Void
    ) {
        source = Source(next: next, cancel: cancel)
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(source.begin() ? source : nil)
    }

    /// All of it; throws `ResponseError.bodyTooLarge` as soon as there are more bytes than `limit`.
    public func collect(upTo limit: Int = .max) async throws -> Data {
        var iterator = makeAsyncIterator()
        guard var collected = try await iterator.next() else { return Data() }
        while true {
            guard collected.count <= limit else {
                source.cancel()
                throw ResponseError.bodyTooLarge(limit: limit)
            }
            guard let more = try await iterator.next() else { return collected }
            collected.append(more)
        }
    }

    /// Ends the transfer without reading the rest.
    public func cancel() {
        source.cancel()
    }

    /// The body was read a second time.
    public struct AlreadyRead: Error, CustomStringConvertible {
        public var description: String { "the body was read already; it can be read once" }
    }

    /// Where the pieces come from. Ends the transfer when nobody holds it any more.
    final class Source: Sendable {
        private let nextPiece: @Sendable () async throws -> Data?
        private let cancelTransfer: @Sendable () -> Void
        private let state = Locked((hasBegun: false, isCancelled: false))

        init(next: @escaping @Sendable () async throws -> Data?, cancel: @escaping @Sendable () -> Void) {
            nextPiece = next
            cancelTransfer = cancel
        }

        deinit { cancel() }

        /// Whether the caller is the first reader.
        func begin() -> Bool {
            state.withLock { state in
                defer { state.hasBegun = true }
                return !state.hasBegun
            }
        }

        func next() async throws -> Data? {
            if state.withLock({ $0.isCancelled }) { throw CancellationError() }
            return try await nextPiece()
        }

        func cancel() {
            let isFirst = state.withLock { state in
                defer { state.isCancelled = true }
                return !state.isCancelled
            }
            if isFirst { cancelTransfer() }
        }
    }

    /// Reads the pieces.
    public struct Iterator: AsyncIteratorProtocol {
        private let reading: Reading?

        init(_ source: Source?) {
            reading = source.map(Reading.init)
        }

        /// The next piece, nil at the end.
        public mutating func next() async throws -> Data? {
            guard let reading else { throw AlreadyRead() }
            return try await reading.source.next()
        }
    }

    /// Ends the transfer when the loop is left, even though the body itself is still held.
    private final class Reading: Sendable {
        let source: Source

        init(_ source: Source) {
            self.source = source
        }

        deinit { source.cancel() }
    }
}
