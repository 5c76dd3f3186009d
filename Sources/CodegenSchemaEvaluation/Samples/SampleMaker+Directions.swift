import CodegenDiagnostics
import CodegenDocumentTree

/// Properties that only requests or only responses have.
extension SampleMaker {
    /// Whether a property is there only in the other direction.
    func isHidden(_ schemas: [Int]) -> Bool {
        guard let direction else { return false }
        var pending = schemas
        var seen: Set<Int> = []
        while let index = pending.popLast(), seen.count < 32 {
            guard seen.insert(index).inserted else { continue }
            let schema = graph.schemas[index]
            if let annotations = schema.annotations {
                if direction == .request ? annotations.isReadOnly : annotations.isWriteOnly { return true }
            }
            for check in schema.checks {
                switch check.rule {
                case .reference(let target): pending.append(target)
                case .allOf(let parts): pending += parts
                default: break
                }
            }
        }
        return false
    }

    /// A value without the properties that are there only in the other direction.
    func pruned(_ value: Node, _ goal: Goal) -> Node {
        guard value.object != nil || value.array != nil, enter() else { return value }
        defer { depth -= 1 }
        var choices = VariantChoices()
        var maker = shapeMaker()
        guard let shape = maker.make(goal, &choices) else { return value }
        switch value.value {
        case .object(let mapping):
            let entries = mapping.entries.compactMap { entry -> Mapping.Entry? in
                guard let schemas = schemas(of: entry.key, in: shape), !schemas.isEmpty else { return entry }
                if isHidden(schemas) { return nil }
                return Mapping.Entry(
                    key: entry.key, keyRange: entry.keyRange, value: pruned(entry.value, Goal(all: schemas)))
            }
            return Node(.object(Mapping(entries)), range: value.range)
        case .array(let items):
            let rest = shape.items.compactMap(\.rest)
            return rest.isEmpty
                ? value : Node(.array(items.map { pruned($0, Goal(all: rest)) }), range: value.range)
        case .null, .bool, .number, .string: return value
        }
    }
}
