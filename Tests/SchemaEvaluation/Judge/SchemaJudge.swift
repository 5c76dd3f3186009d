import CodegenDiagnostics
import CodegenDocumentTree
import CodegenSchemaEvaluation
import Foundation

/// Holds the schema evaluator against JSON Schema's test suite.
@main
struct SchemaJudge {
    static func main() throws {
        guard CommandLine.arguments.count == 3 else { throw Failure(message: "which folder, and which exceptions?") }
        let exceptions = try Exceptions(path: CommandLine.arguments[2])
        var judge = SchemaJudge(folder: URL(fileURLWithPath: CommandLine.arguments[1]), exceptions: exceptions)
        try judge.run("draft2020-12", "tests/draft2020-12", .draft202012)
        try judge.run("draft2020-12 optional", "tests/draft2020-12/optional", .draft202012)
        try judge.run("draft2020-12 formats", "tests/draft2020-12/optional/format", .draft202012, assertsFormats: true)
        try judge.run("draft4", "tests/draft4", .draft4)
        try judge.run("draft4 optional", "tests/draft4/optional", .draft4)
        try judge.run("draft4 formats", "tests/draft4/optional/format", .draft4, assertsFormats: true)
        try judge.run("OpenAPI 3.0 on draft4", "tests/draft4", .openAPI30)
        let unused = exceptions.rows.filter { !judge.used.contains($0) }
        for row in unused { print("passes, but is an exception: \(row)") }
        print("\(judge.passed) passed, \(judge.failed) failed, \(judge.excepted) skipped")
        if judge.failed > 0 || judge.passed == 0 || !unused.isEmpty { exit(1) }
    }

    struct Failure: Error {
        let message: String
    }

    let folder: URL
    let exceptions: Exceptions
    private var passed = 0
    private var failed = 0
    private var excepted = 0
    private var used: Set<String> = []

    init(folder: URL, exceptions: Exceptions) {
        self.folder = folder
        self.exceptions = exceptions
    }

    private mutating func run(
        _ name: String, _ path: String, _ dialect: SchemaDialect, assertsFormats: Bool = false
    ) throws {
        let before = (passed, failed, excepted)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path)
        for file in names.sorted() where file.hasSuffix(".json") {
            let files = SourceFiles()
            guard let groups = try read("\(path)/\(file)", into: files).array else { continue }
            for group in groups {
                let options = SchemaOptions(dialect: dialect, assertsFormats: assertsFormats)
                run(group, files, options, "\(name)/\(file)")
            }
        }
        print("\(name): \(passed - before.0) passed, \(failed - before.1) failed, \(excepted - before.2) skipped")
    }

    private mutating func run(_ group: Node, _ files: SourceFiles, _ options: SchemaOptions, _ suite: String) {
        guard let group = group.object, let schema = group["schema"], let tests = group["tests"]?.array else { return }
        let description = group["description"]?.string ?? ""
        let folder = folder
        let compiler = SchemaCompiler(files: files, options: options) { Self.remote($0, in: folder, files) }
        let id = compiler.compile(schema)
        for test in tests {
            guard let test = test.object, let data = test["data"], let valid = test["valid"]?.bool else { continue }
            let name = "\(suite)/\(description)/\(test["description"]?.string ?? "")"
            let outcome = id.map { compiler.schemas.evaluate(data, by: $0) }
            let isPassed = outcome?.reachedLimit == nil && outcome?.isValid == valid
            if let row = exceptions.row(for: name) {
                if !isPassed || exceptions.isWhole(row) { used.insert(row) }
                if isPassed { passed += 1 } else { excepted += 1 }
            } else if isPassed {
                passed += 1
            } else {
                failed += 1
                let reasons = (outcome?.violations.map(\.message) ?? []) + compiler.problems.map(\.message)
                print("\(name): \(valid ? "refused" : "accepted") \(reasons.prefix(3))")
            }
        }
    }

    private func read(_ path: String, into files: SourceFiles) throws -> Node {
        let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(path)))
        let diagnostics = DiagnosticCollector()
        guard let node = DocumentReader().read(files.add(path: path, bytes: bytes), into: diagnostics) else {
            throw Failure(message: TextRenderer(files: files).render(diagnostics.diagnostics))
        }
        return node
    }

    private static func remote(_ address: String, in folder: URL, _ files: SourceFiles) -> Node? {
        let server = "http://localhost:1234/"
        guard address.hasPrefix(server) else { return nil }
        let url = folder.appendingPathComponent("remotes/\(address.dropFirst(server.count))")
        guard let data = try? Data(contentsOf: url) else { return nil }
        return DocumentReader().read(files.add(path: url.path, bytes: Array(data)), into: DiagnosticCollector())
    }
}
