import CodegenDiagnostics
import Testing

/// The same diagnostics in each of the four forms.
@Suite struct RendererTests {
    private let files = SourceFiles()
    private let diagnostics: [Diagnostic]

    init() {
        let text = "info:\n\ttitle: \"Caf\u{E9}: 100%\"\n  version: 1\n"
        let file = files.add(path: "api/a,b.yaml", bytes: Array(text.utf8))
        let title = SourceRange(file: file.id, lowerBound: 14, upperBound: 27)
        let lines = SourceRange(file: file.id, lowerBound: 7, upperBound: 38)
        diagnostics = [
            Diagnostic(
                .warning, .invalidValue, "`\"Caf\u{E9}\"` isn't 100% right", at: .range(title),
                notes: [Diagnostic.Note("a note")]),
            Diagnostic(.note, .unknownField, "these are two lines", at: .range(lines)),
            Diagnostic(.error, .unreadableFile, "can't be read", at: .file(path: "other.yaml")),
        ]
    }

    @Test func `for people`() {
        let text = TextRenderer(files: files).render(diagnostics)
        #expect(
            text == """
                api/a,b.yaml:2:9: warning: `"Caf\u{E9}"` isn't 100% right [invalid-value]
                     title: "Caf\u{E9}: 100%"
                            ^~~~~~~~~~~~
                  note: a note
                api/a,b.yaml:2:2: note: these are two lines [unknown-field]
                     title: "Caf\u{E9}: 100%"
                     ^~~~~~~~~~~~~~~~~~~
                other.yaml:1:1: error: can't be read [unreadable-file]

                """)
    }

    @Test func `for programs`() {
        let text = JSONLinesRenderer(files: files).render(diagnostics)
        #expect(
            text == #"""
                {"severity":"warning","code":"invalid-value","message":"`\"Café\"` isn't 100% right","path":"api/a,b.yaml","line":2,"column":9,"endLine":2,"endColumn":21,"notes":["a note"]}
                {"severity":"note","code":"unknown-field","message":"these are two lines","path":"api/a,b.yaml","line":2,"column":2,"endLine":3,"endColumn":11}
                {"severity":"error","code":"unreadable-file","message":"can't be read","path":"other.yaml","line":1,"column":1}

                """#)
    }

    @Test func `for workflows`() {
        let text = GitHubRenderer(files: files).render(diagnostics)
        #expect(
            text == """
                ::warning file=api/a%2Cb.yaml,line=2,col=9,title=codegen invalid-value::`"Caf\u{E9}"` isn't 100%25 right%0Aa note
                ::notice file=api/a%2Cb.yaml,line=2,col=2,title=codegen unknown-field::these are two lines
                ::error file=other.yaml,title=codegen unreadable-file::can't be read

                """)
    }

    @Test func `for code scanning`() {
        let text = SARIFRenderer(files: files).render(diagnostics)
        #expect(
            text == #"""
                {"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[{"tool":{"driver":{"name":"codegen","rules":[{"id":"invalid-value"},{"id":"unknown-field"},{"id":"unreadable-file"}]}},"results":[{"ruleId":"invalid-value","level":"warning","message":{"text":"`\"Café\"` isn't 100% right"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"api/a,b.yaml"},"region":{"startLine":2,"startColumn":9,"endLine":2,"endColumn":21}}}]},{"ruleId":"unknown-field","level":"note","message":{"text":"these are two lines"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"api/a,b.yaml"},"region":{"startLine":2,"startColumn":2,"endLine":3,"endColumn":11}}}]},{"ruleId":"unreadable-file","level":"error","message":{"text":"can't be read"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"other.yaml"}}}]}]}]}

                """#)
    }
}
