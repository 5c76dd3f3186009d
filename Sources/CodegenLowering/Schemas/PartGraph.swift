import CodegenDiagnostics
import CodegenOpenAPIDocument

/// Which schemas each schema combines: `parts(of:)` walks along it from each type, so that it is determined once.
///
/// Nodes are numbers: a description may be so entangled that a walk meets each of them thousands of times.
struct PartGraph {
    private(set) var nodes: [Node] = []
    private var numbers: [ObjectIdentifier: Int] = [:]
    private var places: [SourceRange: Int] = [:]

    /// A schema with what it combines.
    struct Node {
        /// Retained, so that its `ObjectIdentifier` stays unique.
        let schema: OpenAPI.Schema
        /// The number of its place: copies of a schema have the same one.
        let place: Int
        /// Whether it says something by itself.
        let isPart: Bool
        let hasVariants: Bool
        /// Nil until the node is first visited.
        fileprivate(set) var steps: [Step]?
    }

    /// An edge to another schema.
    struct Step {
        let node: Int
        let place: Int
        let isReferred: Bool
    }

    mutating func node(of schema: OpenAPI.Schema) -> Int {
        if let number = numbers[ObjectIdentifier(schema)] { return number }
        let next = places.count
        let place = places[schema.range] ?? next
        if place == next { places[schema.range] = next }
        let hasVariants = !schema.oneOf.isEmpty || !schema.anyOf.isEmpty
        numbers[ObjectIdentifier(schema)] = nodes.count
        nodes.append(Node(schema: schema, place: place, isPart: schema.isPart, hasVariants: hasVariants))
        return nodes.count - 1
    }

    /// The target of a reference comes before the combined schemas.
    mutating func setSteps(from number: Int, target: OpenAPI.Schema?) -> [Step] {
        var steps: [Step] = []
        if let target { steps.append(step(to: target, isReferred: true)) }
        for part in nodes[number].schema.allOf { steps.append(step(to: part, isReferred: false)) }
        nodes[number].steps = steps
        return steps
    }

    private mutating func step(to schema: OpenAPI.Schema, isReferred: Bool) -> Step {
        let node = node(of: schema)
        return Step(node: node, place: nodes[node].place, isReferred: isReferred)
    }
}

/// The places that a walk has been to.
struct VisitedPlaces {
    private var flags: [Bool] = []

    func contains(_ place: Int) -> Bool { place < flags.count && flags[place] }

    mutating func insert(_ place: Int) {
        if place >= flags.count {
            flags += [Bool](repeating: false, count: max(64, place + 1 - flags.count, flags.count))
        }
        flags[place] = true
    }
}

extension OpenAPI.Schema.Fields {
    /// It says something of its own, beyond what it refers to or combines.
    var isPart: Bool {
        guard !allOf.isEmpty || reference != nil else { return !isAnnotationOnly }
        return hasOwnShape || discriminator != nil || !oneOf.isEmpty || !anyOf.isEmpty
    }
}

/// Properties of schemas that lowering depends on.
extension OpenAPI.Schema.Fields {
    /// `type: null` and nothing else.
    var isNullOnly: Bool {
        reference == nil
            && (types == .null || (types.isEmpty && const?.isNull == true)
                || (enumValues.map { !$0.isEmpty && $0.allSatisfy(\.isNull) } ?? false))
    }

    /// `nullable: true` and nothing else but words.
    var isBareNullable: Bool { isNullable && isAnnotationOnly }

    /// `type: object` and nothing else but words: values aren't narrowed any further.
    var isBareType: Bool {
        guard case .unspecified = otherProperties else { return false }
        return !types.isEmpty && reference == nil && boolean == nil && !hasOwnShape && allOf.isEmpty && oneOf.isEmpty
            && anyOf.isEmpty && format == nil && contentEncoding == nil && discriminator == nil
    }

    /// A scalar of any value.
    var isBareScalar: Bool {
        let scalars: [OpenAPI.Schema.Types] = [.string, .integer, .number, .boolean]
        return scalars.contains(types.subtracting(.null)) && !hasOwnShape && allOf.isEmpty && oneOf.isEmpty
            && anyOf.isEmpty
    }

    /// Variants that only constrain the schema around them: `anyOf: [{required: [a]}, {not: {required: [b]}}]`.
    var hasOnlyConstraintVariants: Bool {
        (oneOf + anyOf).allSatisfy(\.onlyConstrains)
    }

    /// Only `required` and `not`, alone or combined: `oneOf: [{required: [a]}, {required: [b]}]`.
    private var onlyConstrains: Bool {
        guard reference == nil, types.isEmpty, properties.isEmpty, items == nil, enumValues == nil, const == nil else {
            return false
        }
        let parts = allOf + oneOf + anyOf
        guard parts.allSatisfy(\.onlyConstrains) else { return false }
        return !parts.isEmpty || !required.isEmpty || unexpressed.contains { $0.keyword == .not }
    }

    /// Nothing but words: a title, a description, examples.
    var isAnnotationOnly: Bool {
        reference == nil && boolean == nil && types.isEmpty && !hasOwnShape && allOf.isEmpty && oneOf.isEmpty
            && anyOf.isEmpty
            && format == nil
    }

    /// It is an object, and no union of several.
    var isObjectLike: Bool {
        guard (oneOf.isEmpty && anyOf.isEmpty) || hasOnlyConstraintVariants else { return false }
        let types = types.subtracting(.null)
        guard types.isEmpty || types == .object else { return false }
        if types == .object || discriminator != nil || !properties.isEmpty || !required.isEmpty { return true }
        if !patternProperties.isEmpty { return true }
        if case .unspecified = otherProperties { return false }
        return true
    }

    /// An object that lists no properties and requires none.
    var isMapLike: Bool {
        guard isObjectLike, properties.isEmpty, required.isEmpty, patternProperties.isEmpty, discriminator == nil else {
            return false
        }
        if case .forbidden = otherProperties { return false }
        return true
    }

    /// Every JSON type is allowed, and nothing else is said of any.
    var allowsEverything: Bool {
        let all: OpenAPI.Schema.Types = [.object, .array, .string, .number, .boolean]
        return types.isSuperset(of: all) && !hasOwnShape && format == nil
    }
}
