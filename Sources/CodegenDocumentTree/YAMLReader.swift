import CodegenCLibYAML
import CodegenDiagnostics

/// Builds the tree from libyaml's events: anchors, aliases and merge keys resolved, YAML 1.2's core schema for scalars.
struct YAMLReader {
    private let file: SourceFile
    private let limits: DocumentLimits
    private let diagnostics: DiagnosticCollector
    private var places: YAMLPlaces
    private var anchors: [String: Anchor] = [:]
    private var weight = 0
    /// The deepest level within what is being read.
    private var deepest = 0

    init(file: SourceFile, limits: DocumentLimits, diagnostics: DiagnosticCollector) {
        self.file = file
        self.limits = limits
        self.diagnostics = diagnostics
        places = YAMLPlaces(file: file)
    }

    /// The size of an alias's value: how many values it has, and how deep they nest.
    private struct Anchor {
        let node: Node
        let weight: Int
        let height: Int
    }

    /// Reported already; unwinds to `read`.
    private struct Stop: Error {}

    mutating func read() -> Node? {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else { return nil }
        defer { yaml_parser_delete(parser) }
        return file.bytes.withUnsafeBufferPointer { buffer -> Node? in
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
            return try? readDocument(parser)
        }
    }

    private mutating func readDocument(_ parser: UnsafeMutablePointer<yaml_parser_t>) throws -> Node? {
        while true {
            var event = try next(parser)
            defer { yaml_event_delete(&event) }
            switch event.type {
            case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT: continue
            case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT:
                diagnostics.error(.emptyDocument, "the document is empty", at: range(event))
                return nil
            default:
                let root = try node(event, parser, depth: 0)
                try checkEnd(after: root, parser)
                return root
            }
        }
    }

    /// Nothing but an empty document may follow the first one.
    private func checkEnd(after root: Node, _ parser: UnsafeMutablePointer<yaml_parser_t>) throws {
        var start: SourceRange?
        while true {
            var event = try next(parser, after: root)
            defer { yaml_event_delete(&event) }
            switch event.type {
            case YAML_STREAM_END_EVENT: return
            case YAML_DOCUMENT_END_EVENT: start = nil
            case YAML_DOCUMENT_START_EVENT: start = places.range(from: event.start_mark, to: event.end_mark)
            case YAML_SCALAR_EVENT where event.data.scalar.length == 0: continue
            default:
                guard let start else { return }
                diagnostics.warning(
                    .furtherDocument, "another document begins here; only the first one of a file is read", at: start)
                return
            }
        }
    }

    /// - Parameter root: The root of the document, where that has been read.
    private func next(_ parser: UnsafeMutablePointer<yaml_parser_t>, after root: Node? = nil) throws -> yaml_event_t {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else {
            reportSyntaxError(parser.pointee, after: root)
            throw Stop()
        }
        return event
    }

    // MARK: Nodes

    private mutating func node(
        _ event: yaml_event_t,
        _ parser: UnsafeMutablePointer<yaml_parser_t>,
        depth: Int
    ) throws -> Node {
        try checkDepth(depth, at: event)
        let before = weight
        let deepestAround = deepest
        deepest = depth
        defer { deepest = max(deepest, deepestAround) }
        try count(1, at: event)
        let node: Node
        let anchor: UnsafeMutablePointer<yaml_char_t>?
        switch event.type {
        case YAML_ALIAS_EVENT: return try alias(event, depth: depth)
        case YAML_SCALAR_EVENT:
            node = scalar(event)
            anchor = event.data.scalar.anchor
        case YAML_SEQUENCE_START_EVENT:
            node = try sequence(event, parser, depth: depth)
            anchor = event.data.sequence_start.anchor
        default:
            node = try mapping(event, parser, depth: depth)
            anchor = event.data.mapping_start.anchor
        }
        if let anchor {
            anchors[String(cString: anchor)] = Anchor(node: node, weight: weight - before, height: deepest - depth)
        }
        return node
    }

    private mutating func checkDepth(_ depth: Int, at event: yaml_event_t) throws {
        guard depth > limits.depth else { return }
        diagnostics.error(.tooDeep, "the document nests deeper than \(limits.depth) levels", at: range(event))
        throw Stop()
    }

    private mutating func sequence(
        _ start: yaml_event_t,
        _ parser: UnsafeMutablePointer<yaml_parser_t>,
        depth: Int
    ) throws -> Node {
        var items: [Node] = []
        while true {
            var event = try next(parser)
            defer { yaml_event_delete(&event) }
            if event.type == YAML_SEQUENCE_END_EVENT {
                return Node(.array(items), range: range(start, to: event, after: items.last?.range))
            }
            items.append(try node(event, parser, depth: depth + 1))
        }
    }

    private mutating func mapping(
        _ start: yaml_event_t,
        _ parser: UnsafeMutablePointer<yaml_parser_t>,
        depth: Int
    ) throws -> Node {
        var entries: [Mapping.Entry] = []
        var merged: [Mapping] = []
        while true {
            var event = try next(parser)
            defer { yaml_event_delete(&event) }
            if event.type == YAML_MAPPING_END_EVENT {
                let range = range(start, to: event, after: entries.last?.value.range)
                return Node(.object(assemble(entries, merged)), range: range)
            }
            let key = try node(event, parser, depth: depth + 1)
            var valueEvent = try next(parser)
            defer { yaml_event_delete(&valueEvent) }
            let value = try node(valueEvent, parser, depth: depth + 1)
            if isMergeKey(event) {
                merged += merges(of: value)
            } else if let text = keyText(key) {
                entries.append(Mapping.Entry(key: text, keyRange: key.range, value: value))
            } else {
                diagnostics.error(.yamlSyntax, "a key has to be a scalar, not \(key.kindName)", at: key.range)
            }
        }
    }

