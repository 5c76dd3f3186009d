import CodegenDiagnostics
import CodegenGenerator
import Foundation
import Testing

/// `codegen.baseline`: recorded diagnostics aren't reported, whatever else changes around them; new ones are.
@Suite struct BaselineTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }
    private var file: String { "\(folder)/codegen.baseline" }

    init() throws { temporary = try TemporaryFolder() }

    private func describe(_ parameters: String, more schemas: String = "") throws {
        let text = """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths:
              /pets:
                get:
                  operationId: listPets
                  parameters:
            \(parameters)
                  responses: {'204': {description: None.}}
            components:
              schemas:
                Pet: {type: object, properties: {age: {type: integer, default: young}}}
            \(schemas)
            """
        try text.write(toFile: "\(folder)/openapi.yaml", atomically: true, encoding: .utf8)
    }

    private static let page = "        - {name: page, in: query, schema: {type: integer, default: first}}"
    private static let size = "        - {name: size, in: query, schema: {type: integer, default: all}}"

    private func run(
        writing: Bool = false, isStrict: Bool = false
    ) throws -> (diagnostics: [Diagnostic], succeeded: Bool) {
        var options = Generator.Options(isStrict: isStrict)
        options.writesBaseline = writing
        let generator = Generator(options: options)
        let configuration = APIConfiguration(name: "T", input: "\(folder)/openapi.yaml", output: "\(folder)/out")
        let result = generator.generate(configuration)
        let collector = DiagnosticCollector()
        if writing { generator.writeBaseline(of: [result], collector) }
        return (result.diagnostics + collector.diagnostics, result.succeeded)
    }

    @Test func `what is accepted isn't reported, even where it has moved`() throws {
        try describe(Self.size)
        #expect(try run().diagnostics.map(\.code) == [.invalidDefault, .invalidDefault])
        #expect(try run(writing: true).diagnostics.isEmpty)
        #expect(
            try String(contentsOfFile: file, encoding: .utf8).hasSuffix(
                """
                "T":
                  "#/components/schemas/Pet/properties/age/default": [invalid-default]
                  "#/paths/~1pets/get/parameters/{query size}/schema/default": [invalid-default]

                """))
        try describe(Self.page.replacing("first", with: "1") + "\n" + Self.size)
        #expect(try run().diagnostics.isEmpty)
        #expect(try run(isStrict: true).succeeded)
    }

    @Test func `what is new is reported`() throws {
        try describe(Self.size)
        _ = try run(writing: true)
        try describe(
            Self.page + "\n" + Self.size,
            more: "    Cat: {type: object, properties: {age: {type: integer, default: old}}}")
        let found = try run().diagnostics
        #expect(found.map(\.code) == [.invalidDefault, .invalidDefault])
        #expect(
            found.flatMap(\.notes).map(\.message).contains {
                $0.contains("$.components.schemas.Cat.properties.age.default")
            })
        #expect(try !run(isStrict: true).succeeded)
        // Accepted now, with the others.
        #expect(try run(writing: true, isStrict: true).succeeded)
        #expect(try run(isStrict: true).succeeded)
    }

    @Test func `what a schema that is read twice says is accepted once`() throws {
        try describe(
            Self.size,
            more: """
                    Base: {type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string, default: 7}}}
                    Sub: {allOf: [{$ref: '#/components/schemas/Base'}]}
                """)
        _ = try run(writing: true)
        #expect(try String(contentsOfFile: file, encoding: .utf8).contains("kind/default\": [invalid-default]\n"))
        #expect(try run().diagnostics.isEmpty)
    }

    @Test func `errors are never accepted`() throws {
        try "openapi: 9".write(toFile: "\(folder)/openapi.yaml", atomically: true, encoding: .utf8)
        #expect(try run(writing: true).diagnostics.contains { $0.severity == .error })
        #expect(try !run().succeeded)
    }

    @Test func `a broken file is an error that says where`() throws {
        try describe(Self.size)
        try "T: [".write(toFile: file, atomically: true, encoding: .utf8)
        let (found, succeeded) = try run()
        #expect(!succeeded)
        #expect(found.contains { $0.code == .yamlSyntax })
    }
}
