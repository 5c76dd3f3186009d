import CodegenDiagnostics
import CodegenDocumentTree
import CodegenSchemaEvaluation
import Testing

/// Samples of schemas: what they are made from, in which order, and that they fit.
@Suite struct SampleTests {
    private func sample(
        _ text: String, _ size: SampleOptions.Size = .small, _ dialect: SchemaDialect = .openAPI31, seed: UInt64 = 0,
        usesExamples: Bool = true, direction: SchemaOptions.Direction? = nil, pointer: String = "", name: String? = nil,
        assertsFormats: Bool = true
    ) -> String? {
        let schema = Schema(
            text, dialect, pointer: pointer, assertsFormats: assertsFormats, direction: direction)
        let options = SampleOptions(seed: seed, size: size, usesExamples: usesExamples)
        guard let value = schema.compiler.sampler(options).value(of: schema.id, named: name) else { return nil }
        #expect(schema.compiler.schemas.admits(value, by: schema.id))
        return Self.line(value)
    }

    private static func line(_ node: Node) -> String {
        switch node.value {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number: node.valueText ?? ""
        case .string(let text): "\"\(text)\""
        case .array(let items): "[" + items.map(line).joined(separator: ", ") + "]"
        case .object(let mapping):
            "{" + mapping.entries.map { "\($0.key): \(line($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    @Test(arguments: [
        ("{type: string, example: a, examples: [b], default: c}", "\"a\""),
        ("{type: string, examples: [b], default: c}", "\"b\""),
        ("{type: string, default: c}", "\"c\""),
        ("{type: integer, example: none, examples: [7], default: 8}", "7"),
        ("{enum: [x, y], default: z}", "\"x\""), ("{const: 3}", "3"), ("{enum: [null, 5]}", "5"),
        ("{type: [string, 'null'], default: null}", "\"string\""),
        ("{allOf: [{example: 5}, {type: integer, maximum: 9}]}", "5"),
        ("{allOf: [{example: 15}, {type: integer, maximum: 9}]}", "1"),
    ])
    func `own examples come first, if they fit, then defaults and constants`(_ schema: String, _ expected: String) {
        #expect(sample(schema) == expected)
    }

    @Test func `examples and defaults can be left out`() {
        #expect(sample("{type: string, example: a, default: b}", usesExamples: false) == "\"string\"")
        #expect(sample("{enum: [x, y], example: y}", usesExamples: false) == "\"x\"")
    }

    @Test(arguments: [
        ("{type: integer, minimum: 18}", "18"), ("{type: integer, exclusiveMinimum: 18}", "19"),
        ("{type: number, exclusiveMinimum: 0, exclusiveMaximum: 1}", "0.5"),
        ("{type: number, multipleOf: 0.01, minimum: 2.005}", "2.01"),
        ("{multipleOf: 0.6, allOf: [{multipleOf: 0.4}], minimum: 0.1}", "1.2"),
        ("{type: integer, maximum: -3}", "-3"),
        ("{type: integer, minimum: 1e20, maximum: 1e20}", "100000000000000000000"),
        ("{type: integer, minimum: 7, multipleOf: 5}", "10"),
        ("{type: number, minimum: 0.1, maximum: 0.2, multipleOf: 0.05}", "0.1"),
    ])
    func `numbers are within their bounds`(_ schema: String, _ expected: String) {
        #expect(sample(schema) == expected)
    }

    @Test func `bounds that exclude each other have no value`() {
        #expect(sample("{type: integer, minimum: 3, maximum: 2}") == nil)
        #expect(sample("{type: integer, exclusiveMinimum: 3, exclusiveMaximum: 4}") == nil)
        #expect(sample("false") == nil)
        #expect(sample("{type: integer, not: {}}") == nil)
    }

    @Test(arguments: [
        "date-time", "date", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6",
        "uri", "uri-reference", "iri", "iri-reference", "uuid", "uri-template", "json-pointer",
        "relative-json-pointer", "regex",
    ])
    func `every format has values`(_ format: String) {
        let schema = "{type: array, uniqueItems: true, minItems: 30, items: {type: string, format: \(format)}}"
        #expect(sample(schema) != nil)
        #expect(sample("{format: \(format)}") != nil)
    }

    @Test(arguments: [
        "^[A-Z]{3}$", "^\\d{4}-\\d{2}$", "^(foo|bar)+$", "^[^@]+@[^@]+$", "^#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$",
        "^(?=.*[A-Z])(?=.*\\d)(?=.*[!@#]).{8,}$", "^(?!string).+$", "[0-9]+", "^\\p{Lu}\\p{Ll}+$", "^a{3}b{2,5}$",
        "^([0-1]?[0-9]|2[0-3]):[0-5][0-9]$", "^\\S+\\s\\S+$", "\\bword\\b", "^$", "^[\\u4e00-\\u9fff]+$",
        "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
    ])
    func `texts match their pattern`(_ pattern: String) {
        #expect(sample("{type: string, pattern: '\(pattern)'}") != nil)
        #expect(sample("{type: string, pattern: '\(pattern)'}", seed: 5) != nil)
    }

    @Test(arguments: [
        "{pattern: '^[a-z-]+$', minLength: 36, maxLength: 36}", "{pattern: '[0-9]', minLength: 20}",
        "{pattern: '^(ab)*$', minLength: 9, maxLength: 10}", "{pattern: '^[a-z]', allOf: [{pattern: '[0-9]$'}]}",
        "{pattern: '^.*$', minLength: 500}", "{minLength: 40}", "{maxLength: 3}", "{maxLength: 0}",
        "{pattern: '^[A-Z]{2}[0-9]{9}[A-Z]{2}$', maxLength: 13}", "{format: email, minLength: 30}",
        "{pattern: '^([a-z]+\\.)+[a-z]{2,}$', minLength: 12}", "{pattern: '^https://', format: uri}",
    ])
    func `texts have their length`(_ schema: String) {
        #expect(sample("{type: string, allOf: [\(schema)]}") != nil)
    }

    @Test func `patterns that can't be matched are followed all the same`() {
        #expect(sample("{type: string, pattern: '^0x[a-f0-9]{30000}$'}")?.count == 30_004)
        #expect(sample("{type: string, pattern: '(?i)^(all|none)$'}") == "\"all\"")
    }

    @Test func `names that say something are understood`() {
        let names =
            "first_name: {type: string}, lastName: {type: string}, email: {type: string}, created_at: {type: string}"
        #expect(
            sample("{properties: {\(names), city: {type: string, maxLength: 3}}}", .complete)
                == "{first_name: \"Alex\", lastName: \"Smith\", email: \"alex@example.com\", "
                + "created_at: \"2026-01-31T09:30:00Z\", city: \"Lon\"}")
        #expect(sample("{type: integer}", name: "age") == "34")
    }

