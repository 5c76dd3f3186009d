import CodegenDiagnostics
import CodegenDocumentTree
import Foundation
import Testing

@Suite struct TreeTests {
    /// Reads a document; the diagnostics come rendered.
    private func read(
        _ text: String,
        path: String = "a.yaml",
        limits: DocumentLimits = .init()
    ) -> (node: Node?, diagnostics: String, file: SourceFile) {
        let files = SourceFiles()
        let file = files.add(path: path, bytes: Array(text.utf8))
        let diagnostics = DiagnosticCollector()
        let node = DocumentReader(limits: limits).read(file, into: diagnostics)
        return (node, TextRenderer(files: files).render(diagnostics.sorted()), file)
    }

    private func position(of range: SourceRange, in file: SourceFile) -> [Int] {
        let start = file.position(ofByte: Int(range.lowerBound))
        let end = file.position(ofByte: Int(range.upperBound))
        return [start.line, start.column, end.line, end.column]
    }

    @Test(arguments: [
        ("true", "boolean"), ("True", "boolean"), ("yes", "string"), ("on", "string"), ("~", "null"), ("null", "null"),
        ("1", "number"), ("-1.5e3", "number"), ("0x1F", "number"), ("0o17", "number"), ("1.2.3", "string"),
        ("2021-01-01", "string"),
        ("'1'", "string"), ("\"true\"", "string"), (".inf", "string"), ("!!str 1", "string"), (".5", "number"),
        ("1e", "string"), ("+1", "number"), ("nothing", "string"),
    ])
    func `plain scalars follow YAML 1.2's core schema`(_ text: String, _ kind: String) {
        #expect(read("a: \(text)\n").node?.object?["a"]?.kindName == kind)
    }

    @Test func `a dash without an item isn't a value`() {
        let result = read("a: -\n")
        #expect(result.node == nil)
        #expect(result.diagnostics.contains("[yaml-syntax]"))
    }

    @Test func `scalars keep the text they were written with`() {
        let texts = [
            "1.0", "0x10", "0o17", "007", "+1", "1e3", "-.5", "2.", "true", "True", "FALSE", "no", "1_000", ".inf",
        ]
        let values = ["1.0", "16", "15", "7", "1", "1e3", "-0.5", "2", "true", "true", "false", "no", "1_000", ".inf"]
        let items = read("[" + texts.joined(separator: ", ") + "]").node?.array
        #expect(items?.map(\.scalarText) == texts)
        #expect(items?.map(\.valueText) == values)
        #expect(read("[0x10, 0o20, 16]").node?.array?.allSatisfy { $0 == items?[1] } == true)
    }

    @Test func `every key and value knows its place`() throws {
        let (node, _, file) = read("a:\n  bé: [1, \"zwei\"]\nc: x\n")
        let inner = try #require(node?.object?["a"]?.object?.entry("bé"))
        #expect(position(of: inner.keyRange, in: file) == [2, 3, 2, 5])
        #expect(position(of: inner.value.range, in: file) == [2, 7, 2, 18])
        let second = try #require(inner.value.array?.last)
        #expect(position(of: second.range, in: file) == [2, 11, 2, 17])
        let last = try #require(node?.object?.entry("c"))
        #expect(position(of: last.value.range, in: file) == [3, 4, 3, 5])
    }

    @Test func `JSON has the same places`() throws {
        let (node, _, file) = read("{\n  \"a\": {\"é\": [1, true]}\n}", path: "a.json")
        let entry = try #require(node?.object?["a"]?.object?.entry("é"))
        #expect(position(of: entry.keyRange, in: file) == [2, 9, 2, 12])
        #expect(position(of: entry.value.range, in: file) == [2, 14, 2, 23])
    }

