import CodegenDiagnostics
import CodegenDocumentTree
import CodegenSchemaEvaluation
import Testing

/// No schema crashes the sampler, or keeps it for ever.
@Suite struct SampleLimitTests {
    private func sample(_ text: String, _ size: SampleOptions.Size = .complete) -> Node? {
        let schema = Schema(text)
        let value = schema.compiler.sampler(SampleOptions(size: size)).value(of: schema.id)
        if let value { #expect(schema.compiler.schemas.admits(value, by: schema.id)) }
        return value
    }

    @Test func `schemas that grow with each level end`() {
        let properties = (0..<12).map { "p\($0): {$ref: '#/$defs/a\(($0 * 7 + 1) % 12)'}" }.joined(separator: ", ")
        let schemas = (0..<12).map { "a\($0): {type: object, properties: {\(properties)}}" }.joined(separator: ", ")
        let taken = ContinuousClock().measure {
            #expect(sample("{$ref: '#/$defs/a0', $defs: {\(schemas)}}") != nil)
        }
        #expect(taken < .seconds(60))
    }

    @Test func `many variants end`() {
        let variants = (0..<20).map { _ in "{anyOf: [{type: integer}, {type: string}, {type: boolean}]}" }
        let taken = ContinuousClock().measure {
            #expect(sample("{allOf: [\(variants.joined(separator: ", ")), {type: array}]}") == nil)
        }
        #expect(taken < .seconds(60))
    }

    @Test func `deep schemas end`() {
        let depth = 2_000
        let links = (0..<depth).map {
            "a\($0): {type: object, required: [b], properties: {b: {$ref: '#/$defs/a\($0 + 1)'}}}"
        }
        let schema = "{$ref: '#/$defs/a0', $defs: {\(links.joined(separator: ", ")), a\(depth): {}}}"
        #expect(sample(schema) == nil)
        let chain = (0..<depth).map { "a\($0): {allOf: [{$ref: '#/$defs/a\($0 + 1)'}]}" }
        _ = sample("{$ref: '#/$defs/a0', $defs: {\(chain.joined(separator: ", ")), a\(depth): {}}}")
    }

    @Test(arguments: [
        "{type: string, minLength: 1e30}", "{type: array, minItems: 1e30}", "{type: object, minProperties: 1e30}",
        "{type: array, minItems: 100000000, items: {}}", "{contains: {}, minContains: 1e18}",
        "{type: integer, minimum: 1e999999999999}", "{type: number, multipleOf: 1e-999999999}",
        "{multipleOf: 1e999999999999, minimum: 1e-999999999999, exclusiveMaximum: 1}",
        "{type: string, pattern: '(a{1000}){10}', minLength: 100000}", "{pattern: '((((a*)*)*)*)*b', type: string}",
        "{enum: []}", "{oneOf: []}", "{anyOf: []}", "{required: [a], properties: {a: false}}", "{$ref: '#/$defs/x'}",
        "{if: {$ref: '#'}}", "{not: {$ref: '#'}}", "{properties: {a: {$ref: '#'}}, required: [a], type: object}",
        "{dependentRequired: {a: [b], b: [a]}, required: [a]}", "{dependentSchemas: {a: {$ref: '#'}}, required: [a]}",
        "{type: string, minLength: 5, maxLength: 2}", "{minimum: 9e99, maximum: -9e99, type: number}",
        "{propertyNames: false, minProperties: 1}", "{uniqueItems: true, minItems: 500, items: {enum: [1]}}",
        "{$dynamicAnchor: a, items: {$dynamicRef: '#a'}, type: array, minItems: 1}",
    ])
    func `hostile keywords end`(_ schema: String) {
        let taken = ContinuousClock().measure {
            _ = sample(schema)
            _ = sample(schema, .small)
        }
        #expect(taken < .seconds(30))
    }

    @Test(arguments: [UInt64(1), 2, 3, 4]) func `random schemas have samples that fit, or none`(_ seed: UInt64) {
        var random = RandomDocuments(state: seed)
        for round in 0..<80 {
            let dialect = SchemaDialect.allCases[round % SchemaDialect.allCases.count]
            let options = SchemaOptions(
                dialect: dialect, assertsFormats: round % 2 == 0, direction: round % 3 == 0 ? .request : nil,
                limits: SchemaLimits(steps: 20_000))
            let compiler = SchemaCompiler(files: SourceFiles(), options: options)
            guard let id = compiler.compile(random.schema(3), uri: "a.json") else { continue }
            for size in [SampleOptions.Size.small, .complete] {
                let sampler = compiler.sampler(SampleOptions(seed: UInt64(round), size: size))
                if let value = sampler.value(of: id) { #expect(compiler.schemas.admits(value, by: id)) }
            }
        }
    }
}
