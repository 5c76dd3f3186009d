import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument
import CodegenSchemaEvaluation
import Testing

/// Schemas of descriptions, whose references are resolved as everywhere.
@Suite struct DescriptionTests {
    /// A description with the files that it refers to.
    private struct Given {
        let files = SourceFiles()
        let description: Description

        init(_ text: String, _ others: [String: String] = [:]) {
            let files = files
            let source = DocumentSource(load: { location, _ in
                others[location].map { .success(files.add(path: location, bytes: Array($0.utf8))) }
                    ?? .failure(.missing)
            })
            let file = files.add(path: "api.yaml", bytes: Array(text.utf8))
            let root = DocumentReader().read(file, into: DiagnosticCollector())!
            description = Description.decode(root, in: file, source: source, diagnostics: DiagnosticCollector())!
        }

        func messages(_ schema: OpenAPI.Schema, _ value: String) -> [String] {
            let compiler = SchemaCompiler(of: description, files: files, assertsFormats: true)
            let id = compiler.compile(schema)
            let node = Schema.read(value, "value.yaml", files)
            return compiler.problems.map(\.message)
                + compiler.schemas.evaluate(node, by: id).violations.map(\.message)
        }
    }

    @Test func `schemas of other files are found from their own`() {
        let given = Given(
            "{openapi: 3.0.3, info: {}, paths: {}, components: {schemas: {A: {$ref: 'parts/pet#/Pet'}}}}",
            [
                "parts/pet.yaml":
                    "{Pet: {properties: {tag: {$ref: '#/Tag'}, age: {$ref: 'age.yaml'}}}, Tag: {type: string}}",
                "parts/age.yaml": "{type: integer, nullable: true}",
            ])
        let schema = given.description.document.schemas[0].value
        #expect(given.messages(schema, "{tag: a, age: null}") == [])
        #expect(
            given.messages(schema, "{tag: 1, age: a}") == [
                "`tag` has to be a string, and is an integer", "`age` has to be an integer, and is a string",
            ])
    }

    @Test func `parameters and forms of 2.0 have schemas`() throws {
        let given = Given(
            """
            swagger: '2.0'
            info: {}
            paths:
              /a:
                post:
                  parameters:
                  - {name: limit, in: query, type: integer, maximum: 100, exclusiveMaximum: true}
                  - {name: name, in: formData, type: string, maxLength: 2, required: true}
                  - {name: file, in: formData, type: file}
            """)
        let item = given.description.resolver.paths[0].value
        let operation = try #require(item.operations.first?.value)
        let inputs = given.description.resolver.inputs(of: operation, in: item)
        #expect(
            given.messages(try #require(inputs.parameters[0].schema), "100") == [
                "the value has to be less than 100, and is 100"
            ])
        let form = try #require(inputs.body?.content.first?.value.schema)
        #expect(given.messages(form, "{name: ab, file: x}") == [])
        #expect(
            given.messages(form, "{name: abc}") == ["`name` has to have at most 2 characters, and has 3"])
        #expect(given.messages(form, "{}") == ["the value lacks the required property `name`"])
    }
}
