import Foundation
import Testing

/// The tool that the build tool plugin runs: what it makes is what `codegen generate` makes with the same words.
@Suite struct BuildToolTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }

    init() throws {
        temporary = try TemporaryFolder()
        try write(Self.description, "openapi.yaml")
        try write("access: internal\n", "codegen.yaml")
        try write("openapi.yaml\ncodegen.yaml", "inputs")
        try write("", "changes")
    }

    private static let description = """
        openapi: 3.1.0
        info: {title: Pets, version: '1.2'}
        paths: {}
        components:
          schemas:
            Pet:
              type: object
              properties:

        """ + (1...12).map { "        p\($0): {type: integer, default: none}\n" }.joined()

    private static let words = ["--input", "openapi.yaml", "--name", "Pets", "--shards", "2"]
    private static let plan = words + ["--inputs", "inputs", "--changes", "changes"]

    private func write(_ text: String, _ name: String) throws {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }

    private func run(_ arguments: [String]) throws -> BuiltTool.Run {
        try BuiltTool(name: "CodegenBuildTool").run(arguments, in: folder)
    }

    private func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }

    private func files(_ name: String) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(name)")
        return try names.reduce(into: [:]) { files, file in
            files[file] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)/\(file)"))
        }
    }

    @Test(arguments: [[], ["--options", "codegen.yaml"]])
    func `it makes what codegen makes, and says what codegen says`(_ options: [String]) throws {
        let words = Self.words + options
        let own = try run(Self.plan + options + ["--output", "own"])
        #expect(own.code == 0)
        #expect(own.output.isEmpty)
        let people = try BuiltTool(name: "codegen").run(
            ["generate", "--quiet", "--output", "people"] + words, in: folder)
        #expect(people.code == 0)
        #expect(lines(own.errors).dropLast() == lines(people.errors).dropLast())
        #expect(own.errors.contains("… and 2 more [invalid-default] ("))
        #expect(try files("own") == files("people"))
        #expect(try files("own").count == 7)
    }

    @Test func `nothing changed: nothing is written, and the same is said`() throws {
        let words = Self.plan + ["--output", "out"]
        let first = try run(words)
        let paths = try files("out").keys.map { "out/\($0)" }
        #expect(paths.count == 7)
        let old = Date(timeIntervalSinceNow: -3600)
        for path in paths {
            try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: "\(folder)/\(path)")
        }
        let dates = try paths.map(modified)
        let second = try run(words)
        #expect(second.code == 0)
        #expect(second.errors == first.errors)
        #expect(try paths.map(modified) == dates)
        try write(Self.description + "        more: {type: string}\n", "openapi.yaml")
        #expect(try run(words).code == 0)
        #expect(try paths.map(modified) != dates)
    }

    private func modified(_ path: String) throws -> Date? {
        try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")[.modificationDate] as? Date
    }

    @Test func `a bad description, or bad options, exit with 1 and change nothing`() throws {
        let words = Self.plan + ["--output", "out", "--options", "codegen.yaml"]
        _ = try run(words)
        let before = try files("out")
        try write("acess: internal\n", "codegen.yaml")
        let options = try run(words)
        #expect(options.code == 1)
        #expect(options.errors.hasPrefix("codegen.yaml:1:1: error: "))
        try write("access: internal\n", "codegen.yaml")
        try write("openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: 7\n", "openapi.yaml")
        let description = try run(words)
        #expect(description.code == 1)
        #expect(description.errors.hasPrefix("openapi.yaml:3:8: error: "))
        #expect(try files("out") == before)
    }

    @Test(arguments: [
        [], ["--input"], plan, plan + ["--output"], plan + ["--output", "out", "--output", "out"],
        plan + ["--output", "out", "--colour", "red"], ["--output", "out"] + plan.map { $0 == "2" ? "65" : $0 },
        words + ["--output", "out"],
    ])
    func `other words than the plugin's exit with 64`(_ arguments: [String]) throws {
        let run = try run(arguments)
        #expect(run.code == 64)
        #expect(run.errors.hasPrefix("CodegenBuildTool is run by CodegenBuildPlugin"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/out"))
    }

    // MARK: Inputs

    private var changes: String? { try? String(contentsOfFile: "\(folder)/changes", encoding: .utf8) }

    @Test func `what the build doesn't know of runs the step at each build`() throws {
        let words = Self.plan + ["--output", "out", "--options", "codegen.yaml"]
        #expect(try run(words).code == 0)
        #expect(changes == "")
        try write("{type: string}", "name.yaml")
        try write(Self.description + "        name: {$ref: name.yaml}\n", "openapi.yaml")
        #expect(try run(words).code == 0)
        #expect(changes == "1")
        #expect(try run(words).code == 0)
        #expect(changes == "2")
        try write(
            "./openapi.yaml\n\(folder)/codegen.yaml\n../\(URL(fileURLWithPath: folder).lastPathComponent)/name.yaml",
            "inputs")
        #expect(try run(words).code == 0)
        #expect(changes == "2")
        try FileManager.default.createDirectory(atPath: "\(folder)/templates", withIntermediateDirectories: true)
        try write("access: internal\ntemplates: templates\n", "codegen.yaml")
        #expect(try run(words).code == 0)
        #expect(changes == "3")
    }

    @Test func `another number of files than the build is planned for is said each time`() throws {
        let words = Self.plan + ["--output", "out", "--options", "codegen.yaml"]
        try write("layout: {shards: 2}\n", "codegen.yaml")
        #expect(try !run(words).errors.contains("[stale-plan]"))
        #expect(changes == "")
        try write("layout: {shards: 3}\n", "codegen.yaml")
        for number in ["1", "2"] {
            let run = try run(words)
            #expect(run.code == 0)
            #expect(
                run.errors.contains(
                    "codegen.yaml:1:1: warning: the build is planned for `shards: 2`; it is planned anew"))
            #expect(changes == number)
        }
    }

    @Test func `strict options make errors of warnings`() throws {
        try write("strict: true\n", "codegen.yaml")
        let run = try run(Self.plan + ["--output", "out", "--options", "codegen.yaml"])
        #expect(run.code == 1)
        #expect(run.errors.contains("error: "))
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/out"))
    }
}
