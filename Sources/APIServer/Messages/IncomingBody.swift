public import APIRuntime
public import Foundation
import HTTPTypes

/// The body of a request, as it arrives: a sequence of pieces that can be read once.
///
/// Reading stops with `BodyError.tooLarge` as soon as there are more bytes than `limit`. Leaving the loop early, or dropping the body
/// unread, ends the transfer.
public struct IncomingBody: AsyncSequence, Sendable {
    public typealias Element = Data

    /// The number of bytes that a body may have, unless the server says otherwise: 10 MiB.
    public static let standardLimit = 10 << 20

    /// The most bytes that are read.
    public var limit: Int

    /// How many bytes the request says that it has; nil where it doesn't.
    public let declaredLength: Int64?

    private let pieces: ResponseBody

    /// A body whose pieces a server gives; by default there is none.
    public init(_ pieces: ResponseBody = ResponseBody(), length: Int64? = nil, limit: Int = Self.standardLimit) {
        self.pieces = pieces
        self.limit = limit
        declaredLength = length
    }

    /// The body of a client's request, in the same process.
    public init(_ body: RequestBody, limit: Int = Self.standardLimit) {
        switch body {
        case .none: self.init(limit: limit)
        case .data(let data): self.init(ResponseBody(data), length: Int64(data.count), limit: limit)
        case .file, .stream:
            self.init(ResponseBody(body.chunks()), length: body.length, limit: limit)
        }
    }

    /// All of it.
    public func collect() async throws(BodyError) -> Data {
        var iterator = makeAsyncIterator()
        var collected = Data()
        do {
            while let piece = try await iterator.next() {
                if collected.isEmpty { collected = piece } else { collected.append(piece) }
            }
        } catch {
            throw error as? BodyError ?? .interrupted(error)
        }
        return collected
    }

    /// Ends the transfer without reading the rest.
    public func cancel() {
        pieces.cancel()
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(body: self, pieces: pieces.makeAsyncIterator())
    }

    /// Reads the pieces.
    public struct Iterator: AsyncIteratorProtocol {
        private let body: IncomingBody
        private var pieces: ResponseBody.Iterator
        private var count = 0

        init(body: IncomingBody, pieces: ResponseBody.Iterator) {
            self.body = body
            self.pieces = pieces
        }

        /// The next piece, nil at the end; throws `BodyError`.
        public mutating func next() async throws -> Data? {
            // Nothing of a body that says that it is too large is read.
            if let declared = body.declaredLength, declared > Int64(body.limit) { throw tooLarge() }
            let piece: Data?
            do {
                piece = try await pieces.next()
            } catch is ResponseBody.AlreadyRead {
                throw BodyError.alreadyRead
            } catch {
                throw error as? BodyError ?? .interrupted(error)
            }
            count += piece?.count ?? 0
            guard count <= body.limit else { throw tooLarge() }
            return piece
        }

        private func tooLarge() -> BodyError {
            body.cancel()
            return .tooLarge(limit: body.limit)
        }
    }
}

/// Why a request's body can't be read.
public enum BodyError: Error, Sendable {
    /// There are more bytes than the server takes.
    case tooLarge(limit: Int)
    /// The connection was closed in the middle of the body, or its framing is malformed.
    case interrupted(any Error)
    /// The body was read already.
    case alreadyRead

    /// The problem to respond with.
    public var problem: Problem {
        switch self {
        case .tooLarge(let limit):
            Problem(status: .contentTooLarge, detail: "the body has more than \(limit) bytes")
        case .interrupted, .alreadyRead:
            Problem(status: .badRequest, detail: "the body ended before its end")
        }
    }
}
