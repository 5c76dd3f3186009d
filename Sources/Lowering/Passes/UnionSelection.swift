import APIModel
import Diagnostics
import OpenAPIDocument

/// Decides for each union how a received value finds its variant; `order` has the unions before those that contain them.
func selectVariants(
    _ api: inout API,
    sources: [TypeID: UnionSource],
    order: [TypeID],
    diagnostics: DiagnosticCollector
) {
    // What is looked at stays as it is, so that deciding doesn't copy all types for each union.
    let before = api
    var kinds = KindTable(api: before)
    for id in order {
        guard case .union(var shape) = before[id].shape, let source = sources[id] else { continue }
        kinds.add(id, shape)
        let selector = VariantSelector(api: before, shape: shape, source: source, kinds: kinds)
        if let selection = selector.byDiscriminator(diagnostics) ?? selector.byStructure() ?? selector.byConstant() {
            shape.selection = selection
        } else {
            diagnostics.warning(
                .ambiguousUnion,
                "nothing tells the variants of this union apart; they are tried in the order they stand here",
                at: source.schema.range
            )
        }
        api[id].shape = .union(shape)
    }
}

private struct VariantSelector {
    let api: API
    let shape: UnionShape
    let source: UnionSource
    let kinds: KindTable

    // MARK: Discriminator

    func byDiscriminator(_ diagnostics: DiagnosticCollector) -> UnionShape.Selection? {
        if let family = source.family { return byFamily(family) }
        guard let discriminator = source.schema.discriminator else { return nil }
        guard shape.variants.indices.allSatisfy({ object($0) != nil }) else { return nil }
        var mapping: [UnionShape.Mapping] = []
        for entry in discriminator.mapping {
            guard let variant = variant(named: entry.value) else {
                diagnostics.warning(
                    .unresolvedReference,
                    "`\(entry.value)` is none of the variants; values of `\(entry.name)` are kept raw",
                    at: entry.nameRange
                )
                continue
            }
            mapping.append(UnionShape.Mapping(value: entry.name, variant: variant))
        }
        // Variants without an entry go by their own constant, or by their component's name.
        for index in shape.variants.indices where !mapping.contains(where: { $0.variant == index }) {
            let constants = constants(of: discriminator.propertyName, index)
            let names = constants.isEmpty ? [componentName(index)].compactMap { $0 } : constants
            for name in names where !mapping.contains(where: { $0.value == name }) {
                mapping.append(UnionShape.Mapping(value: name, variant: index))
            }
        }
        guard shape.variants.indices.allSatisfy({ index in mapping.contains { $0.variant == index } }) else {
            return nil
        }
        return .discriminator(property: discriminator.propertyName, mapping: mapping)
    }

    /// The variants of a base: by what the description calls them, by constants of their own, by their names.
    private func byFamily(_ family: [Family.Variant]) -> UnionShape.Selection? {
        guard let property = Families.discriminator(of: source.schema)?.propertyName, let base = family.indices.last
        else { return nil }
        guard shape.variants.allSatisfy({ kinds.kinds(of: $0.type) == [.object] }) else { return nil }
        var mapping: [UnionShape.Mapping] = []
        var taken: Set<String> = []
        func add(_ values: [String], _ index: Int) {
            for value in values where taken.insert(value).inserted {
                mapping.append(UnionShape.Mapping(value: value, variant: index))
            }
        }
        for index in family.indices { add(family[index].explicit, index) }
        let common = constants(of: property, base)
        for index in family.indices {
            let own = constants(of: property, index)
            // `cat` among the values means `Cat` among the names.
            let names = family[index].implicit.map { name in
                common.contains(name) ? name : common.first { $0.lowercased() == name.lowercased() } ?? name
            }
            let isNamed = !family[index].explicit.isEmpty
            add(isNamed ? names.filter { _ in index != base } : own.isEmpty || own == common ? names : own, index)
        }
        return .discriminator(property: property, mapping: mapping)
    }

