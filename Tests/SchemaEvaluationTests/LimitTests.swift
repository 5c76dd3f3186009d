import CodegenDiagnostics
import CodegenDocumentTree
import CodegenSchemaEvaluation
import Testing

/// No schema and no value crashes the evaluator, or keeps it for ever.
@Suite struct LimitTests {
    @Test(arguments: [
        "{$ref: '#'}", "{allOf: [{$ref: '#'}, {$ref: '#'}]}", "{anyOf: [{type: string}, {$ref: '#'}, {$ref: '#'}]}",
        "{not: {$ref: '#'}}", "{if: {$ref: '#'}}", "{$dynamicAnchor: a, $dynamicRef: '#a'}",
        "{oneOf: [{$ref: '#/$defs/a'}], $defs: {a: {$ref: '#/$defs/b'}, b: {$ref: '#/$defs/a'}}}",
        "{dependentSchemas: {a: {$ref: '#'}}}", "{contains: {type: integer}, allOf: [{$ref: '#'}]}",
    ])
    func `a schema that refers to itself for ever reaches a limit`(_ text: String) {
        let schema = Schema(text)
        let evaluation = schema.evaluate("{a: 1}")
        #expect(evaluation.reachedLimit == .depth)
        #expect(!evaluation.isValid)
        #expect(!schema.admits("{a: 1}"))
    }

    @Test func `recursion that follows the value is no endless one`() {
        let schema = Schema("{properties: {a: {$ref: '#'}}, additionalProperties: false}")
        let value = String(repeating: "{a: ", count: 30) + "{}" + String(repeating: "}", count: 30)
        #expect(schema.admits(value))
        let wrong = String(repeating: "{a: ", count: 30) + "{b: 1}" + String(repeating: "}", count: 30)
        #expect(schema.messages(wrong) == ["`b` is an unknown property"])
    }

    @Test func `the stack has a limit`() {
        let schema = Schema("{$ref: '#'}", limits: SchemaLimits(depth: 1_000_000, stack: 100_000))
        #expect(schema.evaluate("1").reachedLimit == .depth)
        #expect(Schema("{allOf: [{type: integer}]}", limits: SchemaLimits(stack: 100_000)).admits("1"))
    }

    @Test func `work has a limit`() {
        let parts = (0..<20).map { "a\($0): {allOf: [{$ref: '#/$defs/a\($0 + 1)'}, {$ref: '#/$defs/a\($0 + 1)'}]}" }
        let schema = Schema(
            "{$ref: '#/$defs/a0', $defs: {\(parts.joined(separator: ", ")), a20: {}}}",
            limits: SchemaLimits(steps: 10_000))
        #expect(schema.evaluate("1").reachedLimit == .steps)
    }

    @Test func `patterns are work, too`() {
        let schema = Schema("{pattern: '(a?){5000}b'}")
        #expect(schema.evaluate(String(repeating: "a", count: 1_000_000)).reachedLimit == .steps)
        #expect(schema.admits("aab"))
    }

    @Test func `many items are compared quickly`() {
        let items = (0..<10_000).map { "{\"a\": \($0), \"b\": [1, 2.0]}" }.joined(separator: ",")
        let schema = Schema("{uniqueItems: true}")
        let taken = ContinuousClock().measure { #expect(schema.admits("[\(items)]")) }
        #expect(taken < .seconds(20))
    }

    @Test(arguments: [
        ("1e1000000000000000000000", "{type: integer, minimum: 3}", true),
        ("1e-1000000000000000", "{multipleOf: 1}", false),
        ("1e400", "{multipleOf: 3}", false), ("3e400", "{multipleOf: 3}", true),
        ("1e308", "{multipleOf: 0.123456789}", false),
        ("12345678901234567890123456789", "{multipleOf: 12345678901234567890123456789}", true),
        ("12345678901234567890123456788", "{multipleOf: 12345678901234567890123456789}", false),
        ("0.3", "{multipleOf: 0.1}", true), ("-0.0", "{const: 0}", true), ("0x1F", "{const: 31}", true),
        ("1.10", "{enum: [1.1]}", true), ("100000000000000000000.1", "{const: 100000000000000000000.2}", false),
    ])
    func `numbers are exact`(_ value: String, _ schema: String, _ isValid: Bool) {
        #expect(Schema(schema).admits(value) == isValid)
    }

    @Test(arguments: [UInt64(1), 2, 3]) func `random schemas and values never crash`(_ seed: UInt64) {
        var random = RandomDocuments(state: seed)
        for round in 0..<500 {
            let dialect = SchemaDialect.allCases[round % SchemaDialect.allCases.count]
            let files = SourceFiles()
            let options = SchemaOptions(
                dialect: dialect, assertsFormats: round % 2 == 0, limits: SchemaLimits(steps: 20_000))
            let compiler = SchemaCompiler(files: files, options: options)
            guard let id = compiler.compile(random.schema(3), uri: "a.json") else { continue }
            for _ in 0..<5 {
                let value = random.value(3)
                let evaluation = compiler.schemas.evaluate(value, by: id)
                #expect(evaluation.isValid == compiler.schemas.admits(value, by: id))
            }
        }
    }
}

/// Schemas and values from a seed, many of them wrong.
struct RandomDocuments {
    var state: UInt64
    private let range = SourceRange(file: SourceFileID(0), lowerBound: 0, upperBound: 1)

