import CodegenDiagnostics
import CodegenDocumentTree

/// Collects the constraints of all schemas of a goal.
struct ShapeMaker {
    private let graph: SchemaGraph
    private let heights: SchemaHeights
    private let rotation: Int
    private let isComplete: Bool
    /// Whether the value has to end soon.
    private let isTerse: Bool
    /// The schemas that must not come again within themselves if there is another variant.
    private let within: Set<Int>
    private var shape = SampleShape()
    private var pending: [Int] = []
    private var seen: Set<Int> = []
    private var choices: [Choice] = []
    private var dependents: [DependentSchema] = []
    private var discriminators: [(owner: Int, rule: DiscriminatorRule)] = []
    private static let maximumParts = 5_000

    private struct Choice {
        let owner: Int
        let branches: [Branch]
        var isExclusive = false
    }

    private struct Branch {
        var all: [Int] = []
        var none: [Int] = []
        var required: String?
        var forbidden: String?
    }

    init(
        _ graph: SchemaGraph, _ heights: SchemaHeights, rotation: Int, isComplete: Bool, isTerse: Bool,
        within: Set<Int>
    ) {
        self.graph = graph
        self.heights = heights
        self.rotation = rotation
        self.isComplete = isComplete
        self.isTerse = isTerse
        self.within = within
    }

    /// Nil where the parts exclude each other at first sight.
    mutating func make(_ goal: Goal, _ picks: inout VariantChoices) -> SampleShape? {
        picks.rewind()
        pending = goal.all.reversed()
        shape.none = goal.none
        while true {
            while let next = pending.popLast() {
                guard add(next) else { return nil }
            }
            if !choices.isEmpty {
                guard choose(&picks) else { return nil }
            } else if !dependents.isEmpty {
                chooseDependent(&picks)
            } else if !discriminators.isEmpty {
                chooseSubtype(&picks)
            } else {
                break
            }
        }
        forbid()
        if !shape.none.isEmpty || !shape.rivals.isEmpty { shape.needsCheck = true }
        return shape
    }

    private mutating func add(_ index: Int) -> Bool {
        guard seen.insert(index).inserted else { return true }
        let schema = graph.schemas[index]
        guard !schema.isFalse, shape.parts.count < Self.maximumParts else { return false }
        shape.parts.append(index)
        if let rule = schema.annotations?.discriminator { discriminators.append((index, rule)) }
        var next: [Int] = []
        for check in schema.checks { add(check.rule, of: index, &next) }
        pending += next.reversed()
        return !shape.types.isEmpty
    }

    private mutating func add(_ rule: SchemaRule, of owner: Int, _ next: inout [Int]) {
        switch rule {
        case .reference(let target): next.append(target)
        case .dynamicReference(_, let target):
            shape.needsCheck = true
            next.append(target)
        case .allOf(let schemas): next += schemas
        case .anyOf(let schemas): addChoice(schemas, owner, isExclusive: false)
        case .oneOf(let schemas): addChoice(schemas, owner, isExclusive: true)
        case .not(let schema):
            shape.none.append(schema)
        case .conditional(let condition, let then, let otherwise):
            let first = Branch(all: [condition] + (then.map { [$0] } ?? []))
            let second = Branch(all: otherwise.map { [$0] } ?? [], none: [condition])
            choices.append(Choice(owner: owner, branches: [first, second]))
            shape.needsCheck = true
        case .dependentSchemas(let list): dependents += list
        case .items, .contains, .unevaluatedItems, .itemCount, .uniqueItems: shape.addArrayRule(rule)
        case .properties, .propertyNames, .unevaluatedProperties, .propertyCount, .required, .dependentRequired:
            shape.addObjectRule(rule)
        case .types, .constant, .enumeration, .minimum, .maximum, .multipleOf, .length, .pattern, .format,
            .numberFormat:
            shape.addScalarRule(rule)
        }
    }

    // MARK: Choices

    private mutating func addChoice(_ schemas: [Int], _ owner: Int, isExclusive: Bool) {
        choices.append(Choice(owner: owner, branches: schemas.map { Branch(all: [$0]) }, isExclusive: isExclusive))
        // A single variant is no choice.
        if schemas.count > 1, isExclusive { shape.needsCheck = true }
    }

