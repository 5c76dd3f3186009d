import Foundation
import Testing

/// Descriptions by others may name any file of the machine: what of it is read, and what of it comes out.
@Suite struct ForeignFileTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }
    /// What must never be printed.
    private static let secret = "hunter2"

    init() throws {
        temporary = try TemporaryFolder()
        for name in ["api", "shared"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
    }

    private func write(_ text: String, _ name: String) throws {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/\(name)", withDestinationPath: target)
    }

    /// Generates from a description whose only schema is a reference.
    private func generate(_ reference: String, _ arguments: [String] = []) throws -> BuiltTool.Run {
        let text = """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths: {}
            components: {schemas: {Pet: {type: object, properties: {name: {$ref: "\(reference)"}}}}}
            """
        try write(text, "api/openapi.yaml")
        let words = ["generate", "--input", "api/openapi.yaml", "--output", "out", "--name", "Pets"]
        return try BuiltTool(name: "codegen").run(words + arguments, in: folder)
    }

    private var generated: String {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/out")) ?? []
        return names.map { (try? String(contentsOfFile: "\(folder)/out/\($0)", encoding: .utf8)) ?? "" }.joined()
    }

    // MARK: Which files

    @Test(arguments: ["/", "file:/", "file:///", "FILE:///", "file://localhost/", "%2F"])
    func `absolute paths and file addresses need permission`(_ prefix: String) throws {
        try write("{type: string, description: From outside.}", "shared/name.yaml")
        let address = prefix + folder.dropFirst() + "/shared/name.yaml"
        let refused = try generate(address)
        #expect(refused.code == 1)
        #expect(refused.errors.hasPrefix("api/openapi.yaml:4:"))
        #expect(refused.errors.contains("`\(folder)/shared/name.yaml` is named by an absolute path; `--allow-outside`"))
        #expect(refused.errors.contains("$ref: \"\(address)\""))
        #expect(generated.isEmpty)
        #expect(try generate(address, ["--allow-outside", "shar"]).code == 1)
        #expect(try generate(address, ["--allow-outside", "shared"]).code == 0)
        #expect(generated.contains("From outside."))
        #expect(try generate(address, ["--allow-outside", "\(folder)/shared/name.yaml"]).code == 0)
        let detour = address.replacingOccurrences(of: "/shared/", with: "/shared/../api/../shared/")
        #expect(try generate(detour, ["--allow-outside", "api"]).code == 1)
        #expect(try generate(detour, ["--allow-outside", "shared"]).code == 0)
    }

    @Test func `the configuration allows paths seen from its folder`() throws {
        try write("{type: string, description: From outside.}", "shared/name.yaml")
        let address = "\(folder)/shared/name.yaml"
        try write("allow-outside: [../shared]\n", "api/options.yaml")
        #expect(try generate(address, ["--options", "api/options.yaml"]).code == 0)
        try write("allow-outside: [shared]\n", "api/options.yaml")
        #expect(try generate(address, ["--options", "api/options.yaml"]).code == 1)
        try write("allow-outside: shared\n", "api/options.yaml")
        let wrong = try generate(address, ["--options", "api/options.yaml"])
        #expect(wrong.errors.hasPrefix("api/options.yaml:1:16: error: `allow-outside` has to be a list of strings"))
    }

    @Test func `relative references lead on into other folders`() throws {
        try write("{type: string, description: From outside.}", "shared/name.yaml")
        let run = try generate("../shared/name.yaml")
        #expect(run.code == 0)
        #expect(run.errors.isEmpty)
        #expect(generated.contains("From outside."))
    }

    // MARK: What is printed

    /// What has secrets in it, and a pointer into it.
    @Test(arguments: [
        ("environ", "PATH=/bin\u{0}TOKEN=hunter2\u{0}", ""), ("passwd", "root:hunter2:0:0:root\nbin:x:1\n", ""),
        ("token", "hunter2", ""), ("token", "\"hunter2\"\n", "#/a"), ("credentials", "[default]\nkey = hunter2\n", ""),
        ("credentials.yml", "password: hunter2\nuser: {name: hunter2}\n", "#/password"),
        ("credentials.yml", "password: hunter2\nuser: {name: hunter2}\n", "#/user"),
        ("credentials.yml", "type: hunter2\nhunter2: [hunter2]\n", ""),
        ("credentials.json", #"{"type": "hunter2", "enum": "hunter2", "hunter2": 1, "key": "hunter2"}"#, ""),
        ("list.yaml", "[hunter2, {type: hunter2, password: hunter2}]", "#/1"),
        ("double.yaml", "hunter2: 1\nhunter2: 2\n", ""), ("double.yaml", "hunter2: 1\nhunter2: 2\n- x", ""),
        ("alias.yaml", "key: *hunter2\n", ""), ("tab.yaml", "key:\n\thunter2: `hunter2`\n", ""),
        ("quotes.yaml", "type: 'a`hunter2`b'\n", ""),
    ])
    func `no line of a file outside is printed that is no description`(
        _ name: String, _ text: String, _ pointer: String
    ) throws {
        try write(text, "shared/\(name)")
        try link("api/link", to: "../shared/\(name)")
        for address in ["../shared/\(name)", "link"] {
            let run = try generate(address + pointer, ["--notes", "--report", "report.json"])
            #expect(!run.errors.contains(Self.secret), "\(address)")
            #expect(!run.output.contains(Self.secret), "\(address)")
            let report = try String(contentsOfFile: "\(folder)/report.json", encoding: .utf8)
            #expect(!report.contains(Self.secret), "\(address)")
            let programs = try generate(address + pointer, ["--diagnostics", "json"])
            #expect(!programs.errors.contains(Self.secret), "\(address)")
            // What is told again from a record is as silent.
            #expect(try !generate(address + pointer).errors.contains(Self.secret), "\(address)")
            #expect(try !generate(address + pointer).errors.contains(Self.secret), "\(address)")
        }
    }

    @Test func `a description shows its lines wherever it is, and the root document always`() throws {
        try write("Name: {description: Nam, type: [string], maxLenth: 3}\n", "shared/names.yaml")
        #expect(try generate("../shared/names.yaml#/Name").errors.contains("    Name: {description: Nam"))
        try write("no description: *x\n", "root.yaml")
        let root = try BuiltTool(name: "codegen").run(
            [
                "generate", "--input", "../\(URL(fileURLWithPath: folder).lastPathComponent)/root.yaml", "--output",
                "out", "--name", "A",
            ],
            in: folder)
        #expect(root.errors.contains("    no description: *x"))
    }

    // MARK: Special files

    @Test(arguments: ["pipe", "zero", "random", "folder", "large", "kmsg", "console", "fd"])
    func `what is no file ends in an error`(_ kind: String) throws {
        switch kind {
        case "pipe": #expect(mkfifo("\(folder)/shared/pipe", 0o600) == 0)
        case "zero": try link("shared/zero", to: "/dev/zero")
        case "random":
            try link("shared/random", to: "zero2")
            try link("shared/zero2", to: "/dev/urandom")
        case "folder": try link("shared/folder", to: "..")
        case "large":
            try write("", "shared/large")
            truncate("\(folder)/shared/large", 1 << 42)
        case "kmsg": try link("shared/kmsg", to: "/proc/kmsg")
        case "console": try link("shared/console", to: "/dev/tty")
        default: try link("shared/fd", to: "/proc/self/fd")
        }
        let reference = try generate("../shared/\(kind)")
        #expect(reference.code == 1)
        #expect(reference.errors.hasPrefix("api/openapi.yaml:4:"))
        #expect(reference.errors.contains("can't be read: it"))
        guard kind != "pipe" else { return }
        let root = try BuiltTool(name: "codegen").run(
            ["generate", "--input", "shared/\(kind)", "--output", "out", "--name", "A"], in: folder)
        #expect(root.code == 1)
        #expect(root.errors.contains("error: "))
    }
}
