import CodegenSchemaEvaluation
import Testing

/// What differs between the dialects; JSON Schema's own test suite is run by `Tests/SchemaEvaluation/run`.
@Suite struct DialectTests {
    @Test func `OpenAPI 3.0 has nullable`() {
        let schema = Schema("{type: string, nullable: true, enum: [a]}", .openAPI30)
        #expect(schema.admits("null"))
        #expect(schema.admits("a"))
        #expect(!schema.admits("b"))
        #expect(!Schema("{type: string, x-nullable: true}", .openAPI30).admits("null"))
        #expect(Schema("{type: string, x-nullable: true}", .swagger20).admits("null"))
        #expect(!Schema("{type: string, nullable: true}", .openAPI31).admits("null"))
        #expect(!Schema("{type: string, nullable: false}", .openAPI30).admits("null"))
    }

    @Test(arguments: [SchemaDialect.openAPI30, .swagger20, .draft4])
    func `bounds are excluded by a flag`(_ dialect: SchemaDialect) {
        let schema = Schema("{minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false}", dialect)
        #expect(!schema.admits("1"))
        #expect(schema.admits("1.5"))
        #expect(schema.admits("3"))
        #expect(schema.compiler.problems.isEmpty)
    }

    @Test func `bounds exclude by themselves since 3.1`() {
        let schema = Schema("{exclusiveMinimum: 1}", .openAPI31)
        #expect(!schema.admits("1"))
        #expect(schema.admits("2"))
        #expect(
            Schema("{minimum: 1, exclusiveMinimum: true}", .openAPI31).compiler.problems.map(\.message)
                == ["`exclusiveMinimum` has to be a number, and is a boolean"])
    }

    @Test func `siblings of references count since 3.1`() {
        let text = "{$ref: '#/definitions/a', minLength: 3, definitions: {a: {type: string}}}"
        #expect(Schema(text, .openAPI30).admits("a"))
        #expect(!Schema(text, .openAPI31).admits("a"))
        #expect(!Schema(text, .openAPI30).admits("1"))
    }

    @Test func `a file of Swagger is any value`() {
        #expect(Schema("{type: file}", .swagger20).admits("abc"))
        #expect(!Schema("{type: file}", .openAPI30).compiler.problems.isEmpty)
    }

    @Test func `what isn't a keyword of the dialect is an annotation`() {
        #expect(
            Schema("{const: 1, if: {}, then: false, discriminator: {propertyName: a}, xml: {}}", .openAPI30).admits("2")
        )
        #expect(Schema("{discriminator: {propertyName: a}, example: 1, externalDocs: {}}", .openAPI31).admits("2"))
    }

    @Test func `OpenAPI 3.0 is read as it is meant`() {
        #expect(!Schema("{exclusiveMinimum: 3}", .openAPI30).admits("3"))
        let schema = Schema("{patternProperties: {'^x-': {type: string}}, additionalProperties: false}", .openAPI30)
        #expect(schema.admits("{x-a: b}"))
        #expect(!schema.admits("{x-a: 1}"))
        #expect(!schema.admits("{a: b}"))
    }

    @Test func `a property may have the name of a keyword`() {
        let schema = Schema("{properties: {$ref: {type: string}, properties: {type: integer}}}", .openAPI31)
        #expect(schema.admits("{$ref: a, properties: 1}"))
        #expect(!schema.admits("{$ref: 1}"))
        #expect(!schema.admits("{properties: a}"))
    }

    static let description = """
        openapi: 3.1.0
        components:
          schemas:
            Pet:
              $id: https://example.com/pet
              type: object
              properties:
                owner: {$ref: '#/$defs/Owner'}
                friend: {$ref: 'schema.yaml#/components/schemas/Friend'}
              $defs: {Owner: {type: string}}
            Friend: {$anchor: friend, $ref: 'https://example.com/pet'}
            Both: {anyOf: [{$ref: '#friend'}, {$ref: 'other.yaml#/Name'}]}
        """

    @Test func `schemas of a description refer to each other`() {
        let both = Schema(
            Self.description, .openAPI31, pointer: "/components/schemas/Both",
            documents: ["other.yaml": "Name: {type: integer}"])
        #expect(both.compiler.problems.isEmpty == false)
        #expect(both.admits("{owner: a}"))
        #expect(both.admits("1"))
        #expect(!both.admits("{owner: 1}"))
    }

    @Test func `properties may be required in one direction only`() {
        let text = """
            required: [id, secret, name]
            properties: {id: {$ref: '#/$defs/id'}, secret: {writeOnly: true}, name: {}}
            $defs: {id: {readOnly: true}}
            """
        #expect(Schema(text, .openAPI31, direction: .request).admits("{secret: a, name: b}"))
        #expect(!Schema(text, .openAPI31, direction: .request).admits("{id: a, name: b}"))
        #expect(Schema(text, .openAPI31, direction: .response).admits("{id: a, name: b}"))
        #expect(!Schema(text, .openAPI31).admits("{id: a, name: b}"))
        #expect(!Schema(text, .draft202012, direction: .response).admits("{id: a, name: b}"))
    }

    @Test func `a description names the dialect of its schemas`() {
        let text = "{openapi: 3.1.0, jsonSchemaDialect: DIALECT, s: {$ref: '#/t', minimum: 3}, t: {}}"
        let old = text.replacing("DIALECT", with: "'http://json-schema.org/draft-04/schema#'")
        #expect(Schema(old, .openAPI31, pointer: "/s").admits("1"))
        let new = text.replacing("DIALECT", with: "'https://json-schema.org/draft/2020-12/schema'")
        #expect(!Schema(new, .openAPI31, pointer: "/s").admits("1"))
    }

    @Test func `anchors are found wherever schemas are, and not in examples`() {
        let text = """
            openapi: 3.1.0
            paths:
              /a:
                get:
                  responses:
                    default: {content: {a/b: {schema: {$anchor: answer, type: integer}}}}
            components:
              schemas:
                A: {$ref: '#answer'}
                B: {properties: {default: {$anchor: named, type: integer}, b: {$ref: '#named'}}}
                C: {example: {$anchor: answer, type: string}, default: {$anchor: no}}
                D: {$ref: '#no'}
            """
        #expect(!Schema(text, .openAPI31, pointer: "/components/schemas/A").admits("a"))
        #expect(!Schema(text, .openAPI31, pointer: "/components/schemas/B").admits("{b: a}"))
        #expect(Schema(text, .openAPI31, pointer: "/components/schemas/D").compiler.problems.count == 1)
    }

    @Test func `formats are annotations until they are asked for`() {
        #expect(Schema("{format: date}", .openAPI31).admits("x"))
        #expect(!Schema("{format: date}", .openAPI31, assertsFormats: true).admits("x"))
        #expect(Schema("{format: date}", .openAPI31, assertsFormats: true).admits("'2024-02-29'"))
        #expect(Schema("{format: something}", .openAPI31, assertsFormats: true).admits("x"))
        #expect(!Schema("{format: int32}", .openAPI30, assertsFormats: true).admits("2147483648"))
        #expect(Schema("{format: int64}", .openAPI30, assertsFormats: true).admits("9223372036854775807"))
        #expect(!Schema("{format: int64}", .openAPI30, assertsFormats: true).admits("9223372036854775808"))
        #expect(Schema("{format: int32}", .draft202012, assertsFormats: true).admits("2147483648"))
    }

    @Test func `metaschemas are part of the tool`() {
        let modern = Schema("{$ref: 'https://json-schema.org/draft/2020-12/schema'}")
        #expect(modern.admits("{type: string, properties: {a: {minLength: 1}}}"))
        #expect(!modern.admits("{properties: {a: {minLength: -1}}}"))
        #expect(!modern.admits("{type: text}"))
        let old = Schema("{$ref: 'http://json-schema.org/draft-04/schema#'}", .draft4)
        #expect(old.admits("{exclusiveMinimum: true, minimum: 1}"))
        #expect(!old.admits("{exclusiveMinimum: true}"))
        let place = modern.evaluate("{type: text}").violations.first.map { modern.place($0.schemaRange) }
        #expect(place?.hasPrefix("https://json-schema.org/draft/2020-12/meta/validation:") == true)
    }
}
