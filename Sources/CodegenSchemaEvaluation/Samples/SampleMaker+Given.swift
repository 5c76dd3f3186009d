import CodegenDiagnostics
import CodegenDocumentTree

/// Values that the schemas themselves give.
extension SampleMaker {
    /// An example, the default or a constant.
    func given(_ shape: SampleShape, _ goal: Goal, _ context: SampleContext) -> Node? {
        if options.usesExamples {
            var examples: [Node] = []
            var standards: [Node] = []
            for part in shape.parts {
                examples += graph.schemas[part].annotations?.examples ?? []
                if let standard = graph.schemas[part].annotations?.standard { standards.append(standard) }
            }
            if isComplete { standards.removeAll { $0.isEmptyValue } }
            if !context.hasToVary || context.variation < examples.count {
                let start = examples.isEmpty ? 0 : context.variation % examples.count
                for value in examples[start...] + examples[..<start] {
                    if let fitting = fitting(value, goal) { return fitting }
                }
            }
            if !context.hasToVary || context.variation == 0 {
                for value in standards where !value.isNull { if let fitting = fitting(value, goal) { return fitting } }
            }
        }
        return shape.enumerations.isEmpty ? nil : enumerated(shape, goal, context)
    }

    private func fitting(_ value: Node, _ goal: Goal) -> Node? {
        guard countStep() else { return nil }
        let pruned = direction == nil ? value : pruned(value, goal)
        if fits(pruned, goal) { return pruned }
        return fits(value, goal) ? value : nil
    }

    /// A value that all enumerations have, null last.
    private func enumerated(_ shape: SampleShape, _ goal: Goal, _ context: SampleContext) -> Node? {
        var values = shape.enumerations[0]
        for other in shape.enumerations.dropFirst() {
            let known = Set(other.map(JSONValueIdentity.init))
            values.removeAll { !known.contains(JSONValueIdentity($0)) }
        }
        values = values.filter { shape.types.admits($0) && !$0.isNull } + values.filter(\.isNull)
        guard !values.isEmpty else { return nil }
        let start = (rotation + context.variation) % values.count
        for value in (values[start...] + values[..<start]).prefix(500) {
            guard countStep() else { return nil }
            if fits(value, goal) { return value }
        }
        return nil
    }
}

extension Node {
    /// Null, or without anything in it.
    fileprivate var isEmptyValue: Bool {
        switch value {
        case .null: true
        case .array(let items): items.isEmpty
        case .object(let mapping): mapping.entries.isEmpty
        case .string(let text): text.isEmpty
        case .bool, .number: false
        }
    }
}
