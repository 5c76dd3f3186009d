import CodegenDiagnostics
import CodegenDocumentTree
import CodegenRegularExpressions

extension SampleMaker {
    func makeObject(_ shape: SampleShape, _ goal: Goal, _ context: SampleContext) -> Node? {
        var inner = context
        inner.level -= 1
        inner.name = nil
        inner.hasToVary = false
        for part in shape.parts { path[part, default: 0] += 1 }
        defer { for part in shape.parts { path[part, default: 1] -= 1 } }
        let isFull = isComplete && context.level > 0 && !context.isTerse
        for takesOptional in isFull ? [true, false] : [false] {
            guard let entries = entries(shape, goal, inner, takesOptional) else { continue }
            let value = node(.object(Mapping(entries)), goal)
            if let value = accepted(value, shape, goal) { return value }
            for isFromAll in shape.rivals.count + shape.none.count > 1 ? [false, true] : [false] {
                if let value = separated(entries, shape, goal, inner, isFromAll) { return value }
            }
            guard countStep() else { return nil }
        }
        return nil
    }

    /// The properties with their values; nil where a required one has none.
    private func entries(
        _ shape: SampleShape, _ goal: Goal, _ context: SampleContext, _ takesOptional: Bool
    ) -> [Mapping.Entry]? {
        var list = PropertyList(range: node(.null, goal).range)
        for name in names(shape, takesOptional) {
            if let value = property(name, shape, context) {
                list.add(name, value)
            } else if shape.requiredNames.contains(ExactText(name)) {
                return nil
            }
            guard countStep() else { return nil }
        }
        guard complete(&list, shape, context, isMap: takesOptional && list.entries.isEmpty) else { return nil }
        return list.entries
    }

    /// The required names in the order of `properties`, or all of them.
    private func names(_ shape: SampleShape, _ takesOptional: Bool) -> [String] {
        var required = shape.requiredNames
        var order: [String] = shape.required
        func addDependents() {
            var grows = true
            while grows {
                grows = false
                for rule in shape.dependentRequired where required.contains(ExactText(rule.property)) {
                    for name in rule.required where required.insert(ExactText(name)).inserted {
                        order.append(name)
                        grows = true
                    }
                }
            }
        }
        addDependents()
        var optional: [String] = []
        var seen: Set<ExactText> = []
        var declared: [String] = []
        for rule in shape.properties {
            for name in rule.names where seen.insert(ExactText(name)).inserted { declared.append(name) }
        }
        if takesOptional {
            let room = shape.maximumProperties - required.count
            optional = declared.filter { !required.contains(ExactText($0)) && isWanted($0, shape) }
            optional = Array(optional.prefix(max(0, room)))
        }
        for rule in shape.dependentRequired where optional.contains(where: { $0.isExactly(rule.property) }) {
            for name in rule.required where !required.contains(ExactText(name)) && !optional.contains(name) {
                optional.append(name)
            }
        }
        // What names the variant is needed to find it, also where the description doesn't require it.
        optional += declared.filter { name in
            shape.tags[ExactText(name)] != nil && !required.contains(ExactText(name)) && !optional.contains(name)
                && schemas(of: name, in: shape).map { !isHidden($0) } == true
        }
        let taken = required.union(optional.map(ExactText.init))
        return declared.filter { taken.contains(ExactText($0)) }
            + (order + optional).filter { !seen.contains(ExactText($0)) }
    }

    /// Whether an optional property is there in a complete sample.
    private func isWanted(_ name: String, _ shape: SampleShape) -> Bool {
        guard let schemas = schemas(of: name, in: shape), !isHidden(schemas) else { return false }
        return schemas.allSatisfy { heights[$0] != nil && !isWithinItself($0, often: 2) }
    }

    private func property(_ name: String, _ shape: SampleShape, _ context: SampleContext) -> Node? {
        guard let schemas = schemas(of: name, in: shape), isName(name, shape) else { return nil }
        let goal = Goal(all: schemas)
        if let tag = shape.tags[ExactText(name)] {
            let value = node(.string(tag), Goal(all: schemas.isEmpty ? shape.parts : schemas))
            if fits(value, goal) { return value }
        }
        var context = context
        context.name = name
        return make(goal, context)
    }

    private func isName(_ name: String, _ shape: SampleShape) -> Bool {
        shape.propertyNames.isEmpty || fits(node(.string(name), Goal(all: shape.parts)), Goal(all: shape.propertyNames))
    }

    // MARK: Further properties

    /// Adds properties until there are enough of them, and one where an object is a map.
    private func complete(
        _ list: inout PropertyList, _ shape: SampleShape, _ context: SampleContext, isMap: Bool
    ) -> Bool {
        let wishes = isMap && shape.maximumProperties > 0 && hasEntries(shape) ? 1 : 0
        let count = max(shape.minimumProperties, wishes)
        guard list.entries.count < count else { return list.entries.count <= shape.maximumProperties }
        guard count <= 1_000 else { return false }
        let declared = shape.properties.flatMap(\.names)
        for name in declared where list.entries.count < count && !list.has(name) && isWanted(name, shape) {
            if let value = property(name, shape, context) { list.add(name, value) }
        }
        for index in 0..<(count * 2 + 40) where list.entries.count < count {
            guard countStep() else { return false }
            for name in furtherNames(index, shape, context) where list.entries.count < count && !list.has(name) {
                if shape.names(name) { continue }
                if let value = property(name, shape, context) { list.add(name, value) }
            }
        }
        return list.entries.count >= shape.minimumProperties
    }