    @Test(arguments: ["", "\u{FEFF}"], [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian])
    func `texts and places are the same in each encoding`(_ mark: String, _ encoding: String.Encoding) throws {
        for (text, path) in [("a: [é🎉, x]\r\nö: ü\r\n", "a.yaml"), ("{\"a\": [\"é🎉\", 1],\n\"ö\": \"ü\"}", "a.json")] {
            let bytes = Array(try #require((mark + text).data(using: encoding)))
            let diagnostics = DiagnosticCollector()
            let file = SourceFiles().add(path: path, bytes: bytes)
            let root = try #require(DocumentReader().read(file, into: diagnostics))
            let plain = read(text, path: path)
            #expect(diagnostics.diagnostics.isEmpty)
            #expect(root == plain.node)
            for (entry, other) in zip(root.object?.entries ?? [], plain.node?.object?.entries ?? []) {
                #expect(position(of: entry.keyRange, in: file) == position(of: other.keyRange, in: plain.file))
                #expect(position(of: entry.value.range, in: file) == position(of: other.value.range, in: plain.file))
            }
        }
    }

    @Test func `anchors, aliases and merge keys are resolved`() {
        let node = read("base: &b {x: 1, y: 2}\nother:\n  <<: *b\n  y: 3\nlist: [*b, *b]\n").node
        #expect(node?.object?["other"]?.object?["x"]?.scalarText == "1")
        #expect(node?.object?["other"]?.object?["y"]?.scalarText == "3")
        #expect(node?.object?["list"]?.array?.count == 2)
    }

    @Test func `an alias bomb is refused`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
        }
        let result = read(text)
        #expect(result.node == nil)
        #expect(result.diagnostics.contains("[too-many-nodes]"))
    }

    @Test(arguments: ["a.yaml", "a.json"])
    func `deep nesting is refused, not a crash`(_ path: String) {
        let text = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let result = read(text, path: path)
        #expect(result.node == nil)
        #expect(result.diagnostics.contains("[too-deep]"))
    }

    @Test func `a syntax error says where and what`() {
        let result = read("a: 1\nb: [1, 2\nc: 3\n")
        #expect(result.diagnostics.hasPrefix("a.yaml:3:2: error: not valid YAML: "))
        #expect(result.diagnostics.contains("\n    c: 3\n     ^"))
        #expect(read("{\"a\": 1,}", path: "a.json").diagnostics.hasPrefix("a.json:1:9: error: not valid JSON: "))
    }

    @Test func `the first of two equal keys counts`() {
        let result = read("a: 1\nb: 2\na: 3\n")
        #expect(result.node?.object?["a"]?.scalarText == "1")
        #expect(result.diagnostics.hasPrefix("a.yaml:3:1: warning: duplicate key `a`"))
    }

    @Test func `bytes that are no text are refused`() {
        let files = SourceFiles()
        let file = files.add(path: "a.yaml", bytes: [0x61, 0x3A, 0x20, 0xFF, 0x0A])
        let diagnostics = DiagnosticCollector()
        #expect(DocumentReader().read(file, into: diagnostics) == nil)
        #expect(
            TextRenderer(files: files).render(diagnostics.sorted()).hasPrefix("a.yaml:1:4: error: the file isn't UTF-8")
        )
    }

    @Test(arguments: ["", "\n\n", "# nothing\n", "---\n", "\u{FEFF}"])
    func `an empty document is an error, or null`(_ text: String) {
        let result = read(text)
        #expect(!result.diagnostics.isEmpty || result.node?.isNull == true)
    }

    /// Every way to cut or damage a small document ends in a value or a diagnostic.
    @Test func `damaged documents never crash the reader`() {
        let yaml = Array(
            "a: &x {b: [1, 'two', \"thr\\u00e9e\"], c: |\n  text\n  more\n}\nd: *x\ne:\n  <<: *x\n? k\n: v\n".utf8)
        let json = Array(#"{"a": [1, -2.5e3, "é\n", true, null], "b": {"c": {}}}"#.utf8)
        var random = SplitMix(state: 42)
        for (bytes, path) in [(yaml, "a.yaml"), (json, "a.json")] {
            for length in 0...bytes.count { probe(Array(bytes.prefix(length)), path) }
            for _ in 0..<2000 {
                var damaged = bytes
                for _ in 0..<3 {
                    damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: random.next())
                }
                probe(damaged, path)
            }
        }
    }

    private func probe(_ bytes: [UInt8], _ path: String) {
        let files = SourceFiles()
        let diagnostics = DiagnosticCollector()
        let node = DocumentReader().read(files.add(path: path, bytes: bytes), into: diagnostics)
        #expect(node != nil || diagnostics.hasErrors)
        _ = TextRenderer(files: files).render(diagnostics.sorted())
    }
}

/// A small generator with a seed, so that failures can be repeated.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
