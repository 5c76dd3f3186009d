public import Foundation

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
