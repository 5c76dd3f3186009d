public import Foundation

/// A response's body, as it arrives: a sequence of pieces that can be read once.
///
/// Leaving the loop early, or dropping the body unread, cancels the transfer.
public struct ResponseBody: AsyncSequence, Sendable {
    public typealias Element = Data

    let source: Source

    /// A body of bytes that are there already.
    public init(_ data: Data = Data()) {
        source = Source(data)
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
        source = Source(.given(next: next, cancel: cancel))
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(source.begin() ? source : nil)
    }

    /// All of it; throws `ResponseError.bodyTooLarge` as soon as there are more bytes than `limit`.
    public func collect(upTo limit: Int = .max) async throws -> Data {
        do {
            return try await whole(upTo: limit)
        } catch let error as BodyTooLarge {
            throw ResponseError.bodyTooLarge(limit: error.limit)
        } catch let error as BodyInterrupted {
            throw error.underlyingError
        }
    }

    /// Like `collect(upTo:)`, but the errors include the bytes that arrived, up to the limit.
    func whole(upTo limit: Int) async throws -> Data {
        if let data = try takeWhole(upTo: limit) { return data }
        var iterator = makeAsyncIterator()
        var collected = Data()
        do {
            while let more = try await iterator.next() {
                if collected.isEmpty { collected = more } else { collected.append(more) }
                if collected.count > limit { break }
            }
        } catch {
            throw BodyInterrupted(beginning: collected, underlyingError: error)
        }
        guard collected.count <= limit else {
            source.cancel()
            throw BodyTooLarge(limit, collected)
        }
        return collected
    }

    /// All of a body that is there already, for its first reader; nil for any other.
    package func takeWhole() throws -> Data? { try source.takeWhole() }

    /// The same, up to a limit.
    func takeWhole(upTo limit: Int) throws -> Data? {
        guard let data = try source.takeWhole() else { return nil }
        guard data.count <= limit else { throw BodyTooLarge(limit, data) }
        return data
    }

    /// Ends the transfer without reading the rest.
    public func cancel() {
        source.cancel()
    }

    /// The body was read a second time.
    public struct AlreadyRead: Error, CustomStringConvertible {
        public var description: String { "the body was read already; it can be read once" }
    }

    /// The source of the pieces. Ends the transfer when it is released.
    final class Source: Sendable {
        enum Pieces: Sendable {
            /// There is one, which is there already.
            case whole
            case given(next: @Sendable () async throws -> Data?, cancel: @Sendable () -> Void)
        }

        private struct State {
            var hasBegun = false
            var isCancelled = false
            /// The one piece that is there already, until it is read.
            var rest: Data?
        }

        private let pieces: Pieces
        private let state: Locked<State>

        init(_ pieces: Pieces) {
            self.pieces = pieces
            state = Locked(State())
        }

        init(_ data: Data) {
            pieces = .whole
            state = Locked(State(rest: data.isEmpty ? nil : data))
        }

        deinit {
            if case .given = pieces { cancel() }
        }

        /// Whether the caller is the first reader.
        func begin() -> Bool {
            state.withLock { state in
                defer { state.hasBegun = true }
                return !state.hasBegun
            }
        }

        /// All of a body that is there already, for its first reader; nil for any other.
        func takeWhole() throws -> Data? {
            guard case .whole = pieces else { return nil }
            return try state.withLock { state in
                if state.hasBegun { return nil }
                state.hasBegun = true
                defer { state.rest = nil }
                if state.isCancelled { throw CancellationError() }
                return state.rest ?? Data()
            }
        }

        func next() async throws -> Data? {
            let (isCancelled, rest) = state.withLock { state in
                defer { state.rest = nil }
                return (state.isCancelled, state.rest)
            }
            if isCancelled { throw CancellationError() }
            guard case .given(let next, _) = pieces else { return rest }
            return try await next()
        }

        func cancel() {
            let isFirst = state.withLock { state in
                defer { state.isCancelled = true }
                return !state.isCancelled
            }
            if isFirst, case .given(_, let cancel) = pieces { cancel() }
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

/// A body ends with an error.
struct BodyInterrupted: Error {
    let beginning: Data
    let underlyingError: any Error
}

/// A body exceeds `limit`.
struct BodyTooLarge: Error {
    let limit: Int
    let beginning: Data

    init(_ limit: Int, _ body: Data) {
        self.limit = limit
        beginning = Data(body.prefix(max(0, limit)))
    }
}
