public import APIRuntime
public import Foundation
public import HTTPTypes

/// A response as a server sends it.
public struct ServerResponse: Sendable {
    /// Status and headers; `Content-Length` and `Transfer-Encoding` are the server's.
    public var head: HTTPResponse

    /// The body, sent after the head.
    public var body: Body

    public init(head: HTTPResponse, body: Body = .none) {
        self.head = head
        self.body = body
    }

    public init(_ status: HTTPResponse.Status, headerFields: HTTPFields = [:], body: Body = .none) {
        self.init(head: HTTPResponse(status: status, headerFields: headerFields), body: body)
    }

    /// The body of a response.
    public enum Body: Sendable {
        /// Nothing.
        case none

        /// Bytes in memory.
        case data(Data)

        /// Bytes that are made while they are sent: the next ones are asked for when the last ones are sent. When the client has gone,
        /// the server cancels the body and the task that reads it.
        case stream(ResponseBody)

        /// Sends the chunks of a sequence. The sequence's iterator is released at the end, and when the client disconnects.
        public static func stream<Pieces: AsyncSequence & Sendable>(_ pieces: Pieces) -> Body
        where Pieces.Element == Data {
            .stream(ResponseBody(pieces))
        }

        /// How many bytes there are; nil where that isn't known beforehand.
        public var length: Int? {
            switch self {
            case .none: 0
            case .data(let data): data.count
            case .stream: nil
            }
        }

        /// The body as a client receives it.
        public var received: ResponseBody {
            switch self {
            case .none: ResponseBody()
            case .data(let data): ResponseBody(data)
            case .stream(let body): body
            }
        }
    }

    /// The response to `HEAD`: the same without a body, which `GET` would have.
    public func withoutBody() -> ServerResponse {
        var response = self
        if case .data(let data) = body, response.head.headerFields[.contentLength] == nil {
            response.head.headerFields[.contentLength] = String(data.count)
        }
        if case .stream(let body) = body { body.cancel() }
        response.body = .none
        return response
    }
}

extension ResponseBody {
    /// A body of the pieces of a sequence.
    public init<Pieces: AsyncSequence & Sendable>(_ pieces: Pieces) where Pieces.Element == Data {
        let source = PieceSource(pieces)
        self.init(next: { try await source.next() }, cancel: { source.cancel() })
    }
}

/// A sequence's iterator, until the end or until it is cancelled. One task reads, any may cancel.
private final class PieceSource<Pieces: AsyncSequence & Sendable>: @unchecked Sendable where Pieces.Element == Data {
    private enum State {
        case waiting(Pieces)
        case reading(Pieces.AsyncIterator)
        /// The iterator is with the reader.
        case taken
        case ended
    }

    private var state: State
    private let lock = NSLock()

    init(_ pieces: Pieces) {
        state = .waiting(pieces)
    }

    func next() async throws -> Data? {
        guard var iterator = take() else { return nil }
        // If this throws, the iterator is gone, which is the end.
        let piece = try await iterator.next()
        if piece != nil { put(iterator) }
        return piece
    }

    func cancel() {
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