    @Test func `small samples have what is required, complete ones everything`() {
        let schema = """
            {type: object, required: [b], properties: {a: {type: string}, b: {type: integer}, c: {type: array,
             items: {type: boolean}}, d: {type: object, properties: {e: {type: integer}}}}}
            """
        #expect(sample(schema) == "{b: 1}")
        #expect(sample(schema, .complete) == "{a: \"string\", b: 1, c: [true], d: {e: 1}}")
        #expect(sample("{type: object, required: [c], properties: {c: {type: array}}}") == "{c: []}")
        #expect(sample("{type: object, additionalProperties: {type: integer}}", .complete) == "{key: 1}")
        #expect(sample("{type: object, additionalProperties: {type: integer}}") == "{}")
    }

    @Test(arguments: [
        (
            "{minProperties: 2, properties: {a: {type: integer}}, additionalProperties: {type: boolean}}",
            "{a: 1, key: true}"
        ),
        (
            "{type: object, minProperties: 1, propertyNames: {pattern: '^[a-c]$'}, additionalProperties: {const: 1}}",
            "{a: 1}"
        ),
        ("{type: object, minProperties: 1, patternProperties: {'^x-': {const: 1}}, additionalProperties: false}", nil),
        ("{required: [a], dependentRequired: {a: [b]}, properties: {b: {const: 2}, a: {const: 1}}}", "{b: 2, a: 1}"),
        (
            "{required: [a], dependentSchemas: {a: {required: [b], properties: {b: {const: 2}}}}, properties: {a: {const: 1}}}",
            "{a: 1, b: 2}"
        ),
        ("{type: array, minItems: 3, uniqueItems: true, items: {type: boolean}}", nil),
        ("{type: array, minItems: 2, uniqueItems: true, items: {type: boolean}}", "[true, false]"),
        ("{prefixItems: [{const: 1}, {const: 2}], items: false, minItems: 1}", "[1]"),
        ("{type: array, contains: {const: 3}, minContains: 2, items: {type: integer}}", "[3, 3]"),
        ("{type: array, prefixItems: [{const: a}], contains: {const: 3}}", "[3]"),
    ])
    func `objects and lists have what they need`(_ schema: String, _ expected: String?) {
        let made = sample(schema)
        if schema.contains("'^x-'") {
            #expect(made?.hasPrefix("{x-") == true)
        } else if schema.contains("prefixItems: [{const: a}]") {
            #expect(made != nil)
        } else {
            #expect(made == expected)
        }
    }

