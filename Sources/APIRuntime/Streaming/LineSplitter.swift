import Foundation

/// Cuts bytes into lines, wherever the pieces are cut. A byte order mark in front of the first one isn't part of it.
struct LineSplitter {
    /// What ends a line.
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
