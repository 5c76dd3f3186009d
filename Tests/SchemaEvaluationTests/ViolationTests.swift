import CodegenSchemaEvaluation
import Testing

/// What a violation says, and where.
@Suite struct ViolationTests {
    @Test(arguments: [
        ("{properties: {age: {minimum: 3}}}", "age: 2", "`age` has to be at least 3, and is 2"),
        ("{properties: {age: {exclusiveMaximum: 3.50}}}", "age: 3.5", "`age` has to be less than 3.5, and is 3.5"),
        ("{properties: {age: {multipleOf: 0.01}}}", "age: 0.015", "`age` has to be a multiple of 0.01, and is 0.015"),
        ("{type: [string, 'null']}", "[]", "the value has to be a string or null, and is an array"),
        ("{type: integer}", "1.5", "the value has to be an integer, and is a number"),
        ("{enum: [a, b]}", "c", "the value has to be one of `a`, `b`, and is `c`"),
        ("{const: {a: 1}}", "{a: 2}", "the value has to be an object, and is an object"),
        ("{required: [name]}", "{}", "the value lacks the required property `name`"),
        ("{properties: {pet: {required: [name]}}}", "pet: {}", "`pet` lacks the required property `name`"),
        ("{additionalProperties: false}", "{nmae: 1}", "`nmae` is an unknown property"),
        ("{unevaluatedProperties: false}", "{nmae: 1}", "`nmae` is an unknown property"),
        ("{properties: {a: false}}", "{a: 1}", "`a` must not be there"),
        ("{prefixItems: [{}], items: false}", "[1, 2]", "`[1]` is one item too many"),
        (
            "{properties: {tags: {items: {type: string}}}}", "tags: [a, 1]",
            "`tags[1]` has to be a string, and is an integer"
        ),
        (
            "{properties: {t: {items: {items: {minLength: 1}}}}}", "t: [[''], []]",
            "`t[0][0]` has to have at least 1 character, and has 0"
        ),
        ("{maxLength: 2}", "abc", "the value has to have at most 2 characters, and has 3"),
        ("{pattern: '^a'}", "b", "the value has to match the pattern `^a`, and is `b`"),
        ("{minItems: 2}", "[1]", "the value has to have at least 2 items, and has 1"),
        ("{maxProperties: 1}", "{a: 1, b: 2}", "the value has to have at most 1 property, and has 2"),
        ("{uniqueItems: true}", "[1, 2, 1.0]", "the items of the value have to differ, and those at 0 and 2 are equal"),
        (
            "{contains: {const: 1}}", "[2]",
            "the value has to contain at least 1 item that fit the schema of `contains`, and has 0"
        ),
        (
            "{contains: {const: 1}, maxContains: 1}", "[1, 1]",
            "the value may contain at most 1 item that fit the schema of `contains`, and has 2"
        ),
        (
            "{dependentRequired: {a: [b]}}", "{a: 1}",
            "the value lacks the property `b`, which is required beside `a`"
        ),
        ("{not: {type: string}}", "a", "the value fits the schema of `not`, which it must not"),
        (
            "{oneOf: [{}, {type: integer}]}", "1",
            "the value fits 2 schemas of `oneOf` (1, 2), and has to fit exactly one"
        ),
        (
            "{anyOf: [{type: string}, {type: object, required: [a]}]}", "{}",
            "the value fits none of the 2 schemas of `anyOf`; closest: the value lacks the required property `a`"
        ),
        ("{propertyNames: {maxLength: 1}}", "{ab: 1}", "`ab` has to have at most 1 character, and has 2"),
        ("{maximum: 1e30}", "1e400", "the value has to be at most 1e30, and is 1e400"),
    ])
    func `a violation is a sentence`(_ schema: String, _ value: String, _ message: String) {
        #expect(Schema(schema).messages(value) == [message])
    }

    @Test func `a violation has both places`() throws {
        let schema = Schema(
            """
            properties:
              pet: {$ref: '#/$defs/Pet'}
            $defs:
              Pet:
                properties:
                  a/b:
                    minimum: 3
            """)
        let violation = try #require(schema.evaluate("pet:\n  a/b: 2").violations.first)
        #expect(violation.instancePointer == "/pet/a~1b")
        #expect(schema.place(violation.instanceRange) == "value.yaml:2:8")
        #expect(violation.evaluationPath == "/properties/pet/$ref/properties/a~1b/minimum")
        #expect(violation.schemaLocation == "schema.yaml#/$defs/Pet/properties/a~1b/minimum")
        #expect(schema.place(violation.schemaRange) == "schema.yaml:7:9")
        #expect(violation.keyword == "minimum")
    }

    @Test func `all violations are listed, in the order of the keywords`() {
        let schema = Schema("{required: [a, b], properties: {c: {type: string, minLength: 1}, d: {type: string}}}")
        #expect(
            schema.messages("{c: '', d: 1}") == [
                "the value lacks the required property `a`", "the value lacks the required property `b`",
                "`c` has to have at least 1 character, and has 0", "`d` has to be a string, and is an integer",
            ])
    }

    @Test func `no more violations than asked for are listed`() {
        let schema = Schema("{items: {type: string}}", limits: SchemaLimits(violations: 3))
        #expect(schema.messages("[1, 2, 3, 4, 5]").count == 3)
    }

    @Test func `properties are no unknown ones only because another keyword refuses them`() {
        let schema = Schema("{properties: {a: {type: string}}, unevaluatedProperties: false}")
        #expect(schema.messages("{a: 1}") == ["`a` has to be a string, and is an integer"])
        #expect(schema.messages("{a: x, b: 1}") == ["`b` is an unknown property"])
    }

    @Test func `a union has the violations of the closest variant`() throws {
        let schema = Schema(
            """
            oneOf:
              - {properties: {kind: {const: cat}, lives: {type: integer}}}
              - {properties: {kind: {const: dog}, name: {type: string}}}
            """)
        let violation = try #require(schema.evaluate("{kind: dog, name: 1, lives: x}").violations.first)
        #expect(violation.causes.map(\.message) == ["`name` has to be a string, and is an integer"])
        #expect(violation.causes.map(\.evaluationPath) == ["/oneOf/1/properties/name/type"])
    }

    @Test func `long values are shortened`() throws {
        let message = try #require(Schema("{const: 1}").messages(String(repeating: "x", count: 500)).first)
        #expect(message.count < 120)
    }
}