    @Test func `variants are tried until one fits`() {
        #expect(sample("{oneOf: [{type: integer, minimum: 3, maximum: 2}, {const: b}]}") == "\"b\"")
        #expect(sample("{oneOf: [{type: number}, {type: integer}]}") == "1.5")
        #expect(sample("{oneOf: [{type: integer}, {type: number}]}") == "1.5")
        #expect(sample("{oneOf: [{type: string}, {format: date}]}") == "\"string\"")
        #expect(sample("{anyOf: [{type: 'null'}, {type: integer}]}") == "1")
        #expect(sample("{anyOf: [{const: a}, {const: b}]}", seed: 1) == "\"b\"")
        #expect(sample("{not: {type: string}}") == "{}")
        #expect(sample("{type: string, not: {enum: [string]}}") == "\"\"")
    }

    @Test func `objects are kept apart from other variants`() {
        let required =
            "{type: object, properties: {a: {type: integer}, b: {type: integer}}, oneOf: [{required: [a]}, {required: [b]}]}"
        #expect(sample(required, .complete) == "{a: 1}")
        let alike =
            "{oneOf: [{properties: {a: {type: integer}}, type: object}, {properties: {b: {type: integer}}, type: object}]}"
        #expect(sample(alike) != nil)
        #expect(sample(alike, .complete) != nil)
        #expect(sample("{oneOf: [{type: object}, {type: object}]}") == nil)
        let closed = "additionalProperties: false, type: object"
        let variants = ["a", "b", "c"].map { "{properties: {\($0): {type: integer}}, \(closed)}" }
        #expect(sample("{oneOf: [\(variants.joined(separator: ", "))]}") == "{a: 1}")
        let wide =
            "{type: object}, {type: object, properties: {a: {type: string}}}, {type: object, properties: {a: {type: integer}}}"
        #expect(sample("{oneOf: [\(wide)]}") == "{a: {}}")
    }

    @Test func `conditions hold`() {
        let schema = """
            {properties: {kind: {enum: [a, b]}}, required: [kind], if: {properties: {kind: {const: a}}},
             then: {required: [x], properties: {x: {const: 1}}}, else: {required: [y], properties: {y: {const: 2}}}}
            """
        #expect(sample(schema) == "{kind: \"a\", x: 1}")
        #expect(sample("{allOf: [\(schema), {properties: {kind: {const: b}}}]}") == "{kind: \"b\", y: 2}")
    }

