import CodegenDiagnostics
import CodegenGenerator
import Foundation
import Testing

/// What the generator does with folders, configurations and templates.
@Suite struct GeneratorTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }

    init() throws { temporary = try TemporaryFolder() }

    private static let description = """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        paths: {}
        components:
          schemas:
            Pet: {type: object, properties: {name: {type: string}}}
        """

    private func write(_ text: String, _ name: String) throws -> String {
        let path = "\(folder)/\(name)"
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// Everything in a folder, by name, with the time of its last change.
    private func snapshot(_ path: String) -> [String: Date] {
        var result: [String: Date] = [:]
        for name in FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) ?? [] {
            let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
            result[name] = attributes?[.modificationDate] as? Date
        }
        return result
    }

    private func generate(
        _ configuration: APIConfiguration,
        options: Generator.Options = .init()
    ) -> (run: RunResult, diagnostics: String) {
        let generator = Generator(options: options)
        let run = generator.generate(configuration)
        return (run, TextRenderer(files: generator.sources).render(run.diagnostics))
    }

    private func configuration(_ text: String = description) throws -> APIConfiguration {
        APIConfiguration(name: "T", input: try write(text, "openapi.yaml"), output: "\(folder)/out")
    }

    // MARK: Writing

    @Test func `a second run writes nothing`() throws {
        let configuration = try configuration()
        let first = generate(configuration).run.output
        #expect(first?.changed.map(\.name).sorted() == [".codegen-manifest", "SharedModels.swift"])
        let before = snapshot(configuration.output)
        let second = generate(configuration).run.output
        #expect(second?.changed == [])
        #expect(second?.unchanged.count == 2)
        #expect(snapshot(configuration.output) == before)
    }

    @Test(arguments: [2, 3, 8]) func `any number of threads gives the same bytes in the same order`(_ jobs: Int) throws
    {
        let schemas = (1...200).map {
            "    S\($0): {type: object, properties: {next: {$ref: '#/components/schemas/S\($0 / 2 + 1)'}}}"
        }
        var configuration = try configuration(
            Self.description + "\n" + schemas.map { "\($0)\n" }.joined())
        configuration.layout = .shards(16)
        let one = try #require(generate(configuration, options: .init(jobs: 1)).run.files)
        // More files than threads, so that each thread makes several.
        #expect(one.count == 34)
        #expect(one.filter { $0.name.hasPrefix("Models") && $0.bytes.count > 1000 }.count == 16)
        for _ in 0..<5 {
            let several = try #require(generate(configuration, options: .init(jobs: jobs)).run.files)
            #expect(several.map(\.name) == one.map(\.name))
            #expect(several == one)
        }
    }

    @Test func `files that are no longer written are removed, all others stay`() throws {
        let configuration = try configuration(
            Self.description.replacingOccurrences(
                of: "paths: {}", with: "paths: {/a: {get: {operationId: a, tags: [X]}}}"))
        #expect(generate(configuration).run.files?.contains { $0.name == "XOperations.swift" } == true)
        try "// mine".write(toFile: "\(configuration.output)/Mine.swift", atomically: true, encoding: .utf8)
        _ = try write(Self.description, "openapi.yaml")
        #expect(generate(configuration).run.output?.obsolete == ["TClient.swift", "XOperations.swift"])
        #expect(Set(snapshot(configuration.output).keys) == [".codegen-manifest", "Mine.swift", "SharedModels.swift"])
    }

    @Test(arguments: [
        ("openapi: 3.1.0\ninfo: {title: T, version: '1'\npaths: {}\n", "[yaml-syntax]"),
        (
            description.replacingOccurrences(of: "{type: string}", with: "{$ref: 'nope.yaml'}"),
            "[external-reference]"
        ),
        (description.replacingOccurrences(of: "paths: {}", with: "paths: 7"), "[wrong-type]"),
        (description.replacingOccurrences(of: "3.1.0", with: "4.0.0"), "[unsupported-version]"),
        ("- a\n", "[wrong-type]"),
    ])
    func `a description that can't be used changes no file`(_ text: String, _ code: String) throws {
        let configuration = try configuration()
        _ = generate(configuration)
        let before = snapshot(configuration.output)
        _ = try write(text, "openapi.yaml")
        let (run, diagnostics) = generate(configuration)
        #expect(!run.succeeded)
        #expect(diagnostics.contains(code))
        #expect(diagnostics.contains(try Regex(#"openapi\.yaml:\d+:\d+: error: "#)))
        #expect(snapshot(configuration.output) == before)
    }

    @Test func `a missing description is an error`() {
        let (run, diagnostics) = generate(
            APIConfiguration(name: "T", input: "\(folder)/none.yaml", output: "\(folder)/out"))
        #expect(!run.succeeded)
        #expect(
            diagnostics.hasPrefix(
                "\(folder)/none.yaml:1:1: error: `\(folder)/none.yaml` can't be read: no such file [unreadable-file]"
            ))
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/out"))
    }

    @Test func `an output that can't be written is an error`() throws {
        var configuration = try configuration()
        configuration.output = "\(try write("a file", "file"))/out"
        let (run, diagnostics) = generate(configuration)
        #expect(!run.succeeded)
        #expect(diagnostics.contains("[unwritable-output]"))
    }

    @Test func `a file in the place of the output folder is left alone`() throws {
        let configuration = try configuration()
        _ = try write("mine", "out")
        let (run, diagnostics) = generate(configuration)
        #expect(!run.succeeded)
        #expect(diagnostics.contains("`\(configuration.output)` can't be written"))
        #expect(diagnostics.contains("[unwritable-output]"))
        #expect(try String(contentsOfFile: configuration.output, encoding: .utf8) == "mine")
        #expect(Set(snapshot(folder).keys) == ["openapi.yaml", "out"])
    }

    @Test func `warnings of one API that is strict don't keep another one from being written`() throws {
        let text = Self.description.replacingOccurrences(of: "{type: string}", with: "{tpye: string}")
        let faulty = APIConfiguration(name: "T", input: try write(text, "faulty.yaml"), output: "\(folder)/faulty")
        let generator = Generator(options: .init(isStrict: true))
        #expect(!generator.generate(faulty).succeeded)
        #expect(generator.generate(try configuration()).succeeded)
    }

    @Test func `strict makes errors of warnings`() throws {
        let configuration = try configuration(
            Self.description.replacingOccurrences(of: "{type: string}", with: "{tpye: string}"))
        #expect(generate(configuration).run.succeeded)
        try FileManager.default.removeItem(atPath: configuration.output)
        let (run, diagnostics) = generate(configuration, options: .init(isStrict: true))
        #expect(!run.succeeded)
        #expect(diagnostics.contains("error: a schema has no keyword `tpye`"))
        #expect(!FileManager.default.fileExists(atPath: configuration.output))
    }

    @Test func `strict makes errors of what is only noted but lost`() throws {
        let text = Self.description.replacingOccurrences(of: "{type: string}", with: "false")
        let configuration = try configuration(text)
        #expect(generate(configuration).run.succeeded)
        let (run, diagnostics) = generate(configuration, options: .init(isStrict: true))
        #expect(!run.succeeded)
        #expect(diagnostics.contains("error: no value is valid here"))
    }

    // MARK: Checking

    @Test func `a check tells what is stale, and writes nothing`() throws {
        let configuration = try configuration()
        _ = generate(configuration)
        let path = "\(configuration.output)/SharedModels.swift"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacingOccurrences(of: "name: String?", with: "name: Int?").write(
            toFile: path, atomically: true, encoding: .utf8)
        let before = snapshot(configuration.output)
        let run = Generator().check(configuration)
        #expect(run.output?.changed.map(\.name) == ["SharedModels.swift"])
        #expect(run.differences.contains("-    public var name: Int?"))
        #expect(run.differences.contains("+    public var name: String?"))
        #expect(snapshot(configuration.output) == before)
    }

    // MARK: Templates

    @Test func `a template of the user's replaces a built-in one`() throws {
        var configuration = try configuration()
        _ = try write("// {{source}}\n", "templates/head.mustache")
        _ = try write("{{#structure}}\n// {{name}}\n{{/structure}}\n", "templates/type.mustache")
        configuration.templates = "\(folder)/templates"
        _ = generate(configuration)
        let text = try String(contentsOfFile: "\(configuration.output)/SharedModels.swift", encoding: .utf8)
        #expect(text == "// openapi.yaml (T 1)\n\n// Pet\n")
    }

    @Test func `a template with longer lines is laid out as well`() throws {
        var configuration = try configuration()
        let words = String(repeating: "@available(macOS 99, *) ", count: 5)
        _ = try write(
            "{{#structure}}\n\(words)init({{*properties}}{{name}}: {{type}}{{/properties}}) {\n}\n{{/structure}}",
            "templates/type.mustache")
        _ = try write("// Head\n", "templates/head.mustache")
        configuration.templates = "\(folder)/templates"
        _ = generate(configuration)
        let text = try String(contentsOfFile: "\(configuration.output)/SharedModels.swift", encoding: .utf8)
        #expect(text == "// Head\n\n\(words)init(\n    name: String?\n) {\n}\n")
    }

    @Test(arguments: [
        (
            "head.mustache", "{{head}}\n{{#imports}}\n{{/imports}}\n{{colour}}\n",
            ":1:1: error: HeadView has no `head`"
        ),
        (
            "head.mustache", "a\n{{#imports}}\n{{^imports}}\n{{/imports}}\n",
            ":2:1: error: `{{#imports}}` is never closed"
        ),
        ("type.mustache", "{{#structure}}{{isEmpty}}{{/structure}}", ":1:15: error: `isEmpty` isn't text"),
        ("head.mustache", "{{> nothing}}", ":1:1: error: no template `nothing.mustache`"),
        ("modles.mustache", "x", ":1:1: error: no template `modles` to replace"),
        ("head.mustache", "{{> head}}", ":1:1: error: `head.mustache` includes itself without end"),
        (
            "type.mustache", "x\n {{#structure}}{{/structure}}{{> type}}",
            ":2:30: error: `type.mustache` includes itself"
        ),
        (
            "documentation.mustache", "{{#documentation}}{{> property-value}}{{> documentation}}{{/documentation}}",
            ":1:39: error: `documentation.mustache` includes itself without end"
        ),
        (
            "type.mustache", "{{#structure}}{{> type}}{{/structure}}",
            ":1:15: error: this template is included again and again, without end"
        ),
    ])
    func `mistakes in templates are located`(_ name: String, _ text: String, _ message: String) throws {
        var configuration = try configuration()
        _ = try write(text, "templates/\(name)")
        configuration.templates = "\(folder)/templates"
        let (run, diagnostics) = generate(configuration)
        #expect(!run.succeeded)
        #expect(diagnostics.contains("\(name)\(message)"), "\(diagnostics)")
    }

    @Test func `templates may include each other in a circle, but not without end`() throws {
        var configuration = try configuration()
        _ = try write(
            "{{#structure}}{{> struct}}{{/structure}}", "templates/type.mustache")
        _ = try write("{{> struct-reading}}", "templates/struct.mustache")
        _ = try write("{{#properties}}{{/properties}}{{> struct-writing}}", "templates/struct-reading.mustache")
        _ = try write("{{name}}\n{{> struct}}", "templates/struct-writing.mustache")
        configuration.templates = "\(folder)/templates"
        let (run, diagnostics) = generate(configuration)
        #expect(!run.succeeded)
        #expect(
            diagnostics.contains(
                "struct-writing.mustache:2:1: error: `struct.mustache` includes itself by way of `struct-writing.mustache`"
            ))
    }

    @Test(arguments: ["folder", "latin-1", "utf-32", "pipe"])
    func `a template that is no text is located`(_ kind: String) throws {
        var configuration = try configuration()
        let path = try write("// Caf", "templates/type.mustache")
        configuration.templates = "\(folder)/templates"
        let bytes = Array("// Caf".utf8) + [0xE9, 0x0A]
        switch kind {
        case "latin-1": try Data(bytes).write(to: URL(fileURLWithPath: path))
        case "utf-32": try Data([0xFF, 0xFE, 0, 0, 0x2F, 0, 0, 0]).write(to: URL(fileURLWithPath: path))
        case "pipe":
            try FileManager.default.removeItem(atPath: path)
            #expect(mkfifo(path, 0o600) == 0)
        default:
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        let (run, diagnostics) = generate(configuration)
        #expect(!run.succeeded)
        let fault =
            switch kind {
            case "latin-1": "7: error: the template isn't UTF-8 [invalid-utf8]"
            case "utf-32": "1: error: the template isn't UTF-8 [invalid-utf8]"
            case "pipe": "1: error: the template `type.mustache` can't be read: it is a device or pipe"
            default: "1: error: the template `type.mustache` can't be read: it is a folder"
            }
        #expect(diagnostics.hasPrefix("\(path):1:\(fault)"))
    }

    // MARK: Configuration

    @Test func `paths in a configuration are relative to it`() throws {
        let path = try write("apis: [{name: A, input: a.yaml, output: ../out, templates: t}]", "openapi/codegen.yaml")
        let configuration = try #require(Generator().readConfiguration(path, diagnostics: DiagnosticCollector()).first)
        #expect(configuration.input == "\(folder)/openapi/a.yaml")
        #expect(configuration.output == "\(folder)/out")
        #expect(configuration.templates == "\(folder)/openapi/t")
    }
}