    private mutating func choose(_ picks: inout VariantChoices) -> Bool {
        let choice = choices.removeFirst()
        let possible = ranked(choice.branches)
        guard !possible.isEmpty else { return false }
        let position = possible[picks.pick(of: possible.count)]
        let branch = choice.branches[position]
        pending += branch.all.reversed()
        shape.none += branch.none
        if choice.isExclusive {
            for (index, other) in choice.branches.enumerated() where index != position { shape.rivals += other.all }
        }
        return true
    }

    /// The variants that may end, in their order; null last, and the flattest ones first where the value has to end soon.
    private func ranked(_ branches: [Branch]) -> [Int] {
        var positions = branches.indices.filter { position in branches[position].all.allSatisfy { heights[$0] != nil } }
        if positions.count > 1, rotation > 0 {
            let start = rotation % positions.count
            positions = Array(positions[start...] + positions[..<start])
        }
        func height(_ position: Int) -> Int { branches[position].all.reduce(0) { max($0, heights[$1] ?? 0) } }
        if isTerse {
            return positions.enumerated().sorted {
                (height($0.element), $0.offset) < (height($1.element), $1.offset)
            }.map(\.element)
        }
        let nulls = positions.filter { branches[$0].all.allSatisfy { graph.isNull($0) } }
        let ordered = positions.filter { !nulls.contains($0) } + nulls
        guard !within.isEmpty else { return ordered }
        let again = ordered.filter { branches[$0].all.contains { within.contains(graph.target(of: $0)) } }
        return ordered.filter { !again.contains($0) } + again
    }

    private mutating func chooseDependent(_ picks: inout VariantChoices) {
        let dependent = dependents.removeFirst()
        if shape.requiredNames.contains(ExactText(dependent.property)) {
            pending.append(dependent.schema)
            return
        }
        shape.needsCheck = true
        let takes = picks.pick(of: 2) == (isComplete ? 0 : 1)
        if takes {
            shape.require(dependent.property)
            pending.append(dependent.schema)
        } else {
            shape.forbidden.insert(ExactText(dependent.property))
        }
    }

    /// The value of a discriminator names the variant that was chosen, or else one that is chosen now.
    private mutating func chooseSubtype(_ picks: inout VariantChoices) {
        let (owner, rule) = discriminators.removeFirst()
        let key = ExactText(rule.property)
        let chosen = rule.variants.filter { $0.schema != owner && seen.contains($0.schema) }
        // The schema that came first is the most specific one.
        if let name = shape.parts.lazy.compactMap({ part in chosen.first { $0.schema == part } }).first?.name {
            if shape.tags[key] == nil { shape.tags[key] = name }
            return
        }
        let possible = rule.variants.filter { heights[$0.schema] != nil }
        if !possible.isEmpty, !hasVariants(owner) {
            let order = ranked(possible.map { Branch(all: [$0.schema]) })
            let variant = possible[order[picks.pick(of: order.count)]]
            shape.tags[key] = variant.name
            shape.needsCheck = true
            pending.append(variant.schema)
            return
        }
        guard shape.tags[key] == nil else { return }
        let named = shape.parts.first { $0 != owner && graph.schemas[$0].componentName != nil } ?? owner
        shape.tags[key] = graph.schemas[named].componentName
    }

    private func hasVariants(_ schema: Int) -> Bool {
        graph.schemas[schema].checks.contains {
            switch $0.rule {
            case .oneOf, .anyOf: true
            default: false
            }
        }
    }

    // MARK: What must not be there

    /// A schema that only requires properties is not fitted without one of them.
    private mutating func forbid() {
        for schema in shape.none + shape.rivals {
            let names = graph.onlyRequired(schema, depth: 0)
            guard !names.isEmpty else { continue }
            if names.contains(where: { shape.forbidden.contains(ExactText($0)) }) { continue }
            if let name = names.last(where: { !shape.requiredNames.contains(ExactText($0)) }) {
                shape.forbidden.insert(ExactText(name))
            }
        }
    }
}
