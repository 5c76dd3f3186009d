public import Foundation

extension ResponseBody {
    /// A body of the pieces of a sequence.
    public init<Pieces: AsyncSequence & Sendable>(_ pieces: Pieces) where Pieces.Element == Data {
        let source = PieceSource(pieces)
        self.init(next: { try await source.next() }, cancel: { source.cancel() })
    }
}

/// A sequence's iterator, until the end or until it is cancelled. One task reads, any may cancel.
package final class PieceSource<Pieces: AsyncSequence & Sendable>: @unchecked Sendable {
    private enum State {
        case waiting(Pieces)
        case reading(Pieces.AsyncIterator)
        /// The iterator is with the reader.
        case taken
        case ended
    }

    private var state: State
    private let lock = NSLock()

    package init(_ pieces: Pieces) {
        state = .waiting(pieces)
    }

    package func next() async throws -> Pieces.Element? {
        guard var iterator = take() else { return nil }
        // If this throws, the iterator is gone, which is the end.
        let piece = try await iterator.next()
        if piece != nil { put(iterator) }
        return piece
    }

    package func cancel() {
        lock.withLock { state = .ended }
    }

    private func take() -> Pieces.AsyncIterator? {
        lock.withLock {
            defer { if case .ended = state {} else { state = .taken } }
            return switch state {
            case .waiting(let pieces): pieces.makeAsyncIterator()
            case .reading(let iterator): iterator
            case .taken, .ended: nil
            }
        }
    }

    private func put(_ iterator: Pieces.AsyncIterator) {
        lock.withLock {
            if case .taken = state { state = .reading(iterator) }
        }
    }
}
