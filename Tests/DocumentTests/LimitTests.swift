import CodegenDiagnostics
import CodegenDocumentTree
import Testing

/// Documents that cost more to read than they look: each is refused in words, or read within reasonable bounds.
@Suite struct LimitTests {
    private func read(_ text: String, path: String = "a.yaml") -> (node: Node?, codes: [DiagnosticCode]) {
        let diagnostics = DiagnosticCollector()
        let node = DocumentReader().read(SourceFiles().add(path: path, bytes: Array(text.utf8)), into: diagnostics)
        return (node, diagnostics.diagnostics.map(\.code))
    }

    @Test(arguments: [
        "[*, *, *, *, *, *, *, *, *, *]", "{<<: [*, *, *, *, *, *, *, *, *, *]}",
        "{a: *, b: *, c: *, d: *, e: *, f: *}",
    ])
    func `aliases that multiply are refused`(_ level: String) {
        let text = (1...12).reduce("a0: &a0 {x: 1, y: 2, z: 3}\n") { text, number in
            text + "a\(number): &a\(number) \(level.replacing("*", with: "*a\(number - 1)"))\n"
        }
        let result = read(text)
        #expect(result.node == nil)
        #expect(result.codes == [.tooManyNodes])
    }

    @Test(arguments: [
        ("a.yaml", "[", "]"), ("a.yaml", "{a: ", "}"), ("a.yaml", "- ", ""), ("a.yaml", "? ", ""), ("a.json", "[", "]"),
        ("a.json", "{\"a\":", "}"), ("a.yaml", "{\"a\":", "}"),
    ])
    func `what nests too deep is refused`(_ path: String, _ open: String, _ close: String) {
        let text = String(repeating: open, count: 100_000) + "1" + String(repeating: close, count: 100_000)
        let result = read(text, path: path)
        #expect(result.node == nil)
        #expect(result.codes == [.tooDeep])
    }

    @Test func `aliases that nest too deep are refused`() {
        let level = { (inner: String) in
            String(repeating: "{a: ", count: 150) + inner + String(repeating: "}", count: 150)
        }
        let text = (1...300).reduce("a0: &a0 {x: 1}\n") { $0 + "a\($1): &a\($1) \(level("*a\($1 - 1)"))\n" }
        let result = read(text)
        #expect(result.node == nil)
        #expect(result.codes == [.tooDeep])
    }

    @Test(arguments: ["a.yaml", "a.json"])
    func `what nests as deep as it may is read`(_ path: String) {
        let text = String(repeating: "{\"a\":", count: 200) + "1" + String(repeating: "}", count: 200)
        let result = read(text, path: path)
        #expect(result.node != nil)
        #expect(result.codes.isEmpty)
    }

    @Test(arguments: ["a.yaml", "a.json"])
    func `an object may have many keys`(_ path: String) {
        let count = 50_000
        let result = read("{" + (0..<count).map { "\"k\($0)\": \($0)" }.joined(separator: ",\n") + "}", path: path)
        #expect(result.node?.object?.entries.count == count)
        #expect(result.node?.object?["k49999"]?.scalarText == "49999")
    }

    @Test(arguments: ["a.yaml", "a.json"])
    func `a scalar may be long`(_ path: String) {
        let result = read("{\"a\": \"" + String(repeating: "x", count: 5_000_000) + "\"}", path: path)
        #expect(result.node?.object?["a"]?.string?.utf8.count == 5_000_000)
    }

    @Test func `places in long lines are found without walking the line`() {
        let line = "[" + String(repeating: "\"é\", ", count: 200_000) + "1]"
        let file = SourceFiles().add(path: "a.json", bytes: Array(line.utf8))
        // Each item has five scalars and six bytes.
        for index in stride(from: 0, to: 200_000, by: 7) {
            #expect(file.position(ofByte: 1 + index * 6).column == 2 + index * 5)
        }
        #expect(file.position(ofByte: file.bytes.count).column == 1 + 1 + 200_000 * 5 + 2)
    }

    @Test func `places in long lines of YAML are found without walking the line`() {
        let text = "ä: \u{85}\n\r  [" + String(repeating: "é, ", count: 200_000) + "x]"
        let result = read(text)
        let items = result.node?.object?["ä"]?.array ?? []
        #expect(items.count == 200_001)
        // Each item has three characters and four bytes.
        let start = text.utf8.count - 2 - 200_000 * 4
        for (index, item) in items.enumerated() { #expect(Int(item.range.lowerBound) == start + index * 4) }
        #expect(items.last.map { Int($0.range.upperBound) } == text.utf8.count - 1)
    }

    @Test func `the excerpt of a long line is cut around its place`() {
        let files = SourceFiles()
        let line = "[" + String(repeating: "\"é\", ", count: 1000) + "\"here\"]"
        let file = files.add(path: "a.json", bytes: Array(line.utf8))
        let start = 1 + 1000 * 6
        let place = SourceRange(file: file.id, lowerBound: start, upperBound: start + 6)
        let text = TextRenderer(files: files).render([Diagnostic(.note, .unknownField, "x", at: .range(place))])
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("a.json:1:5002: note"))
        #expect(lines[1].hasSuffix("\"é\", \"here\"]"))
        #expect(lines[1].unicodeScalars.count == 4 + 39 + 7)
        #expect(lines[2] == String(repeating: " ", count: 4 + 39) + "^~~~~~")
    }
}