    /// Own keys first; a later duplicate is reported and loses; merged mappings fill in what is missing.
    private func assemble(_ entries: [Mapping.Entry], _ merged: [Mapping]) -> Mapping {
        let unique = UniqueEntries.keepingFirst(entries, diagnostics: diagnostics)
        guard !merged.isEmpty else { return Mapping(unique) }
        var result = unique
        var keys = Set(unique.map { ExactText($0.key) })
        for mapping in merged {
            for entry in mapping.entries where keys.insert(ExactText(entry.key)).inserted { result.append(entry) }
        }
        return Mapping(result)
    }

    private func isMergeKey(_ event: yaml_event_t) -> Bool {
        guard event.type == YAML_SCALAR_EVENT, event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE else { return false }
        return event.data.scalar.length == 2 && event.data.scalar.value[0] == 0x3C && event.data.scalar.value[1] == 0x3C
    }

    private func merges(of value: Node) -> [Mapping] {
        switch value.value {
        case .object(let mapping): return [mapping]
        case .array(let items): return items.compactMap(\.object)
        case .null, .bool, .number, .string:
            diagnostics.error(.yamlSyntax, "`<<` merges mappings, not \(value.kindName)", at: value.range)
            return []
        }
    }

    private func keyText(_ key: Node) -> String? {
        key.isNull ? "null" : key.scalarText
    }

    // MARK: Scalars and aliases

    private mutating func scalar(_ event: yaml_event_t) -> Node {
        let scalar = event.data.scalar
        let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        let range = range(event)
        guard scalar.style == YAML_PLAIN_SCALAR_STYLE else { return Node(.string(text), range: range) }
        if scalar.tag != nil, String(cString: scalar.tag) == "tag:yaml.org,2002:str" {
            return Node(.string(text), range: range)
        }
        return Node(YAMLCoreSchema.resolve(text), range: range, spelling: YAMLCoreSchema.spelling(of: text))
    }

    private mutating func alias(_ event: yaml_event_t, depth: Int) throws -> Node {
        let name = String(cString: event.data.alias.anchor)
        guard let anchor = anchors[name] else {
            diagnostics.error(.unknownAnchor, "no anchor `&\(name)` before this alias", at: range(event))
            throw Stop()
        }
        // Aliases of what has aliases in it could nest without end.
        try checkDepth(depth + anchor.height, at: event)
        deepest = max(deepest, depth + anchor.height)
        try count(anchor.weight, at: event)
        return anchor.node
    }

    /// An alias counts as much as its value, so that nested aliases can't exhaust the readers of the tree.
    private mutating func count(_ nodes: Int, at event: yaml_event_t) throws {
        weight += nodes
        guard weight <= limits.nodes else {
            diagnostics.error(
                .tooManyNodes,
                "with its aliases expanded the document has more than \(limits.nodes) values",
                at: range(event)
            )
            throw Stop()
        }
    }

    // MARK: Places

    private mutating func range(_ event: yaml_event_t) -> SourceRange {
        places.range(from: event.start_mark, to: event.end_mark)
    }

    /// A block collection's end event is at the next token; it ends where its last value does.
    private mutating func range(_ start: yaml_event_t, to end: yaml_event_t, after last: SourceRange?) -> SourceRange {
        let whole = places.range(from: start.start_mark, to: end.end_mark)
        guard end.start_mark.index == end.end_mark.index, let last, last.lowerBound >= whole.lowerBound else {
            return whole
        }
        return SourceRange(file: file.id, lowerBound: Int(whole.lowerBound), upperBound: Int(last.upperBound))
    }

    private func isTab(at range: SourceRange) -> Bool {
        Int(range.lowerBound) < file.bytes.count && file.bytes[Int(range.lowerBound)] == UInt8(ascii: "\t")
    }

    private func reportSyntaxError(_ parser: yaml_parser_t, after root: Node?) {
        let places = places
        var problem = parser.problem.map { String(cString: $0) } ?? "it can't be read"
        if parser.error == YAML_SCANNER_ERROR,
            isTab(at: places.range(from: parser.problem_mark, to: parser.problem_mark))
        {
            problem = "a tab can't indent a line or begin a value"
        }
        // The scanner's own errors carry a mark; a reader error carries an offset.
        let range =
            parser.error == YAML_READER_ERROR
            ? SourceRange(file: file.id, lowerBound: parser.problem_offset, upperBound: parser.problem_offset + 1)
            : places.range(from: parser.problem_mark, to: parser.problem_mark)
        var notes: [Diagnostic.Note] = []
        if let context = parser.context, parser.error != YAML_READER_ERROR {
            let place = places.range(from: parser.context_mark, to: parser.context_mark)
            notes.append(Diagnostic.Note(String(cString: context), at: place))
        }
        // libyaml expects the `---` of another document where the root has ended.
        if let root, problem.contains("<document start>") {
            let place = file.position(ofByte: Int(root.range.lowerBound))
            problem = "the document has ended before this line"
            if place.column > 1, root.object != nil, file.bytes[Int(root.range.lowerBound)] != UInt8(ascii: "{") {
                problem += ": the other keys of its root begin in column \(place.column)"
            }
            let start = Int(root.range.lowerBound)
            notes = [
                Diagnostic.Note(
                    "the document begins here",
                    at: SourceRange(file: file.id, lowerBound: start, upperBound: start + 1))
            ]
        }
        diagnostics.error(.yamlSyntax, "not valid YAML: \(problem)", at: range, notes: notes)
    }
}
