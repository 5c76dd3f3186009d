import CodegenDiagnostics
import CodegenDocumentTree
import CodegenSchemaEvaluation
import Testing

@Suite struct JSONValueReaderTests {
    private func read(_ text: String) -> (Node?, [String]) {
        let files = SourceFiles()
        let diagnostics = DiagnosticCollector()
        let node = JSONValueReader.read(files.add(path: "body.json", bytes: Array(text.utf8)), into: diagnostics)
        return (node, diagnostics.diagnostics.map(\.message))
    }

    @Test func `values of all kinds are read`() throws {
        #expect(read(#""\ud83d\ude00\/""#).0?.string == "😀/")
        #expect(read(" -1.50e3\n").0?.scalarText == "-1.50e3")
        #expect(read("true").0?.bool == true)
        #expect(read("false").0?.bool == false)
        #expect(read("null").0?.isNull == true)
        #expect(read(#"[1, {"a": []}]"#).0?.array?.count == 2)
        let node = try #require(read("  \"a\" ").0)
        #expect(node.range.lowerBound == 2 && node.range.upperBound == 5)
    }

    @Test(arguments: ["", " ", "abc", "tru", "01", "+1", "NaN", "'a'", "\"a", "1 2", "{a: 1}", "[1,]", "a: 1", "- 1"])
    func `what is no JSON is reported`(_ text: String) {
        let (node, messages) = read(text)
        #expect(node == nil)
        #expect(messages.count == 1)
        #expect(messages.first?.hasPrefix("not valid JSON: ") == true, "\(messages)")
    }
}
