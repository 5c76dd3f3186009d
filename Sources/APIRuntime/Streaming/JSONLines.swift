public import Foundation

/// Cuts bytes into lines, wherever the pieces are cut. A byte order mark in front of the first one isn't part of it.
struct LineSplitter {
    /// The endings of lines.
    enum Ending {
        /// CR, LF or CRLF: server-sent events (WHATWG HTML, section 9.2.5).
        case any
        /// LF: JSON Lines, where a CR is whitespace inside of a document.
        case lineFeed
    }

    /// The most bytes a line may have, so that a server can't fill the memory with one.
    static let maximumLength = 16 << 20

    private let ending: Ending
    private var line: [UInt8] = []
    private var isBehindCarriageReturn = false
    private var isAtStart = true
    private var lines: [[UInt8]] = []
    private var first = 0

    init(_ ending: Ending) {
        self.ending = ending
    }

    /// Takes the next piece.
    mutating func push(_ piece: Data) throws {
        for byte in piece {
            if isBehindCarriageReturn {
                isBehindCarriageReturn = false
                if byte == 0x0A { continue }
            }
            switch byte {
            case 0x0A: endLine()
            case 0x0D where ending == .any:
                endLine()
                isBehindCarriageReturn = true
            default: line.append(byte)
            }
        }
        guard line.count <= Self.maximumLength else { throw ResponseError.bodyTooLarge(limit: Self.maximumLength) }
    }

    /// The next whole line; nil when more bytes are needed.
    mutating func next() -> [UInt8]? {
        guard first < lines.count else { return nil }
        defer {
            first += 1
            if first == lines.count {
                lines.removeAll(keepingCapacity: true)
                first = 0
            }
        }
        return lines[first]
    }

    /// The rest after the last line ending.
    mutating func finish() -> [UInt8]? {
        guard !line.isEmpty else { return nil }
        endLine()
        return next()
    }

    private mutating func endLine() {
        if isAtStart, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        isAtStart = false
        lines.append(line)
        line.removeAll(keepingCapacity: true)
    }
}

/// A body of JSON Lines (also known as NDJSON), one document a line: the lines' bytes, blank ones left out.
///
/// Lines may carry the framing of server-sent events: a `data:` prefix is taken off, other fields are skipped.
public struct JSONLines: AsyncSequence, Sendable {
    public typealias Element = Data

    let body: ResponseBody

    public init(_ body: ResponseBody) {
        self.body = body
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(pieces: body.makeAsyncIterator())
    }

    /// Reads the lines.
    public struct Iterator: AsyncIteratorProtocol {
        var pieces: ResponseBody.Iterator
        private var lines = LineSplitter(.lineFeed)
        private var isAtEnd = false

        init(pieces: ResponseBody.Iterator) {
            self.pieces = pieces
        }

        /// The next line that isn't blank; nil at the end.
        public mutating func next() async throws -> Data? {
            while true {
                while let line = lines.next() {
                    if let document = JSONLines.document(of: line) { return document }
                }
                if isAtEnd { return nil }
                if let piece = try await pieces.next() {
                    try lines.push(piece)
                } else {
                    isAtEnd = true
                    if let line = lines.finish(), let document = JSONLines.document(of: line) { return document }
                }
            }
        }
    }

    /// The document of a line; nil for lines without one.
    static func document(of line: [UInt8]) -> Data? {
        var rest = line[...]
        while let first = rest.first, isBlank(first) { rest = rest.dropFirst() }
        // No JSON document starts like a field of an event.
        if rest.starts(with: "data:".utf8) {
            rest = rest.dropFirst(5)
        } else if fields.contains(where: { rest.starts(with: $0.utf8) }) {
            return nil
        }
        while let first = rest.first, isBlank(first) { rest = rest.dropFirst() }
        while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
        return rest.isEmpty ? nil : Data(rest)
    }

    private static let fields = [":", "event:", "id:", "retry:"]

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D
    }
}
