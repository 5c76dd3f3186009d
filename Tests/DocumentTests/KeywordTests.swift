import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument
import Testing

@Suite struct KeywordTests {
    /// A value that suits each keyword.
    private func sample(_ keyword: SchemaKeyword) -> String {
        switch keyword {
        case .allOf, .anyOf, .oneOf, .prefixItems: "[{type: string}]"
        case .not, .if, .then, .else, .items, .contains, .propertyNames, .unevaluatedItems, .unevaluatedProperties,
            .contentSchema,
            .additionalProperties:
            "{type: string}"
        case .properties, .patternProperties, .dependentSchemas, .definitions: "{a: {type: string}}"
        case .type, .format, .title, .description, .pattern, .contentEncoding, .contentMediaType, .comment, .id,
            .anchor, .schema,
            .dynamicAnchor:
            "string"
        case .reference, .dynamicReference, .recursiveReference: "'#/components/schemas/Other'"
        case .enum, .required, .examples: "[a]"
        case .dependentRequired, .vocabulary, .xml: "{a: [b]}"
        case .externalDocs: "{url: 'https://example.com'}"
        case .discriminator: "{propertyName: a}"
        case .nullable, .recursiveAnchor, .deprecated, .readOnly, .writeOnly, .uniqueItems: "true"
        case .const, .default, .example: "a"
        case .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum, .maxLength, .minLength, .maxItems,
            .minItems,
            .maxContains, .minContains, .maxProperties, .minProperties:
            "1"
        }
    }

    private func schema(_ keyword: SchemaKeyword) throws -> (schema: OpenAPI.Schema, diagnostics: [Diagnostic]) {
        let text = """
            openapi: 3.1.0
            info: {title: t, version: '1'}
            paths: {}
            components:
              schemas:
                Other: {type: string}
                Probe: {'\(keyword.rawValue)': \(sample(keyword))}
            """
        let files = SourceFiles()
        let diagnostics = DiagnosticCollector()
        let file = files.add(path: "a.yaml", bytes: Array(text.utf8))
        let node = try #require(DocumentReader().read(file, into: diagnostics))
        let description = try #require(Description.decode(node, in: file, diagnostics: diagnostics))
        return (try #require(description.document.schemas.last?.value), diagnostics.diagnostics)
    }

    /// No keyword of the specifications is dropped in silence: it shapes the type, stands in the doc comment, says nothing
    /// about values, or is kept to be reported.
    @Test(arguments: SchemaKeyword.allCases)
    func `every keyword is used or reported`(_ keyword: SchemaKeyword) throws {
        let (schema, diagnostics) = try schema(keyword)
        #expect(diagnostics.isEmpty)
        switch keyword.treatment {
        case .documented:
            let isAnnotation = !schema.examples.isEmpty || schema.externalDocs != nil
            #expect(isAnnotation || schema.constraints.contains { $0.keyword == keyword })
        case .reported, .expressedInPart: #expect(schema.unexpressed.contains { $0.keyword == keyword })
        case .expressed, .withoutEffect:
            // What is expressed in part is reported, too.
            #expect(schema.unexpressed.allSatisfy { $0.keyword == keyword })
        }
    }

    @Test func `an unknown keyword is reported`() throws {
        let text =
            "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {tpye: string}}}\n"
        let files = SourceFiles()
        let diagnostics = DiagnosticCollector()
        let file = files.add(path: "a.yaml", bytes: Array(text.utf8))
        let node = try #require(DocumentReader().read(file, into: diagnostics))
        _ = Description.decode(node, in: file, diagnostics: diagnostics)
        #expect(diagnostics.diagnostics.map(\.code) == [.unknownField])
    }
}