    private func variant(named text: String) -> Int? {
        source.variants.firstIndex { schema in
            guard let reference = schema.reference?.text else { return false }
            return reference == text || reference.split(separator: "/").last.map(String.init) == text
                || reference.split(separator: "/").last == text.split(separator: "/").last
        }
    }

    private func componentName(_ index: Int) -> String? {
        source.variants[index].reference.flatMap { $0.text.split(separator: "/").last.map(String.init) }
    }

    // MARK: Structure

    /// Each JSON type belongs to one variant; objects are told apart by keys that only one of them requires.
    func byStructure() -> UnionShape.Selection? {
        var rules: [UnionShape.Rule] = []
        let kinds = shape.variants.map { self.kinds.kinds(of: $0.type) }
        for kind in UnionShape.JSONKind.allCases {
            let candidates = shape.variants.indices.filter { kinds[$0].contains(kind) }
            if let only = candidates.first, candidates.count == 1 {
                rules.append(UnionShape.Rule(kind: kind, variant: only))
            } else if candidates.count > 1 {
                guard kind == .object, let told = tellApart(candidates) else { return nil }
                rules += told
            }
        }
        // Whole numbers are numbers too, unless a variant takes them as integers.
        if !rules.contains(where: { $0.kind == .integer }), let number = rules.first(where: { $0.kind == .number }) {
            rules.append(UnionShape.Rule(kind: .integer, variant: number.variant))
        }
        return rules.isEmpty ? nil : .structure(rules)
    }

    private func tellApart(_ candidates: [Int]) -> [UnionShape.Rule]? {
        var rules: [UnionShape.Rule] = []
        var rest: [Int] = []
        for index in candidates {
            let others = candidates.filter { $0 != index }
            if let key = distinguishingKey(of: index, among: others) {
                rules.append(UnionShape.Rule(kind: .object, requiredKey: key, variant: index))
            } else {
                rest.append(index)
            }
        }
        // One variant may be what is left when no other one's key is there.
        guard rest.count <= 1 else { return nil }
        return rules + rest.map { UnionShape.Rule(kind: .object, variant: $0) }
    }

    /// A key that the variant requires and no other one knows.
    private func distinguishingKey(of index: Int, among others: [Int]) -> String? {
        guard let own = object(index) else { return nil }
        return own.properties.first { property in
            property.isRequired
                && others.allSatisfy { other in
                    // A free-form object may have any key: what the others require tells more.
                    guard let object = object(other) else { return isFreeForm(other) }
                    return object.additional == .ignored
                        && !object.properties.contains { $0.wireName == property.wireName }
                }
        }?.wireName
    }

    /// A required property that has another constant in each variant is a discriminator that nobody declared.
    func byConstant() -> UnionShape.Selection? {
        guard let first = object(0) else { return nil }
        for property in first.properties where property.isRequired {
            var mapping: [UnionShape.Mapping] = []
            for index in shape.variants.indices {
                for value in constants(of: property.wireName, index) {
                    mapping.append(UnionShape.Mapping(value: value, variant: index))
                }
            }
            let isComplete = shape.variants.indices.allSatisfy { index in mapping.contains { $0.variant == index } }
            if isComplete, Set(mapping.map(\.value)).count == mapping.count {
                return .discriminator(property: property.wireName, mapping: mapping)
            }
        }
        return nil
    }

    // MARK: Variants

    private func object(_ index: Int) -> ObjectShape? {
        guard case .declared(let id) = api.resolved(shape.variants[index].type),
            case .object(let object) = api[id].shape
        else { return nil }
        return object
    }

    private func isFreeForm(_ index: Int) -> Bool {
        if case .dictionary = api.resolved(shape.variants[index].type) { true } else { false }
    }

    /// The values of a property that is an enumeration of strings.
    private func constants(of property: String, _ index: Int) -> [String] {
        guard let property = object(index)?.properties.first(where: { $0.wireName == property }),
            case .declared(let id) = api.resolved(property.type),
            case .enumeration(let enumeration) = api[id].shape,
            case .strings(let values) = enumeration.values
        else { return [] }
        return values
    }
}
