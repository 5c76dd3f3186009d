import CodegenDiagnostics
import Testing

@testable import CodegenSwiftViews
@testable import CodegenTemplateRendering

/// How lists are laid out, whatever their template is.
@Suite struct LineLayoutTests {
    @Test(arguments: [(110, true), (111, false)])
    func `a list is on its line up to 120 columns`(_ length: Int, _ fits: Bool) throws {
        // `    f(…, b)` has ten columns beside the first word.
        let word = String(repeating: "a", count: length)
        let text = try rendered("    f({{*items}}{{name}}{{/items}})\n", [word, "b"])
        #expect(text == (fits ? "    f(\(word), b)\n" : "    f(\n        \(word),\n        b\n    )\n"))
    }

    @Test func `columns are characters, not bytes`() throws {
        let word = String(repeating: "ü", count: 116)
        #expect(try rendered("f({{*items}}{{name}}{{/items}})\n", [word]) == "f(\(word))\n")
    }

    @Test func `what follows a list counts`() throws {
        let tail = String(repeating: "t", count: 115)
        let text = try rendered("f({{*items}}{{name}}{{/items}}) \(tail) {\n", ["a", "b"])
        #expect(text == "f(\n    a,\n    b\n) \(tail) {\n")
    }

    @Test func `elements are indented from the line, in partials too`() throws {
        let (a, b) = (word("a", 60), word("b", 60))
        let text = try rendered("  {{> inner}}\n", [a, b], inner: "x\n  f({{*items}}{{name}}{{/items}})\n")
        #expect(text == "  x\n    f(\n        \(a),\n        \(b)\n    )\n")
    }

    @Test func `lists that follow each other are one`() throws {
        let template = "f({{*items}}{{name}}{{/items}}{{*hasItems}}rest: []{{/hasItems}})\n"
        #expect(try rendered(template, ["a"]) == "f(a, rest: [])\n")
        let (a, b) = (word("a", 60), word("b", 60))
        #expect(try rendered(template, [a, b]) == "f(\n    \(a),\n    \(b),\n    rest: []\n)\n")
        #expect(try rendered("f({{*hasItems}}x{{/hasItems}}{{*items}}{{name}}{{/items}})\n", []) == "f()\n")
    }

    @Test func `an element is laid out by itself`() throws {
        let template = "call({{*hasItems}}make({{*items}}{{name}}{{/items}}){{/hasItems}})\n"
        #expect(try rendered(template, ["a", "b"]) == "call(make(a, b))\n")
        let (a, b) = (word("a", 54), word("b", 54))
        #expect(try rendered(template, [a, b]) == "call(\n    make(\(a), \(b))\n)\n")
        let c = word("c", 54)
        #expect(
            try rendered(template, [a, b, c])
                == "call(\n    make(\n        \(a),\n        \(b),\n        \(c)\n    )\n)\n")
    }

    @Test func `a filled list takes as few lines as hold it`() throws {
        let words = [word("a", 70), word("b", 43), word("c", 44), word("d", 10)]
        let text = try rendered("[{{*items filled}}{{name}}{{/items}}]\n", words)
        // 4 + 70 + 1 + 1 + 43 + 1 = 120
        #expect(text == "[\n    \(words[0]), \(words[1]),\n    \(words[2]), \(words[3])\n]\n")
    }

    @Test func `an element without text is none`() throws {
        let text = try rendered(
            "f({{*items}}{{#isLong}}{{name}}{{/isLong}}{{/items}})\n", ["a", "long", "b", "longer"])
        #expect(text == "f(long, longer)\n")
    }

    @Test func `an empty list is broken where nothing else helps`() throws {
        let tail = String(repeating: "t", count: 117)
        #expect(try rendered("f({{*items}}{{name}}{{/items}}) \(tail)\n", []) == "f(\n) \(tail)\n")
        #expect(try rendered("f({{*items}}{{name}}{{/items}})\n", []) == "f()\n")
    }

    @Test func `blanks beside a list belong to its line only`() throws {
        let template = "var x: T { {{*items}}get { {{name}} }{{/items}} }\n"
        #expect(try rendered(template, ["a"]) == "var x: T { get { a } }\n")
        let a = word("a", 110)
        #expect(try rendered(template, [a]) == "var x: T {\n    get { \(a) }\n}\n")
    }

    @Test func `several lists of a line are broken from the left as needed`() throws {
        let (a, b) = (word("a", 50), word("b", 40))
        let template = "f({{*items}}{{name}}{{/items}}) -> g({{*items}}{{name}}{{/items}})\n"
        #expect(try rendered(template, [a, b]) == "f(\n    \(a),\n    \(b)\n) -> g(\(a), \(b))\n")
    }

    @Test(arguments: [
        ("f({{*items}}\n{{/items}})\n", "t:1:3: error: `{{*items}}` has to be closed on the same line"),
        ("f({{*items wide}}{{/items}})\n", "t:1:3: error: a list is `{{*name}}` or `{{*name filled}}`"),
        ("f({{*items}}{{> inner}}{{/items}})\n", "t:1:13: error: `inner.mustache` has several lines"),
        ("f({{*words}}{{/words}})\n", "t:1:3: error: Root has no `words`"),
    ])
    func `mistakes with lists are located`(_ template: String, _ message: String) throws {
        let files = SourceFiles()
        let diagnostics = DiagnosticCollector()
        let templates = parsed(["t": template, "inner": "a\nb\n"], files, diagnostics)
        if let template = templates["t"] {
            var lint = TemplateLint(templates: templates, diagnostics: diagnostics)
            lint.check(template, root: Root.shape)
        }
        let text = diagnostics.sorted().map { TextRenderer(files: files).render($0) }.joined()
        #expect(text.contains(message), "\(text)")
        #expect(diagnostics.diagnostics.count == 1, "\(text)")
    }

    // MARK: Views

    private struct Root: View {
        let items: [Item]

        static let fields: [ViewField<Root>] = [
            .list("items") { $0.items },
            .flag("hasItems") { !$0.items.isEmpty },
        ]
    }

    private struct Item: View {
        let name: String

        static let fields: [ViewField<Item>] = [
            .text("name") { $0.name },
            .flag("isLong") { $0.name.count > 1 },
        ]
    }

    private func word(_ letter: Character, _ count: Int) -> String { String(repeating: letter, count: count) }

    private func parsed(
        _ texts: [String: String], _ files: SourceFiles, _ diagnostics: DiagnosticCollector
    ) -> [String: Template] {
        var templates: [String: Template] = [:]
        for (name, text) in texts {
            let file = files.add(path: name, bytes: Array(text.utf8))
            templates[name] = TemplateParser.parse(file, name: name, diagnostics: diagnostics)
        }
        return templates
    }

    private func rendered(_ template: String, _ names: [String], inner: String = "") throws -> String {
        let diagnostics = DiagnosticCollector()
        let templates = parsed(["t": template, "inner": inner], SourceFiles(), diagnostics)
        try #require(!diagnostics.hasErrors)
        let programs = Programs(templates, roots: [Root.shape])
        var renderer = TemplateRenderer(programs: programs)
        let steps = try #require(programs.steps(of: "t"))
        return String(decoding: try renderer.render(steps, Root(items: names.map(Item.init))), as: UTF8.self)
    }
}
