import CodegenDiagnostics
import CodegenGenerator
import Foundation
import Testing

/// A case: a folder with a description, perhaps a configuration, and what is expected of them.
struct GoldenCase: CustomTestStringConvertible, Sendable {
    let folder: String

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases").path
    /// Templates that leave out the code that reads and writes structures.
    private static let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Templates").path
    private static let kept = ProcessInfo.processInfo.environment["KEEP_GOLDENS"]
    static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"

    /// Every folder below `Cases` that holds a description.
    static let all: [GoldenCase] = {
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        let descriptions = names.filter {
            ["openapi.yaml", "openapi.json"].contains(($0 as NSString).lastPathComponent)
        }
        return descriptions.map { GoldenCase(folder: ($0 as NSString).deletingLastPathComponent) }.sorted {
            $0.folder < $1.folder
        }
    }()

    /// What commands print, in the cases of the command line.
    static var transcripts: String {
        let folder = URL(fileURLWithPath: root).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("CommandLineTests/Cases")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix("/expected.txt") }
            .compactMap { try? String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }.joined()
    }

    var testDescription: String { folder }
    var path: String { "\(Self.root)/\(folder)" }
    /// The Swift that is expected: all of it in `expected`, or in `declarations` without the code that reads and writes
    /// structures, which a few cases show for all.
    var expected: String { showsDeclarations ? "\(path)/declarations" : "\(path)/expected" }
    private var showsDeclarations: Bool { FileManager.default.fileExists(atPath: "\(path)/declarations") }
    var diagnosticsFile: String { "\(path)/diagnostics.txt" }
    /// What `--report` writes; only cases about it have one.
    var reportFile: String { "\(path)/report.json" }
    private var hasReport: Bool { folder.hasPrefix("accounting/") }

    private var input: String {
        FileManager.default.fileExists(atPath: "\(path)/openapi.json") ? "openapi.json" : "openapi.yaml"
    }

    /// What the generator makes of the case.
    struct Outcome {
        let files: [String: String]
        let diagnostics: String
        let report: String
    }

    func run() throws -> Outcome {
        if let folder = Self.kept { try keep(in: folder) }
        return try run(templates: showsDeclarations ? Self.templates : nil)
    }

    /// Writes all of the Swift into a folder, for `.ci/compile-goldens`.
    private func keep(in folder: String) throws {
        let files = try run(templates: nil).files
        guard !files.isEmpty else { return }
        let own = "\(folder)/\(self.folder)"
        try Self.write(files, to: own)
    }

    private static func write(_ files: [String: String], to folder: String) throws {
        for (name, text) in files {
            let path = "\(folder)/\(name)"
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
    }

    private func run(templates: String?) throws -> Outcome {
        let output = FileManager.default.temporaryDirectory.appendingPathComponent("golden-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: output) }
        let generator = Generator()
        let diagnostics = DiagnosticCollector()
        var configuration = APIConfiguration(name: "Golden", input: "\(path)/\(input)", output: output)
        if FileManager.default.fileExists(atPath: "\(path)/codegen.yaml") {
            generator.readOptions("\(path)/codegen.yaml", into: &configuration, diagnostics: diagnostics)
        }
        configuration.templates = configuration.templates ?? templates
        configuration.pinning = Pinning(lockFile: "\(path)/\(LockFile.name)", command: "codegen fetch")
        let run = generator.generate(configuration)
        let all = DiagnosticCollector(diagnostics.diagnostics + run.diagnostics).sorted()
        let text = TextRenderer(files: generator.sources).render(generator.sources.printed(all))
        return Outcome(
            files: Self.contents(of: output),
            diagnostics: text.replacingOccurrences(of: path + "/", with: ""),
            report: hasReport ? try report(run, generator, diagnostics) : ""
        )
    }

    private func report(_ run: RunResult, _ generator: Generator, _ diagnostics: DiagnosticCollector) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("report-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        generator.writeReport([run], to: file, toolVersion: "0", diagnostics: diagnostics)
        return try String(contentsOfFile: file, encoding: .utf8)
            .replacingOccurrences(of: path + "/", with: "").replacingOccurrences(
                of: run.configuration.output, with: "expected")
    }

    /// The Swift files of a folder and of those within it, by their paths from there.
    static func contents(of folder: String) -> [String: String] {
        var files: [String: String] = [:]
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        for name in names where name.hasSuffix(".swift") {
            files[name] = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        }
        return files
    }

    var expectedDiagnostics: String { (try? String(contentsOfFile: diagnosticsFile, encoding: .utf8)) ?? "" }

    var expectedReport: String { (try? String(contentsOfFile: reportFile, encoding: .utf8)) ?? "" }

    /// Replaces what is expected with what came out.
    func record(_ outcome: Outcome) throws {
        let expected = expected
        try? FileManager.default.removeItem(atPath: expected)
        try? FileManager.default.removeItem(atPath: diagnosticsFile)
        if !outcome.report.isEmpty { try outcome.report.write(toFile: reportFile, atomically: true, encoding: .utf8) }
        if !outcome.files.isEmpty {
            try Self.write(outcome.files, to: expected)
        }
        if !outcome.diagnostics.isEmpty {
            try outcome.diagnostics.write(toFile: diagnosticsFile, atomically: true, encoding: .utf8)
        }
    }
}
