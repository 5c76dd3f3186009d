import CodegenDiagnostics
import CodegenDocumentTree

extension SampleMaker {
    func makeArray(_ shape: SampleShape, _ goal: Goal, _ context: SampleContext) -> Node? {
        var inner = context
        inner.hasToVary = false
        inner.name = context.name.map(SampleWords.singular)
        for part in shape.parts { path[part, default: 0] += 1 }
        defer { for part in shape.parts { path[part, default: 1] -= 1 } }
        let contained = shape.contains.flatMap { Array(repeating: $0.schema, count: min($0.minimum, 1_000)) }
        let least = max(shape.minimumItems, contained.count)
        guard least <= shape.maximumItems, least <= 10_000 else { return nil }
        for count in counts(shape, least, context) {
            for isAtEnd in contained.isEmpty || contained.count == count ? [false] : [false, true] {
                guard countStep() else { return nil }
                let start = isAtEnd ? count - contained.count : 0
                guard
                    let items = items(
                        count, shape, inner, isNeeded: { $0 < least },
                        extra: { $0 >= start && $0 - start < contained.count ? contained[$0 - start] : nil })
                else { continue }
                if let value = accepted(node(.array(items), goal), shape, goal) { return value }
                if let value = separated(items, shape, goal, inner) { return value }
            }
        }
        return nil
    }

    /// How many items are tried.
    private func counts(_ shape: SampleShape, _ least: Int, _ context: SampleContext) -> [Int] {
        let prefix = shape.items.map(\.prefix.count).max() ?? 0
        var counts = [least]
        let rest = shape.items.compactMap(\.rest)
        let isRecursive = rest.contains { isWithinItself($0, often: 2) || heights[$0] == nil }
        if isComplete, context.level > 0, !context.isTerse, !isRecursive {
            counts.insert(min(shape.maximumItems, max(least, max(1, min(prefix, 100)))), at: 0)
        }
        if shape.needsCheck { counts += [0, 1, 2, 3].filter { $0 > least && $0 <= shape.maximumItems } }
        var seen: Set<Int> = []
        return counts.filter { seen.insert($0).inserted }
    }

    private func items(
        _ count: Int, _ shape: SampleShape, _ context: SampleContext, isNeeded: (Int) -> Bool, extra: (Int) -> Int?
    ) -> [Node]? {
        var items: [Node] = []
        var seen: Set<JSONValueIdentity> = []
        let repeated = (shape.items.map(\.prefix.count).max() ?? 0) + 8
        for index in 0..<count {
            guard countStep() else { return nil }
            if !shape.isUnique, index > repeated, extra(index) == nil, let last = items.last {
                items.append(last)
                continue
            }
            var schemas = shape.schemas(ofItem: index)
            if let extra = extra(index) { schemas.append(extra) }
            guard let item = item(schemas, index, shape, context, &seen) else {
                if isNeeded(index) { return nil }
                break
            }
            items.append(item)
        }
        return items
    }

    private func item(
        _ schemas: [Int], _ index: Int, _ shape: SampleShape, _ context: SampleContext,
        _ seen: inout Set<JSONValueIdentity>
    ) -> Node? {
        guard !schemas.contains(where: { graph.schemas[$0].isFalse }) else { return nil }
        var context = context
        for attempt in 0..<(shape.isUnique ? 24 : 1) {
            guard countStep() else { return nil }
            context.variation = index + attempt
            context.hasToVary = shape.isUnique
            guard let item = make(Goal(all: schemas), context) else { return nil }
            if !shape.isUnique || seen.insert(JSONValueIdentity(item)).inserted { return item }
        }
        return nil
    }

    /// The list changed so that it doesn't fit what must not fit.
    private func separated(
        _ items: [Node], _ shape: SampleShape, _ goal: Goal, _ context: SampleContext
    ) -> Node? {
        var items = items
        for other in shape.none + shape.rivals {
            guard countStep() else { return nil }
            guard evaluate(node(.array(items), goal), other) == true else { continue }
            var choices = VariantChoices()
            var maker = shapeMaker()
            guard let rival = maker.make(Goal(other), &choices) else { return nil }
            guard let index = items.indices.first(where: { !rival.schemas(ofItem: $0).isEmpty }) else { return nil }
            var found: Node?
            for theirs in rival.schemas(ofItem: index) where found == nil {
                found = make(Goal(all: shape.schemas(ofItem: index), none: [theirs]), context)
            }
            guard let found else { return nil }
            items[index] = found
        }
        let value = node(.array(items), goal)
        return fits(value, goal) ? value : nil
    }
}

extension SampleShape {
    /// The schemas of the item at a position.
    func schemas(ofItem index: Int) -> [Int] {
        let own = items.compactMap { index < $0.prefix.count ? $0.prefix[index] : $0.rest }
        return own.isEmpty ? unevaluatedItems : own
    }
}
