import Foundation
import Testing

/// Names that places keep: a description that changes gives the name of one thing to no other.
@Suite struct PinTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }

    init() throws {
        temporary = try TemporaryFolder()
        try write("apis:\n  - {name: Pets, input: pets.yaml, output: out}\n", "codegen.yaml")
    }

    private func write(_ text: String, _ name: String) throws {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }

    private func read(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    private func codegen(_ arguments: String...) throws -> BuiltTool.Run {
        try BuiltTool(name: "codegen").run(arguments + ["--config", "codegen.yaml"], in: folder)
    }

    /// All the Swift, with the places of types in doc comments.
    private func swift() throws -> String {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/out").filter { $0.hasSuffix(".swift") }.sorted()
            .map { try read("out/\($0)") }.joined()
    }

    private static let description = """
        openapi: 3.1.0
        info: {title: Pets, version: '1'}
        paths:
        #paths
          /a: {get: {responses: {'200': {description: One., content: {application/json: {schema: {$ref: '#/components/schemas/pet_status'}}}}}}}
        components:
          schemas:
        #schemas
            pet_status:
              type: object
              properties:
        #properties
                first_name: {type: string}

        """

    private static let grown = description.replacing(
        "#paths", with: "  /A: {get: {responses: {'204': {description: None.}}}}"
    ).replacing(
        "#schemas", with: "    PetStatus: {type: object, properties: {other: {type: string}}}"
    ).replacing("#properties", with: "        firstName: {type: integer}")

    @Test func `an upgrade gives no existing name to something new`() throws {
        try write(Self.description, "pets.yaml")
        #expect(try codegen("generate").code == 0)
        #expect(
            try swift().contains("/// Source: `#/components/schemas/pet_status`\npublic nonisolated struct PetStatus:"))
        try write(Self.grown, "pets.yaml")
        let run = try codegen("generate", "--notes")
        #expect(run.code == 0)
        let swift = try swift()
        #expect(swift.contains("/// Source: `#/components/schemas/pet_status`\npublic nonisolated struct PetStatus:"))
        #expect(
            swift.contains("/// Source: `#/components/schemas/PetStatus`\npublic nonisolated struct PetStatusModel:"))
        #expect(swift.contains("\"first_name\""))
        #expect(swift.contains("public var firstName: String?") || swift.contains("public let firstName: String?"))
        #expect(swift.contains("public func getA() async throws(APIError<Never>) -> PetStatus"))
        #expect(run.errors.contains("note: `PetStatus` is the name of something else; this is `PetStatusModel`"))
        #expect(run.errors.contains("[name-clash]"))
    }

    @Test func `a new component takes no name of an operation`() throws {
        try write(Self.description, "pets.yaml")
        #expect(try codegen("generate").code == 0)
        #expect(try swift().contains("struct GetA: Endpoint"))
        try write(
            Self.description.replacing(
                "#schemas", with: "    GetA: {type: object, properties: {other: {type: string}}}"), "pets.yaml")
        #expect(try codegen("generate").code == 0)
        let swift = try swift()
        #expect(swift.contains("struct GetA: Endpoint"))
        #expect(swift.contains("/// Source: `#/components/schemas/GetA`\npublic nonisolated struct GetAModel:"))
    }

    @Test func `a second run changes nothing of a stream beside a whole body`() throws {
        try write(
            """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths:
              /chat:
                post:
                  responses:
                    '200':
                      description: An answer.
                      content:
                        application/json: {schema: {type: object, properties: {text: {type: string}}}}
                        text/event-stream: {schema: {type: object, properties: {delta: {type: string}}}}
            """, "pets.yaml")
        #expect(try codegen("generate").code == 0)
        let swift = try swift()
        #expect(swift.contains("Stream: Endpoint"))
        #expect(try codegen("generate").code == 0)
        #expect(try self.swift() == swift)
    }

    @Test func `without the names of earlier runs, the one that is spelled so has the name`() throws {
        try write(Self.description, "pets.yaml")
        #expect(try codegen("generate").code == 0)
        try write(Self.grown, "pets.yaml")
        #expect(try codegen("generate", "--repin").code == 0)
        let swift = try swift()
        #expect(swift.contains("/// Source: `#/components/schemas/PetStatus`\npublic nonisolated struct PetStatus:"))
        #expect(try codegen("generate").code == 0)
        #expect(try self.swift() == swift)
    }

    @Test func `check reads the names, and wants them committed`() throws {
        try write(Self.description, "pets.yaml")
        #expect(try codegen("generate").code == 0)
        #expect(try codegen("check").code == 0)
        let names = try read("codegen.names")
        #expect(names.contains("\"#/components/schemas/pet_status\": \"PetStatus\""))
        try FileManager.default.removeItem(atPath: "\(folder)/codegen.names")
        let run = try codegen("check")
        #expect(run.code == 1)
        #expect(run.errors.contains("codegen.names:1:1: error: the names of `Pets` are stale"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/codegen.names"))
        _ = try codegen("generate")
        #expect(try read("codegen.names") == names)
    }

    @Test func `a build reads the names beside the description`() throws {
        try write(Self.description, "pets.yaml")
        _ = try codegen("generate")
        try write(Self.grown, "pets.yaml")
        try write("pets.yaml\ncodegen.names\n", "inputs")
        try write("", "changes")
        let run = try BuiltTool(name: "CodegenBuildTool").run(
            [
                "--input", "pets.yaml", "--output", "out", "--name", "Pets", "--shards", "1", "--inputs", "inputs",
                "--changes", "changes",
            ], in: folder)
        #expect(run.code == 0)
        #expect(
            try read("out/Models1.swift").contains(
                "`#/components/schemas/pet_status`\npublic nonisolated struct PetStatus:"))
        #expect(try read("changes").isEmpty)
    }

    @Test func `a place that goes gives its name back`() throws {
        try write(Self.description, "pets.yaml")
        _ = try codegen("generate")
        try write(Self.description.replacing("pet_status", with: "PetStatus"), "pets.yaml")
        _ = try codegen("generate")
        #expect(
            try swift().contains("/// Source: `#/components/schemas/PetStatus`\npublic nonisolated struct PetStatus:"))
    }

    @Test func `a run that fails leaves the names as they are, and a damaged file stops it`() throws {
        try write(Self.description, "pets.yaml")
        _ = try codegen("generate")
        let names = try read("codegen.names")
        try write("openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: 7\n", "pets.yaml")
        #expect(try codegen("generate").code == 1)
        #expect(try read("codegen.names") == names)
        try write(Self.description, "pets.yaml")
        try write("Pets: {types: [", "codegen.names")
        let run = try codegen("generate")
        #expect(run.code == 1)
        #expect(run.errors.contains("codegen.names:1:"))
        #expect(try read("codegen.names") == "Pets: {types: [")
    }
}
