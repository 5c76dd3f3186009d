import Diagnostics
import Foundation
import Testing

@testable import Generator

/// A run with nothing changed is told from its record; anything else is done.
@Suite struct RecordedRunTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }

    private static let description = """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        paths: {}
        components:
          schemas:
            Pet: {type: object, properties: {name: {$ref: name.yaml}, owner: {$ref: owner.yaml}, id: {type: string, not: {}}}}
            Base:
              type: object
              properties: {kind: {type: string}}
              discriminator: {propertyName: kind, mapping: {late: ./late.yaml}}
        """

    init() throws {
        temporary = try TemporaryFolder()
        try write(Self.description, "openapi.yaml")
        try write("type: string", "name.yaml")
        try write("type: integer", "owner.yaml")
        try write("acronyms: [NHS]", "codegen.yaml")
        try FileManager.default.createDirectory(atPath: "\(folder)/templates", withIntermediateDirectories: true)
    }

    private func write(_ text: String, _ name: String) throws {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }

    private struct Run {
        let isRepeated: Bool
        let report: Generator.Report?
        let diagnostics: String
    }

    private func run(isStrict: Bool = false, arguments: [String] = [], isCheck: Bool = false) -> Run {
        let cache = RunCache(folder: "\(folder)/cache", arguments: arguments)
        let generator = Generator(options: .init(isStrict: isStrict, cache: cache))
        let diagnostics = DiagnosticCollector()
        var configuration = APIConfiguration(name: "T", input: "\(folder)/openapi.yaml", output: "\(folder)/out")
        generator.readOptions("\(folder)/codegen.yaml", into: &configuration, diagnostics: diagnostics)
        configuration.templates = "\(folder)/templates"
        let report =
            isCheck
            ? generator.check(configuration, diagnostics: diagnostics)
            : generator.generate(configuration, diagnostics: diagnostics)
        return Run(
            isRepeated: report != nil && generator.timings.allSatisfy { $0.wall[.parse] == nil },
            report: report,
            diagnostics: TextRenderer(files: generator.sources).render(diagnostics.sorted())
        )
    }

    @Test func `a run with nothing changed writes nothing and tells the same`() throws {
        let first = run()
        #expect(!first.isRepeated)
        #expect(first.diagnostics.contains("openapi.yaml:6:"))
        #expect(first.diagnostics.contains("[unsupported-keyword]"))
        let second = run()
        #expect(second.isRepeated)
        #expect(second.diagnostics == first.diagnostics)
        let report = try #require(second.report)
        #expect(report.written.isEmpty && report.removed.isEmpty)
        #expect(report.unchanged == first.report.map { $0.written.count + $0.unchanged })
        #expect(report.types == first.report?.types && report.title == "T" && report.version == "1")
    }

    /// What a run depends on, and how each of it is changed.
    enum Change: String, CaseIterable {
        case description, document, missingDocument, configuration, newTemplate, output, missingOutput, manifest, record
    }

    @Test(arguments: Change.allCases) func `a change of anything is noticed`(_ change: Change) throws {
        _ = run()
        #expect(run().isRepeated)
        let records = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/cache")
        switch change {
        case .description: try write(Self.description + "\n", "openapi.yaml")
        case .document: try write("type: boolean", "name.yaml")
        case .missingDocument: try write("type: object", "late.yaml")
        case .configuration: try write("acronyms: [NHS, NAM]", "codegen.yaml")
        case .newTemplate: try write("{{> documentation}}\n", "templates/alias.mustache")
        case .output: try write("edited", "out/SharedModels.swift")
        case .missingOutput: try FileManager.default.removeItem(atPath: "\(folder)/out/SharedModels.swift")
        case .manifest: try write("", "out/.codegen-manifest")
        case .record: try write("codegen", "cache/\(#require(records.first))")
        }
        #expect(!run().isRepeated)
        guard change != .newTemplate else { return }
        #expect(run().isRepeated)
    }

    @Test func `other arguments make another run`() {
        _ = run(arguments: ["generate"])
        #expect(run(arguments: ["generate"]).isRepeated)
        #expect(!run(arguments: ["generate", "--shards", "2"]).isRepeated)
    }

    @Test func `what falls short is never recorded, and a check is always done`() {
        #expect(run(isStrict: true).report == nil)
        #expect(run(isStrict: true).report == nil)
        _ = run()
        #expect(run().isRepeated)
        #expect(!run(isCheck: true).isRepeated)
    }

    /// The values of the reference implementation, with the seed zero.
    @Test(arguments: [
        ("", "00000000000000000000000000000000"),
        ("hello", "cbd8a7b341bd9b025b1e906a48ae1d19"),
        ("The quick brown fox jumps over the lazy dog", "e34bbc7bbc071b6c7a433ca9c49a9347"),
    ])
    func `fingerprints are MurmurHash3's`(_ text: String, _ hash: String) {
        #expect(ContentHash(Array(text.utf8)).text == hash)
    }
}
