import APIModel
import OpenAPIDocument

/// Finds out what tells the variants of one union apart.
struct VariantSelector {
    let api: API
    let shape: UnionShape
    let source: UnionSource
    let kinds: KindTable

    /// The variants of which all values are objects with listed properties.
    var objects: [Int] { shape.variants.indices.filter { object($0) != nil } }

    /// The rules for the variants other than `objects`; nil when one of them may be an object, too, or they overlap otherwise.
    func rules(besides objects: [Int]) -> [UnionShape.Rule]? {
        var rules: [UnionShape.Rule] = []
        for index in shape.variants.indices where !objects.contains(index) {
            let own = kinds.kinds(of: shape.variants[index].type)
            guard !own.contains(.object), !rules.contains(where: { own.contains($0.kind) }) else { return nil }
            rules += UnionShape.JSONKind.allCases.filter(own.contains).map { UnionShape.Rule(kind: $0, variant: index) }
        }
        return withWholeNumbers(rules)
    }

    /// Whole numbers are numbers too, unless a variant takes them as integers.
    func withWholeNumbers(_ rules: [UnionShape.Rule]) -> [UnionShape.Rule] {
        guard !rules.contains(where: { $0.kind == .integer }) else { return rules }
        return rules + rules.filter { $0.kind == .number }.map { UnionShape.Rule(kind: .integer, variant: $0.variant) }
    }

    /// A discriminator among the objects; the other variants go by their JSON types.
    func discriminating(
        _ property: String, _ mapping: [UnionShape.Mapping], among objects: [Int]
    ) -> UnionShape.Selection? {
        if objects.count == shape.variants.count { return .discriminator(property: property, mapping: mapping) }
        guard let rules = rules(besides: objects) else { return nil }
        return .structure(
            UnionShape.Structure(rules: rules, objects: .discriminator(property: property, mapping: mapping)))
    }

    // MARK: Variants

    func object(_ index: Int) -> ObjectShape? {
        guard case .declared(let id) = api.resolved(shape.variants[index].type),
            case .object(let object) = api[id].shape
        else { return nil }
        return object
    }

    func isFreeForm(_ index: Int) -> Bool {
        if case .dictionary = api.resolved(shape.variants[index].type) { true } else { false }
    }

    /// The values of a property that is an enumeration of strings.
    func constants(of property: String, _ index: Int) -> [String] {
        guard let property = object(index)?.properties.first(where: { $0.wireName == property }),
            case .declared(let id) = api.resolved(property.type),
            case .enumeration(let enumeration) = api[id].shape,
            case .strings(let values) = enumeration.values
        else { return [] }
        return values
    }
}
