import APIJSON
import CodegenDiagnostics

/// Builds the tree from `APIJSON`'s tokens.
struct JSONTreeReader {
    private let file: SourceFile
    /// The text of the file, perhaps without its comments.
    private let bytes: [UInt8]
    private let diagnostics: DiagnosticCollector
    private var scanner: JSONScanner
    private var stack: [Frame] = []
    private var root: Node?

    init(file: SourceFile, bytes: [UInt8], limits: DocumentLimits, diagnostics: DiagnosticCollector) {
        self.file = file
        self.bytes = bytes
        self.diagnostics = diagnostics
        scanner = JSONScanner(bytes, limits: JSONLimits(depth: limits.depth))
    }

    /// An array or object that is being read.
    private struct Frame {
        let start: Int
        var items: [Node] = []
        var entries: [Mapping.Entry] = []
        var key: (text: String, range: SourceRange)?
    }

    mutating func read() -> Node? {
        do throws(JSONError) {
            while let token = try scanner.next() { add(token) }
        } catch {
            let range = SourceRange(file: file.id, lowerBound: error.offset, upperBound: error.offset + 1)
            let code: DiagnosticCode = error.kind == .limit ? .tooDeep : .jsonSyntax
            let fault =
                root == nil
                ? "expected \(error.expected), found \(error.found)" : "the document has ended before this place"
            diagnostics.error(code, "not valid JSON: \(fault)", at: range)
            return nil
        }
        return root
    }

    private mutating func add(_ token: JSONToken) {
        let range = SourceRange(file: file.id, lowerBound: token.range.lowerBound, upperBound: token.range.upperBound)
        switch token.kind {
        case .beginObject, .beginArray: stack.append(Frame(start: token.range.lowerBound))
        case .endObject:
            guard let frame = stack.popLast() else { return }
            let entries = UniqueEntries.keepingFirst(frame.entries, diagnostics: diagnostics)
            place(.object(Mapping(entries)), whole(frame, token))
        case .endArray:
            guard let frame = stack.popLast() else { return }
            place(.array(frame.items), whole(frame, token))
        case .key: stack[stack.count - 1].key = (text(of: token), range)
        case .string: place(.string(text(of: token)), range)
        case .number: place(.number(scanner.text(of: token)), range)
        case .true: place(.bool(true), range)
        case .false: place(.bool(false), range)
        case .null: place(.null, range)
        }
    }

    private mutating func place(_ value: Node.Value, _ range: SourceRange) {
        let node = Node(value, range: range)
        guard !stack.isEmpty else {
            root = node
            return
        }
        let last = stack.count - 1
        if let key = stack[last].key {
            stack[last].entries.append(Mapping.Entry(key: key.text, keyRange: key.range, value: node))
            stack[last].key = nil
        } else {
            stack[last].items.append(node)
        }
    }

    private func whole(_ frame: Frame, _ end: JSONToken) -> SourceRange {
        SourceRange(file: file.id, lowerBound: frame.start, upperBound: end.range.upperBound)
    }

    private func text(of token: JSONToken) -> String {
        guard !token.hasEscapes else { return scanner.text(of: token) }
        return String(decoding: bytes[token.range.lowerBound + 1..<token.range.upperBound - 1], as: UTF8.self)
    }
}

/// Comments between the tokens of a JSON document, which JSON doesn't have: `// …`, `/* … */`, `# …`.
struct JSONComments {
    let ranges: [Range<Int>]

    /// - Parameter includesHashes: Whether `#` begins a comment. It is one in YAML, so only files named `.json` ask for it.
    init(in bytes: [UInt8], includesHashes: Bool) {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): index = Self.endOfString(from: index + 1, in: bytes)
            case UInt8(ascii: "#") where includesHashes:
                let end = bytes[index...].firstIndex(where: Self.isNewline) ?? bytes.count
                ranges.append(index..<end)
                index = end
            case UInt8(ascii: "/"):
                let end = Self.endOfComment(from: index, in: bytes)
                if end > index { ranges.append(index..<end) }
                index = max(end, index + 1)
            default: index += 1
            }
        }
        self.ranges = ranges
    }

    /// The same document with blanks in place of the comments, so that all places are kept.
    func blanked(in bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for range in ranges {
            for index in range where !Self.isNewline(bytes[index]) { bytes[index] = UInt8(ascii: " ") }
        }
        return bytes
    }

    /// The first byte of the document that is neither blank nor in a comment.
    func firstByte(of bytes: [UInt8]) -> UInt8? {
        var index = 0
        var rest = ranges[...]
        while index < bytes.count {
            if let comment = rest.first, comment.lowerBound == index {
                index = comment.upperBound
                rest = rest.dropFirst()
            } else if [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) {
                index += 1
            } else {
                return bytes[index]
            }
        }
        return nil
    }

    private static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private static func endOfString(from start: Int, in bytes: [UInt8]) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index + 1
    }

    /// The place of the slash itself where it begins no comment.
    private static func endOfComment(from start: Int, in bytes: [UInt8]) -> Int {
        guard start + 1 < bytes.count else { return start }
        switch bytes[start + 1] {
        case UInt8(ascii: "/"): return bytes[start...].firstIndex(where: isNewline) ?? bytes.count
        case UInt8(ascii: "*"):
            var index = start + 2
            while index + 1 < bytes.count {
                if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 }
                index += 1
            }
            return start
        default: return start
        }
    }
}
