import CodegenDiagnostics
import APIJSON

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
