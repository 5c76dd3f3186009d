import CodegenDiagnostics

/// How deep the flattest value of each schema nests: that value is taken where a schema contains itself.
///
/// An estimate from below: a schema whose parts exclude each other may have a height, but no value.
struct SchemaHeights: Sendable {
    private let heights: [Int]
    private static let unknown = Int.max

    init(_ graph: SchemaGraph) {
        var heights = Array(repeating: Self.unknown, count: graph.schemas.count)
        // Values become known from the leaves upwards; each round has those that are one level deeper.
        var pending = Array(graph.schemas.indices)
        while !pending.isEmpty {
            var rest: [Int] = []
            for index in pending.reversed() {
                let height = Self.height(of: graph.schemas[index], heights)
                if height == Self.unknown { rest.append(index) } else { heights[index] = height }
            }
            guard rest.count < pending.count else { break }
            pending = rest.reversed()
        }
        self.heights = heights
    }

    /// Nil where no value ends.
    subscript(schema: Int) -> Int? {
        guard heights.indices.contains(schema), heights[schema] != Self.unknown else { return nil }
        return heights[schema]
    }

    private static func height(of schema: CompiledSchema, _ heights: [Int]) -> Int {
        if schema.isFalse { return unknown }
        if schema.acceptsNull { return 0 }
        var types = TypeSet.all
        var (parts, object, array) = (0, 1, 1)
        for check in schema.checks {
            switch check.rule {
            case .types(let set): types = set
            case .reference(let target), .dynamicReference(_, let target): parts = max(parts, heights[target])
            case .allOf(let all): parts = all.reduce(parts) { max($0, heights[$1]) }
            case .anyOf(let any), .oneOf(let any):
                parts = max(parts, any.reduce(unknown) { min($0, heights[$1]) })
            case .required(let names): object = max(object, requiredHeight(names, schema, heights))
            case .items(let rule): array = max(array, itemsHeight(rule, schema, heights))
            default: break
            }
        }
        guard parts < unknown else { return unknown }
        if !types.isDisjoint(with: [.null, .boolean, .integer, .number, .string]) { return parts }
        let own = types == .object ? object : types == .array ? array : min(object, array)
        return max(parts, own)
    }

    private static func requiredHeight(_ names: [String], _ schema: CompiledSchema, _ heights: [Int]) -> Int {
        var height = 1
        for case .properties(let rule) in schema.checks.map(\.rule) {
            for name in names {
                guard let property = rule.named[ExactText(name)] else { continue }
                height = max(height, heights[property] == unknown ? unknown : heights[property] + 1)
            }
        }
        return height
    }

    private static func itemsHeight(_ rule: ItemsRule, _ schema: CompiledSchema, _ heights: [Int]) -> Int {
        var minimum = 0
        for case .itemCount(.atLeast(let count)) in schema.checks.map(\.rule) { minimum = max(minimum, count) }
        guard minimum > 0 else { return 1 }
        var items = Array(rule.prefix.prefix(minimum))
        if minimum > items.count, let rest = rule.rest { items.append(rest) }
        let highest = items.map { heights[$0] }.max() ?? 0
        return highest == unknown ? unknown : highest + 1
    }
}
