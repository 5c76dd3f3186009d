import CodegenDiagnostics
import CodegenGenerator
import Foundation
import Testing

/// Names stay as they are when a description grows: callers' code must not break because somebody added something else.
@Suite struct StableNamesTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    private static let schemas = """
            Pet:
              type: object
              properties:
                _id: {type: string}
                kind: {type: string, enum: [a, A, '1']}
                owner: {type: object, properties: {name: {type: string}, kind: {type: string, enum: [b]}}}
                of: {oneOf: [{type: string}, {type: object, required: [x], properties: {x: {type: string}}}]}
            pet: {type: object, properties: {a: {$ref: '#/components/schemas/Pet'}}}
            Error: {type: object, properties: {type: {type: string, enum: [c]}}}

        """
    private static let paths = """
          /pets/{id}:
            get: {operationId: read_pet, tags: [Pets], parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'200': {description: Done., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
            post: {tags: [pets], requestBody: {content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}, responses: {'200': {description: Done., content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}}}

        """

    /// The declarations that come out, each with the file it stands in.
    private func declarations(schemas: String, paths: String) throws -> Set<String> {
        let input = "\(temporary.path)/openapi.yaml"
        let output = "\(temporary.path)/out"
        try? FileManager.default.removeItem(atPath: output)
        let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n"
        try "\(head)\(paths)components:\n  schemas:\n\(schemas)".write(toFile: input, atomically: true, encoding: .utf8)
        let run = Generator().generate(APIConfiguration(name: "T", input: input, output: output))
        #expect(run.succeeded)
        var result: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(atPath: output) where file.hasSuffix(".swift") {
            var path: [String] = []
            for line in try String(contentsOfFile: "\(output)/\(file)", encoding: .utf8).split(separator: "\n") {
                let indent = line.prefix { $0 == " " }.count / 4
                path = Array(path.prefix(indent))
                let text = line.dropFirst(indent * 4)
                if text.contains("struct ") || text.contains("enum ") { path.append(String(text)) }
                guard
                    text.contains("struct ") || text.contains("enum ") || text.contains(" func ")
                        || (text.hasPrefix("case ") && !text.contains(":")) || text.contains("public var ")
                        || text.contains("public let ")
                else { continue }
                result.insert((path + [String(text)]).joined(separator: " / "))
            }
        }
        return result
    }

    private static let additions: [(schemas: String, paths: String)] = [
        ("    Zebra: {type: object, properties: {kind: {type: string, enum: [z]}}}\n", ""),
        ("    Owner: {type: object, properties: {name: {type: string}}}\n", ""),
        ("    Kind: {type: string, enum: [z]}\n", ""),
        (
            "",
            "  /zebras:\n    get: {operationId: list_zebras, tags: [Zebras], responses: {'200': {description: Done.}}}\n"
        ),
        ("", "  /pets:\n    get: {tags: [Pets], responses: {'200': {description: Done.}}}\n"),
        ("", "  /a:\n    get: {operationId: body, responses: {'200': {description: Done.}}}\n"),
    ]

    @Test(arguments: additions.indices, [true, false])
    func `an addition changes no other name`(_ index: Int, _ comesFirst: Bool) throws {
        let before = try declarations(schemas: Self.schemas, paths: Self.paths)
        let (schemas, paths) = Self.additions[index]
        let after = try declarations(
            schemas: comesFirst ? schemas + Self.schemas : Self.schemas + schemas,
            paths: comesFirst ? paths + Self.paths : Self.paths + paths)
        #expect(before.count > 20)
        #expect(before.subtracting(after) == [])
    }

    @Test func `a property more changes no other name`() throws {
        let before = try declarations(schemas: Self.schemas, paths: Self.paths)
        let more = Self.schemas.replacingOccurrences(
            of: "        _id: {type: string}\n",
            with:
                "        zebra: {type: object, properties: {kind: {type: string, enum: [z]}}}\n        _id: {type: string}\n"
        )
        let after = try declarations(schemas: more, paths: Self.paths)
        #expect(after.count > before.count)
        #expect(before.subtracting(after) == [])
    }
}
