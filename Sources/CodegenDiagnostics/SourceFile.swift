/// A run of bytes in a source file: what every value read from a document keeps as its origin.
package struct SourceRange: Hashable, Sendable {
    package let file: SourceFileID
    /// Offsets of the first byte and of the byte after the last one.
    package let lowerBound: UInt32
    package let upperBound: UInt32

    package init(file: SourceFileID, lowerBound: Int, upperBound: Int) {
        self.file = file
        self.lowerBound = UInt32(clamping: lowerBound)
        self.upperBound = UInt32(clamping: upperBound)
    }

    /// The same run of bytes in a file with the same text.
    package func moved(to file: SourceFileID) -> SourceRange {
        SourceRange(file: file, lowerBound: Int(lowerBound), upperBound: Int(upperBound))
    }
}

/// A file that diagnostics point into: its path as the user wrote it, its text as UTF-8, and where its lines start.
package final class SourceFile: Sendable {
    package let id: SourceFileID
    /// The path as it is printed.
    package let path: String
    /// The text as UTF-8, without a byte order mark; places are offsets in it.
    package let bytes: [UInt8]
    /// The encoding that the file has on disk.
    package let encoding: TextEncoding
    private let blocks: TextBlocks

    package init(id: SourceFileID, path: String, bytes: [UInt8]) {
        self.id = id
        self.path = path
        (encoding, self.bytes) = TextEncoding.decode(bytes)
        blocks = TextBlocks(self.bytes)
    }

    /// A copy under another id.
    fileprivate init(_ original: SourceFile, id: SourceFileID) {
        self.id = id
        path = original.path
        bytes = original.bytes
        encoding = original.encoding
        blocks = original.blocks
    }

    /// The line and column of a byte offset; both count from one, columns count Unicode scalars.
    package func position(ofByte offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        let line = blocks.breaks(before: offset, in: bytes)
        let start = blocks.start(ofLine: line, in: bytes)
        let scalars = blocks.scalars(before: offset, in: bytes) - blocks.scalars(before: start, in: bytes)
        return SourcePosition(line: line + 1, column: scalars + 1)
    }

    /// The first byte that UTF-8 can't have; nil for text.
    package var firstInvalidUTF8: Int? {
        // Valid files take the fast path; only broken ones are walked.
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var iterator = bytes.makeIterator()
        var decoder = Unicode.UTF8.ForwardParser()
        var offset = 0
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .error: return min(offset, bytes.count - 1)
            case .emptyInput: return nil
            }
        }
    }

    /// Where a line is; lines count from one.
    package func range(ofLine line: Int) -> SourceRange {
        let bounds = bounds(ofLine: line)
        return SourceRange(file: id, lowerBound: bounds.lowerBound, upperBound: bounds.upperBound)
    }

    /// The bytes of a line, without its line break.
    func bounds(ofLine line: Int) -> Range<Int> {
        guard line >= 1, line <= blocks.breaks + 1 else { return 0..<0 }
        let start = blocks.start(ofLine: line - 1, in: bytes)
        var end = line <= blocks.breaks ? blocks.start(ofLine: line, in: bytes) - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }
}

/// Names a source file within one run.
package struct SourceFileID: Hashable, Sendable {
    package let index: UInt32

    package init(_ index: UInt32) { self.index = index }
}

/// A place that people can find: line and column, both from one.
package struct SourcePosition: Hashable, Sendable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// The files of one run, by id: what a renderer needs to turn a range into `path:line:column`.
package final class SourceFiles {
    private var files: [SourceFile] = []
    private var hidden: Set<SourceFileID> = []
    /// The files that others are copies of.
    private var originals: [SourceFileID: SourceFileID] = [:]

    package init() {}

    /// Adds a file under the path that is to be printed.
    package func add(path: String, bytes: [UInt8]) -> SourceFile {
        let file = SourceFile(id: SourceFileID(UInt32(files.count)), path: path, bytes: bytes)
        files.append(file)
        return file
    }

    /// Adds a file a second time, so that values that come from the same text can differ in their places.
    package func addCopy(of id: SourceFileID) -> SourceFileID {
        guard let original = self[id] else { return id }
        let copy = SourceFile(original, id: SourceFileID(UInt32(files.count)))
        files.append(copy)
        originals[copy.id] = originals[id] ?? id
        if hidden.contains(id) { hidden.insert(copy.id) }
        return copy.id
    }

    /// The diagnostics as they are printed: once for a place, even where it counts as several.
    package func printed(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        guard !originals.isEmpty else { return diagnostics }
        return DiagnosticCollector(diagnostics.map { $0.moved { originals[$0] ?? $0 } }).sorted()
    }

    /// Keeps the lines of a file out of everything that is printed.
    package func hideLines(of file: SourceFileID) { hidden.insert(file) }

    package func hidesLines(of file: SourceFileID) -> Bool { hidden.contains(file) }

    /// Whether there is any file whose lines are hidden.
    package var hidesAny: Bool { !hidden.isEmpty }

    package subscript(id: SourceFileID) -> SourceFile? {
        Int(id.index) < files.count ? files[Int(id.index)] : nil
    }
}