    /// Whether other properties have a schema that says something.
    private func hasEntries(_ shape: SampleShape) -> Bool {
        shape.properties.contains { rule in
            !rule.patterns.isEmpty || rule.additional.map { !graph.schemas[$0].checks.isEmpty } == true
        }
    }

    private func furtherNames(_ index: Int, _ shape: SampleShape, _ context: SampleContext) -> [String] {
        var names: [String] = []
        for rule in shape.properties {
            for pattern in rule.patterns {
                if let sampler = try? TextSampler(ecmaScript: pattern.text),
                    let text = sampler.text(index, length: 0...64)
                {
                    names.append(text)
                }
            }
        }
        if !shape.propertyNames.isEmpty {
            var context = context
            (context.name, context.variation, context.hasToVary) = ("key", index, true)
            if let name = make(Goal(all: shape.propertyNames), context)?.string { names.append(name) }
        }
        names.append(index == 0 ? "key" : "key\(index + 1)")
        return names
    }

    // MARK: Separation

    /// The object changed so that it doesn't fit what must not fit: the other variants, and `not`.
    ///
    /// - Parameter isFromAll: Whether values are looked for that none of them admits; that takes longer.
    private func separated(
        _ entries: [Mapping.Entry], _ shape: SampleShape, _ goal: Goal, _ context: SampleContext, _ isFromAll: Bool
    ) -> Node? {
        var list = PropertyList(range: node(.null, goal).range, entries: entries)
        let others = shape.none + shape.rivals
        for other in others {
            guard countStep() else { return nil }
            guard isFitted(list, by: other, goal) != false else { continue }
            // A value that no other variant admits keeps them all apart.
            let all = isFromAll ? others.prefix(12).compactMap { $0 == other ? nil : rival($0) } : []
            guard let next = separated(list, from: other, all, shape, goal, context) else { return nil }
            list = next
        }
        let value = node(.object(Mapping(list.entries)), goal)
        return fits(value, goal) ? value : nil
    }

    private func isFitted(_ list: PropertyList, by other: Int, _ goal: Goal) -> Bool? {
        countStep() ? evaluate(node(.object(Mapping(list.entries)), goal), other) : nil
    }

    private func separated(
        _ list: PropertyList, from other: Int, _ rivals: [SampleShape], _ shape: SampleShape, _ goal: Goal,
        _ context: SampleContext
    ) -> PropertyList? {
        guard let rival = rival(other) else { return nil }
        for name in rival.required where !shape.requiredNames.contains(ExactText(name)) && list.has(name) {
            let shorter = list.removing(name)
            if shorter.entries.count >= shape.minimumProperties, isFitted(shorter, by: other, goal) == false {
                return shorter
            }
        }
        var context = context
        context.level = 0
        let names = rival.properties.flatMap(\.names) + shape.properties.flatMap(\.names) + ["additional"]
        for name in names where shape.tags[ExactText(name)] == nil {
            guard let own = schemas(of: name, in: shape), isName(name, shape) else { continue }
            guard list.has(name) || list.entries.count < shape.maximumProperties else { continue }
            context.name = name
            let theirs = schemas(of: name, in: rival)
            // No schema at all admits everything.
            if let theirs, theirs.isEmpty { continue }
            let all = rivals.flatMap { schemas(of: name, in: $0) ?? [] }
            guard countStep(), let value = make(Goal(all: own, none: (theirs ?? []) + all), context) else { continue }
            let changed = list.setting(name, value)
            if isFitted(changed, by: other, goal) == false { return changed }
        }
        return nil
    }

    /// What another variant asks for.
    private func rival(_ schema: Int) -> SampleShape? {
        var choices = VariantChoices()
        var maker = shapeMaker()
        return maker.make(Goal(schema), &choices)
    }
}

/// The properties of an object as it is made.
struct PropertyList {
    let range: SourceRange
    private(set) var entries: [Mapping.Entry] = []
    private var names: Set<ExactText> = []

    init(range: SourceRange, entries: [Mapping.Entry] = []) {
        self.range = range
        self.entries = entries
        names = Set(entries.map { ExactText($0.key) })
    }

    func has(_ name: String) -> Bool { names.contains(ExactText(name)) }

    mutating func add(_ name: String, _ value: Node) {
        guard names.insert(ExactText(name)).inserted else { return }
        entries.append(Mapping.Entry(key: name, keyRange: range, value: value))
    }

    func removing(_ name: String) -> PropertyList {
        PropertyList(range: range, entries: entries.filter { !$0.key.isExactly(name) })
    }

    func setting(_ name: String, _ value: Node) -> PropertyList {
        let entry = Mapping.Entry(key: name, keyRange: range, value: value)
        guard has(name) else { return PropertyList(range: range, entries: entries + [entry]) }
        return PropertyList(range: range, entries: entries.map { $0.key.isExactly(name) ? entry : $0 })
    }
}