    @Test func `discriminators name the variant`() {
        let text = """
            openapi: 3.1.0
            components:
              schemas:
                Pet:
                  type: object
                  required: [kind]
                  properties: {kind: {type: string}}
                  discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
                Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {const: 9}}, required: [lives]}]}
                Cow: {properties: {kind: {enum: [cow]}}}
                Hen: {properties: {kind: {enum: [hen]}}}
                Farm: {oneOf: [{$ref: '#/components/schemas/Cow'}, {$ref: '#/components/schemas/Hen'}], type: object, discriminator: {propertyName: kind, mapping: {cow: Cow, hen: Hen}}}
                Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}
                Shape:
                  oneOf: [{$ref: '#/components/schemas/Square'}, {$ref: '#/components/schemas/Circle'}]
                  discriminator: {propertyName: type, mapping: {round: Circle}}
                Square: {type: object, required: [type, side], properties: {type: {type: string}, side: {type: integer}}}
                Circle: {type: object, required: [type], properties: {type: {type: string}}}
            """
        #expect(sample(text, pointer: "/components/schemas/Pet") == "{kind: \"cat\", lives: 9}")
        #expect(sample(text, pointer: "/components/schemas/Cat") == "{kind: \"cat\", lives: 9}")
        #expect(sample(text, pointer: "/components/schemas/Dog") == "{kind: \"Dog\"}")
        #expect(sample(text, pointer: "/components/schemas/Farm") == "{kind: \"cow\"}")
        // Both fit any `type` but the one's name, so that the other has to be kept apart.
        let shape = sample(text, pointer: "/components/schemas/Shape")
        #expect(shape?.hasPrefix("{type: \"Square\", side: 1") == true || shape?.hasPrefix("{type: \"round\"") == true)
    }

    @Test func `properties of the other direction are left out`() {
        let schema =
            "{properties: {id: {type: integer, readOnly: true}, secret: {type: string, writeOnly: true}, a: {const: 1}}}"
        #expect(sample(schema, .complete, direction: .request) == "{secret: \"string\", a: 1}")
        #expect(sample(schema, .complete, direction: .response) == "{id: 1, a: 1}")
        let example = "{properties: {id: {type: integer, readOnly: true}}, example: {id: 4, b: 2}}"
        #expect(sample(example, direction: .request) == "{b: 2}")
        #expect(sample(example, direction: .response) == "{id: 4, b: 2}")
    }

    @Test func `null is the last resort`() {
        #expect(sample("{type: string, nullable: true}", .complete, .openAPI30) == "\"string\"")
        #expect(sample("{nullable: true, enum: [null]}", .complete, .openAPI30) == "null")
        #expect(sample("{nullable: true, type: integer, minimum: 3, maximum: 2}", .complete, .openAPI30) == "null")
    }

    @Test func `recursion ends`() {
        let tree =
            "{type: object, properties: {name: {const: n}, children: {type: array, items: {$ref: '#'}}}, required: [name]}"
        #expect(sample(tree, .complete) == "{name: \"n\", children: [{name: \"n\", children: []}]}")
        let list = "{type: object, required: [next], properties: {next: {anyOf: [{$ref: '#'}, {type: 'null'}]}}}"
        #expect(sample(list) == "{next: null}")
        #expect(sample("{type: object, required: [next], properties: {next: {$ref: '#'}}}") == nil)
        #expect(sample("{$ref: '#'}") == nil)
        #expect(sample("{allOf: [{$ref: '#'}], type: object}") == nil)
        #expect(sample("{oneOf: [{$ref: '#'}, {type: integer}]}") == nil)
    }

    @Test func `samples are the same for the same seed`() {
        let schema =
            "{properties: {a: {type: string}, b: {enum: [1, 2, 3]}, c: {type: integer}, d: {type: string, format: date}}}"
        #expect(sample(schema, .complete, seed: 4) == sample(schema, .complete, seed: 4))
        #expect(sample(schema, .complete, seed: 4) != sample(schema, .complete, seed: 5))
    }
}