    init(state: UInt64) { self.state = state }

    private mutating func pick(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }

    private mutating func pick(_ list: [String]) -> String { list[pick(list.count)] }

    private func node(_ value: Node.Value) -> Node { Node(value, range: range) }

    private static let keys = ["a", "b", "ab", "1", "", "é", "$ref", "a/b~"]
    private static let texts = [
        "", "a", "abc", "😀", "2024-02-30", "1.2.3.4", "::1", "xn--a", "a@b", "http://[::1", "#", "P1Y", "{a", "(",
        "%zz",
        "١", "e\u{301}", "xn--99999999999999999999", "23:59:60Z", "\u{5D0}\u{200C}", "-", "..", "1e5",
    ]
    private static let numbers = [
        "0", "-0", "1", "1.0", "2", "0.01", "1e3", "-5", "1e999", "1e-999", "99999999999999999999",
    ]

    mutating func value(_ depth: Int) -> Node {
        switch pick(depth > 0 ? 7 : 4) {
        case 0: return node(.null)
        case 1: return node(.bool(pick(2) == 0))
        case 2: return node(.number(pick(Self.numbers)))
        case 3: return node(.string(pick(Self.texts)))
        case 4: return node(.array((0..<pick(4)).map { _ in value(depth - 1) }))
        default: return object((0..<pick(4)).map { _ in (pick(Self.keys), value(depth - 1)) })
        }
    }

    private func object(_ entries: [(String, Node)]) -> Node {
        var seen: Set<String> = []
        return node(
            .object(
                Mapping(
                    entries.filter { seen.insert($0.0).inserted }.map {
                        Mapping.Entry(key: $0.0, keyRange: range, value: $0.1)
                    })))
    }

    private static let schemas = [
        "not", "if", "then", "else", "items", "contains", "additionalProperties", "unevaluatedItems",
        "unevaluatedProperties", "propertyNames", "additionalItems",
    ]
    private static let lists = ["allOf", "anyOf", "oneOf", "prefixItems", "items"]
    private static let maps = [
        "properties", "patternProperties", "dependentSchemas", "$defs", "dependencies", "definitions",
    ]
    private static let counts = [
        "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains",
        "maxContains",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    ]
    private static let references = [
        "#", "#/$defs/a", "#a", "b.json", "#/properties/a", "https://json-schema.org/draft/2020-12/schema", "%",
        "#/%zz",
    ]
    private static let formats = [
        "date", "time", "date-time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6",
        "uri",
        "iri", "uri-reference", "uri-template", "uuid", "regex", "json-pointer", "relative-json-pointer", "int32", "x",
    ]

    mutating func schema(_ depth: Int) -> Node {
        guard depth > 0, pick(12) > 0 else { return pick(3) == 0 ? node(.bool(pick(2) == 0)) : object([]) }
        return object((0..<1 + pick(5)).map { _ in keyword(depth) })
    }

    private mutating func keyword(_ depth: Int) -> (String, Node) {
        switch pick(14) {
        case 0, 1: return (pick(Self.schemas), schema(depth - 1))
        case 2: return (pick(Self.lists), node(.array((0..<pick(3)).map { _ in schema(depth - 1) })))
        case 3, 4: return (pick(Self.maps), object((0..<pick(3)).map { _ in (pick(Self.keys), schema(depth - 1)) }))
        case 5: return (pick(Self.counts), node(.number(pick(Self.numbers))))
        case 6: return (pick(["$ref", "$dynamicRef"]), node(.string(pick(Self.references))))
        case 7:
            return (
                pick(["$id", "id", "$anchor", "$dynamicAnchor", "$schema"]),
                node(.string(pick(["a", "b.json", "#a", "#"])))
            )
        case 8: return ("type", node(.string(pick(["string", "integer", "array", "object", "null", "file"]))))
        case 9: return (pick(["enum", "const", "required", "default", "dependentRequired"]), value(2))
        case 10: return ("format", node(.string(pick(Self.formats))))
        case 11: return ("pattern", node(.string(pick(["a", "^a", "(", "(?=a)", "\\p{L}", "[^]"]))))
        case 12: return (pick(["uniqueItems", "nullable", "exclusiveMinimum", "x-nullable"]), node(.bool(true)))
        default: return (pick(Self.counts + Self.lists + Self.maps + Self.schemas), value(1))
        }
    }
}
