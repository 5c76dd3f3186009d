import APIRuntime
import FlyingSocks
import Foundation
import HTTPTypes

/// Reads the body of one request, by its length or its chunks (RFC 9112, section 7.1).
final class RequestBodyReader: @unchecked Sendable {
    private let reader: ConnectionReader
    /// Asks the client to send the body that it waits with.
    private let sendContinue: (@Sendable () async throws -> Void)?
    private var rest: Rest
    private let lock = NSLock()

    private enum Rest {
        case bytes(Int)
        /// The bytes of the current chunk.
        case chunk(Int)
        case nextChunk
        case end
        /// Reading has failed or was given up: where the next request begins isn't known.
        case lost
    }

    init(_ reader: ConnectionReader, _ framing: RequestHead.Framing, sendContinue: (@Sendable () async throws -> Void)?)
    {
        self.reader = reader
        switch framing {
        case .length(0): rest = .end
        case .length(let length): rest = .bytes(length)
        case .chunked: rest = .nextChunk
        }
        self.sendContinue = sendContinue
    }

    private var state: Rest {
        get { lock.withLock { rest } }
        set { lock.withLock { rest = newValue } }
    }

    private var hasBegun = false

    var isAtEnd: Bool { if case .end = state { true } else { false } }

    /// The next piece; nil at the end.
    func next() async throws -> Data? {
        do {
            return try await piece()
        } catch {
            state = .lost
            throw error
        }
    }

    private func piece() async throws -> Data? {
        if !hasBegun, !isAtEnd {
            hasBegun = true
            if !reader.hasBytes { try await sendContinue?() }
        }
        switch state {
        case .end: return nil
        case .lost: throw SocketError.disconnected
        case .bytes(let count):
            let data = try await reader.bytes(upTo: min(count, 64 << 10))
            state = count == data.count ? .end : .bytes(count - data.count)
            return data
        case .chunk(let count):
            let data = try await reader.bytes(upTo: min(count, 64 << 10))
            if count == data.count {
                guard try await reader.line(limit: 2).isEmpty else { throw HTTPFault(.badRequest) }
                state = .nextChunk
            } else {
                state = .chunk(count - data.count)
            }
            return data
        case .nextChunk:
            let size = try await chunkSize()
            if size > 0 {
                state = .chunk(size)
                return try await piece()
            }
            // Trailers are read, and dropped.
            while try await !reader.line(limit: 8 << 10).isEmpty {}
            state = .end
            return nil
        }
    }

    /// In hexadecimal digits; extensions after a semicolon are left out.
    private func chunkSize() async throws -> Int {
        let line = try await reader.line(limit: 4 << 10).prefix { $0 != UInt8(ascii: ";") }
        let digits = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespaces)
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }), let size = Int(digits, radix: 16)
        else {
            throw HTTPFault(.badRequest)
        }
        return size
    }

    /// Reads and drops the rest of a body; false where that would be too much.
    func finish(limit: Int) async -> Bool {
        // A client that waits to be asked for its body isn't asked.
        if sendContinue != nil, !hasBegun { return isAtEnd }
        if case .bytes(let count) = state, count > limit { return false }
        var count = 0
        while !isAtEnd, count <= limit {
            guard let data = try? await next() else { break }
            count += data.count
        }
        return isAtEnd
    }
}
