import CodegenDiagnostics
package import CodegenDocumentTree

/// Schemas that a `SchemaCompiler` has compiled: values are evaluated by them as often as one likes, also at the same time.
package struct CompiledSchemas: Sendable {
    let graph: SchemaGraph
    let limits: SchemaLimits
    let direction: SchemaOptions.Direction?

    /// Whether a value fits a schema. False where a limit was reached, too.
    package func admits(_ value: Node, by schema: SchemaID) -> Bool {
        var evaluation = Evaluation(graph, limits, isCollecting: false)
        return evaluation.isValid(value, schema.index)
    }

    /// What of a value doesn't fit a schema.
    package func evaluate(_ value: Node, by schema: SchemaID) -> SchemaEvaluation {
        // Most values fit, and need no places to be noted.
        var first = Evaluation(graph, limits, isCollecting: false)
        if first.isValid(value, schema.index) { return SchemaEvaluation(violations: [], reachedLimit: nil) }
        if let limit = first.reachedLimit { return SchemaEvaluation(violations: [], reachedLimit: limit) }
        var second = Evaluation(graph, limits, isCollecting: true)
        _ = second.isValid(value, schema.index)
        // It is known already that the value doesn't fit; looking for all reasons may take more than finding one.
        let limit = second.violations.isEmpty ? second.reachedLimit : nil
        return SchemaEvaluation(violations: second.violations, reachedLimit: limit)
    }
}

/// What evaluating a value came to.
package struct SchemaEvaluation: Sendable {
    /// In the order of the schema's keywords; at most `SchemaLimits.violations`.
    package let violations: [SchemaViolation]
    /// The limit that has ended the evaluation, so that it isn't known whether the value fits.
    package let reachedLimit: ReachedLimit?

    /// Whether the value fits.
    package var isValid: Bool { violations.isEmpty && reachedLimit == nil }

    package enum ReachedLimit: Sendable {
        /// The schema nests too deep, or refers to itself for ever.
        case depth
        /// The value and the schema are too large together.
        case steps

        package var message: String {
            switch self {
            case .depth: "the value isn't checked: the schema nests too deep for it, or refers to itself for ever"
            case .steps: "the value isn't checked: the value and the schema are too large together"
            }
        }
    }
}

/// The schemas by their index.
final class SchemaGraph: Sendable {
    let schemas: [CompiledSchema]
    /// By name, and by the resource that has the anchor.
    let dynamicAnchors: [ExactText: [Int: Int]]

    init(schemas: [CompiledSchema], dynamicAnchors: [ExactText: [Int: Int]]) {
        self.schemas = schemas
        self.dynamicAnchors = dynamicAnchors
    }
}
