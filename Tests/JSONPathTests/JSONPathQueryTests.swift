import CodegenDiagnostics
import CodegenDocumentTree
import CodegenJSONPath
import Testing

/// What queries select, by normalized paths; the compliance test suite is run by `Tests/JSONPath/run`.
@Suite struct JSONPathQueryTests {
    private static let document = """
        paths:
          /pets:
            get: {tags: [a, b], parameters: [{name: limit, in: query}, {name: kind, in: query}]}
            post: {x-internal: true, tags: [b]}
          /owners/{id}:
            get: {tags: [c], deprecated: true}
        components:
          schemas:
            Pet: {type: object, properties: {name: {type: string, maxLength: 0x10}, "it's": {type: string}}}
            Café: {type: string, pattern: "^[a-z]+$"}
            "Cafe\\u0301": {type: integer}
        """

    private static let root = DocumentReader().read(
        SourceFiles().add(path: "openapi.yaml", bytes: Array(document.utf8)), into: DiagnosticCollector())!

    struct Case: Sendable, CustomTestStringConvertible {
        let query: String
        let paths: [String]

        var testDescription: String { query }

        init(_ query: String, _ paths: String...) {
            self.query = query
            self.paths = paths
        }
    }

    static let cases = [
        Case("$", "$"),
        Case("$.paths['/pets'].get", "$['paths']['/pets']['get']"),
        Case("$.paths.*.get", "$['paths']['/pets']['get']", "$['paths']['/owners/{id}']['get']"),
        Case(
            "$.paths.*.*.tags[0]", "$['paths']['/pets']['get']['tags'][0]", "$['paths']['/pets']['post']['tags'][0]",
            "$['paths']['/owners/{id}']['get']['tags'][0]"),
        Case(
            "$..tags[-1]", "$['paths']['/pets']['get']['tags'][1]", "$['paths']['/pets']['post']['tags'][0]",
            "$['paths']['/owners/{id}']['get']['tags'][0]"),
        Case(
            "$..tags[::-1]", "$['paths']['/pets']['get']['tags'][1]", "$['paths']['/pets']['get']['tags'][0]",
            "$['paths']['/pets']['post']['tags'][0]", "$['paths']['/owners/{id}']['get']['tags'][0]"),
        Case("$..tags[5:1:0]"),
        Case("$..parameters[?@.name=='limit' && @.in=='query']", "$['paths']['/pets']['get']['parameters'][0]"),
        Case("$.paths[?@.get.deprecated == true].get", "$['paths']['/owners/{id}']['get']"),
        Case("$.paths.*[?@['x-internal']]", "$['paths']['/pets']['post']"),
        Case(
            "$.paths.*[?!@['x-internal']].tags", "$['paths']['/pets']['get']['tags']",
            "$['paths']['/owners/{id}']['get']['tags']"),
        Case("$.paths.*[?@.tags[?@ == 'b']]", "$['paths']['/pets']['get']", "$['paths']['/pets']['post']"),
        Case("$.paths.*[?count(@.tags.*) > 1]", "$['paths']['/pets']['get']"),
        Case(
            "$.paths.*[?length(@.tags) == 1 || @.none == 1]", "$['paths']['/pets']['post']",
            "$['paths']['/owners/{id}']['get']"),
        Case(#"$.components.schemas[?search(@.pattern, '\\[a-z\\]')]"#, "$['components']['schemas']['Café']"),
        Case("$..[?@.maxLength == 16]", "$['components']['schemas']['Pet']['properties']['name']"),
        Case("$..[?@.maxLength < 2e1]", "$['components']['schemas']['Pet']['properties']['name']"),
        Case(#"$..["it's"].type"#, #"$['components']['schemas']['Pet']['properties']['it\'s']['type']"#),
        Case("$.components.schemas['Caf\u{E9}'].type", "$['components']['schemas']['Caf\u{E9}']['type']"),
        Case(#"$.components.schemas['Cafe\u0301'].type"#, "$['components']['schemas']['Cafe\u{301}']['type']"),
        Case(
            "$.components.schemas[?@.type == value($..['Cafe\u{301}'].type)]",
            "$['components']['schemas']['Cafe\u{301}']"),
        Case(
            "$.paths['/pets']['get', 'get'].tags[0, 0]", "$['paths']['/pets']['get']['tags'][0]",
            "$['paths']['/pets']['get']['tags'][0]", "$['paths']['/pets']['get']['tags'][0]",
            "$['paths']['/pets']['get']['tags'][0]"),
        Case("$.nothing..here"),
    ]

    @Test(arguments: cases) func `a query selects`(_ example: Case) throws {
        let found = try JSONPathQuery(example.query).evaluate(on: Self.root)
        #expect(found.map(\.path) == example.paths)
    }

    @Test func `a query that would take too long ends`() throws {
        let query = try JSONPathQuery("$..[?count($..[?count($..*) > 1]) > 1]")
        #expect(throws: JSONPathTooExpensive.self) { try query.evaluate(on: Self.root, maximumSteps: 20_000) }
    }
}
