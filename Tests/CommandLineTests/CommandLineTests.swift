import Foundation
import Testing

/// The tool as people call it: arguments in; exit code, standard output and standard error out.
@Suite struct CommandLineTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }

    init() throws {
        temporary = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: "\(folder)/openapi", withIntermediateDirectories: true)
        try write(Self.description, "openapi/pets.yaml")
        try write("apis:\n  - name: Pets\n    input: pets.yaml\n    output: ../out\n", "openapi/codegen.yaml")
    }

    private static let description = """
        openapi: 3.1.0
        info: {title: Pets, version: '1.2'}
        paths:
          /pets:
            get:
              operationId: listPets
              tags: [Pets]
              responses:
                '200': {description: All., content: {application/json: {schema: {$ref: '#/components/schemas/Pets'}}}}
        components:
          schemas:
            Pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
            Pet: {type: object, properties: {name: {type: string}}}
        """

    private func write(_ text: String, _ name: String) throws {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }

    private func codegen(_ arguments: String...) throws -> BuiltTool.Run {
        try BuiltTool(name: "codegen").run(arguments, in: folder)
    }

    private var generated: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/out")) ?? []).sorted()
    }

    @Test(arguments: [
        ("info: {title: Pets, version: '1.2'", "openapi/pets.yaml", "[yaml-syntax]"),
        (
            "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: 7\n", "openapi/pets.yaml:3:8: error: ",
            "[wrong-type]"
        ),
    ])
    func `a bad description changes no file and exits with 1`(_ text: String, _ place: String, _ code: String) throws {
        _ = try codegen()
        let before = generated
        try write(text, "openapi/pets.yaml")
        let run = try codegen()
        #expect(run.code == 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(place))
        #expect(run.errors.contains(code))
        #expect(generated == before)
    }

    // MARK: Accounting

    @Test func `the summary counts what is degraded, and the report lists it`() throws {
        try write(
            Self.description.replacingOccurrences(of: "{type: string}", with: "{type: string, not: {}}"),
            "openapi/pets.yaml")
        let run = try codegen("--report", "report.json")
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("Pets (Pets 1.2): 1 operation, 1 degraded (details in report.json), 2 types;"))
        #expect(try codegen().output.contains("1 operation, 1 degraded (--report for details), 2 types;"))
        #expect(
            try codegen("check").output == "Pets: up to date, 4 files; 1 operation, 1 degraded (--report for details)\n"
        )
        let report = try report()
        #expect((report["tool"] as? [String: String]) == ["name": "codegen", "version": "0.1.0"])
        let api = try #require((report["apis"] as? [[String: Any]])?.first)
        #expect(api["succeeded"] as? Bool == true)
        #expect(api["input"] as? String == "openapi/pets.yaml")
        #expect(api["output"] as? String == "out")
        #expect(api["operations"] as? Int == 1)
        #expect(api["counts"] as? [String: Int] == ["name-clash": 1, "unsupported-keyword": 1])
        let degraded = try #require((api["degraded"] as? [[String: Any]])?.first)
        #expect(degraded["operationId"] as? String == "listPets")
        #expect(degraded["diagnostics"] as? [Int] == [1])
        let diagnostic = try #require((api["diagnostics"] as? [[String: Any]])?.last)
        #expect(diagnostic["path"] as? String == "openapi/pets.yaml")
        #expect(diagnostic["line"] as? Int == 13)
        #expect(diagnostic["degrades"] as? Bool == true)
    }

    @Test func `a report is written when a run fails, too`() throws {
        try write("openapi: 3.1.0\npaths: 7\n", "openapi/pets.yaml")
        #expect(try codegen("--report", "report.json").code == 1)
        let api = try #require((try report()["apis"] as? [[String: Any]])?.first)
        #expect(api["succeeded"] as? Bool == false)
        #expect(api["counts"] as? [String: Int] == ["missing-field": 1, "wrong-type": 1])
        try write("apis: nothing", "openapi/codegen.yaml")
        #expect(try codegen("--report", "report.json").code == 1)
        #expect((try report()["diagnostics"] as? [[String: Any]])?.first?["code"] as? String == "invalid-configuration")
        let unwritable = try codegen("--report", "openapi/pets.yaml/report.json")
        #expect(unwritable.code == 1)
        #expect(unwritable.errors.contains("[unwritable-output]"))
    }

    private func report() throws -> [String: Any] {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/report.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func `people see the first ten of a kind, programs see all`() throws {
        let properties = (1...12).map { "p\($0): {type: string, not: {}}" }.joined(separator: ", ")
        try write(
            Self.description.replacingOccurrences(of: "name: {type: string}", with: properties), "openapi/pets.yaml")
        let run = try codegen()
        #expect(run.errors.components(separatedBy: "warning: ").count == 11)
        #expect(run.errors.hasSuffix("… and 2 more [unsupported-keyword] (--report FILE.json lists all)\n"))
        #expect(
            try codegen("--report", "all.json").errors.hasSuffix(
                "… and 2 more [unsupported-keyword] (all.json lists all)\n"))
        #expect(try codegen("--diagnostics", "json").errors.split(separator: "\n").count == 12)
        // Errors are all shown.
        #expect(try codegen("--strict").errors.components(separatedBy: "error: ").count == 13)
    }

    // MARK: Timings

    @Test(arguments: ["generate", "check"]) func `timings name each stage, on standard error`(_ command: String) throws
    {
        _ = try codegen()
        let run = try codegen(command, "--timings")
        #expect(run.code == 0)
        let rows = run.errors.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(rows.first == ["Pets", "wall", "ms", "work", "ms"])
        #expect(
            rows.dropFirst().map { $0[0] } == [
                "read", "parse", "decode", "rules", "lower", "names", "views", "render", "write", "total",
            ])
        #expect(rows.dropFirst().allSatisfy { $0.count == 3 && Double($0[1]) != nil && Double($0[2]) != nil })
        #expect(!run.output.contains("wall ms"))
        #expect(try codegen(command).errors.isEmpty)
    }

    // MARK: Help

    @Test func `help says what each option is for`() throws {
        #expect(try codegen("--help").output.contains("Exit codes: 0 done"))
        #expect(try codegen("generate", "--help").output.contains("--templates <folder>"))
        #expect(try codegen("generate", "--help").output.contains("--allow-outside"))
        #expect(try codegen("fetch", "--help").output.contains("--check"))
        #expect(try codegen("check", "--help").output.contains("--timings"))
        #expect(try codegen("--version").output == "0.1.0\n")
    }
}
