import CodegenSchemaEvaluation
import Testing

/// What of a schema can't be evaluated.
@Suite struct ProblemTests {
    @Test(arguments: [
        ("{$ref: '#/a'}", "unresolved reference `#/a`", "schema.yaml:1:8"),
        ("{$ref: other.yaml}", "unresolved reference `other.yaml`", "schema.yaml:1:8"),
        ("{minimum: '3'}", "`minimum` has to be a number, and is a string", "schema.yaml:1:11"),
        ("{minLength: -1}", "`minLength` has to be a natural number, and is an integer", "schema.yaml:1:13"),
        (
            "{type: text}",
            "`text` is no type; they are `string`, `number`, `integer`, `boolean`, `array`, `object` and `null`",
            "schema.yaml:1:8"
        ),
        ("{required: true}", "`required` has to be a list of names, and is a boolean", "schema.yaml:1:12"),
        ("{allOf: {}}", "`allOf` has to be a list of schemas, and is an object", "schema.yaml:1:9"),
        ("{properties: []}", "`properties` has to be an object of schemas, and is an array", "schema.yaml:1:14"),
        ("{properties: {a: 1}}", "a schema is an object or a boolean, and this is an integer", "schema.yaml:1:18"),
        ("{multipleOf: 0}", "`multipleOf` has to be more than 0, and no longer than 100 digits", "schema.yaml:1:14"),
        ("{pattern: '(a'}", "the pattern `(a` isn't used: `(` has no `)` (character 1)", "schema.yaml:1:11"),
        (
            "{pattern: '(a)\\1'}",
            "the pattern `(a)\\1` isn't used: backreferences are not supported (character 4)",
            "schema.yaml:1:11"
        ),
        (
            "{$schema: 'https://example.com/meta'}",
            "the metaschema `https://example.com/meta` is unknown and not used",
            "schema.yaml:1:11"
        ),
    ])
    func `a problem is reported, and its keyword left out`(_ text: String, _ message: String, _ place: String) {
        let schema = Schema(text)
        #expect(schema.compiler.problems.map(\.message) == [message])
        #expect(schema.compiler.problems.map { schema.place($0.range) } == [place])
        #expect(schema.admits("{a: 1}"))
    }

    @Test func `a pattern that isn't used leaves no property unknown`() {
        let schema = Schema("{patternProperties: {'(a)\\1': {}}, additionalProperties: false}")
        #expect(schema.compiler.problems.count == 1)
        #expect(schema.admits("{a: 1}"))
        #expect(Schema("{patternProperties: {'(a)\\1': {}}, unevaluatedProperties: false}").admits("{a: 1}"))
    }

    @Test func `a pointer that leads nowhere has no schema`() {
        let schema = Schema("{}")
        let root = Schema.read("{a: 1}", "other.yaml", schema.files)
        #expect(schema.compiler.compile(root, uri: "other.yaml", pointer: "/b") == nil)
        #expect(schema.compiler.compile(root, uri: "other.yaml", pointer: "/a/b") == nil)
    }
}
