import CodegenDiagnostics
package import CodegenDocumentTree

/// Makes values that fit compiled schemas.
///
///     let sampler = compiler.sampler(SampleOptions(size: .complete))
///     let pet = sampler.value(of: schema)
package struct SchemaSampler: Sendable {
    private let schemas: CompiledSchemas
    private let options: SampleOptions
    private let heights: SchemaHeights

    init(_ schemas: CompiledSchemas, _ options: SampleOptions) {
        self.schemas = schemas
        self.options = options
        heights = SchemaHeights(schemas.graph)
    }

    /// A value that fits the schema; nil where none was found.
    ///
    /// - Parameter name: The value's name: a parameter's or a property's, which says more than a type.
    package func value(of schema: SchemaID, named name: String? = nil) -> Node? {
        guard schemas.graph.schemas.indices.contains(schema.index), heights[schema.index] != nil else { return nil }
        var isHopeless = false
        for attempt in SampleAttempt.all(options.size) {
            // Fewer levels help only against limits.
            if isHopeless, !attempt.checksParts, attempt.size == .complete { continue }
            let maker = SampleMaker(schemas, options, heights, attempt)
            if let value = maker.value(of: schema.index, named: name) { return value }
            isHopeless = !maker.isExhausted
        }
        return nil
    }

    /// Whether a value fits the schema, as `CompiledSchemas.admits`.
    package func admits(_ value: Node, by schema: SchemaID) -> Bool { schemas.admits(value, by: schema) }

    /// A value without the properties that its direction doesn't have, as it is written in examples.
    package func pruned(_ value: Node, by schema: SchemaID) -> Node {
        SampleMaker(schemas, options, heights, SampleAttempt.all(options.size)[0]).pruned(value, Goal(schema.index))
    }
}

extension SchemaCompiler {
    /// A sampler of all schemas that have been compiled.
    package func sampler(_ options: SampleOptions = .init()) -> SchemaSampler { schemas.sampler(options) }
}

extension CompiledSchemas {
    package func sampler(_ options: SampleOptions = .init()) -> SchemaSampler { SchemaSampler(self, options) }
}

/// One attempt at a sample: how much may be in it. Each one asks for less than the one before.
struct SampleAttempt {
    let size: SampleOptions.Size
    /// How deep optional properties are there.
    let levels: Int
    /// How many values it may have, and how often something may be tried for it.
    let nodes: Int
    let steps: Int
    /// How many keywords may be held against candidates.
    let evaluations: Int
    /// Whether each part is held against its schema at once, so that another one is tried where it doesn't fit.
    var checksParts = false

    static func all(_ size: SampleOptions.Size) -> [SampleAttempt] {
        let small = [
            SampleAttempt(size: .small, levels: 0, nodes: 20_000, steps: 60_000, evaluations: 500_000),
            SampleAttempt(
                size: .small, levels: 0, nodes: 50_000, steps: 200_000, evaluations: 3_000_000, checksParts: true),
        ]
        guard size == .complete else { return small }
        let complete = [8, 5, 3, 2, 1].map {
            SampleAttempt(size: .complete, levels: $0, nodes: 2_000, steps: 10_000, evaluations: 200_000)
        }
        let careful = SampleAttempt(
            size: .complete, levels: 1, nodes: 2_000, steps: 20_000, evaluations: 400_000, checksParts: true)
        return complete + [careful] + small
    }
}
