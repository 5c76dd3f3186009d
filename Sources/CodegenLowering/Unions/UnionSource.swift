import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// A union's schema, those of its variants, and what the description says of telling them apart.
struct UnionSource {
    let schema: OpenAPI.Schema
    private(set) var variants: [OpenAPI.Schema]
    /// The property whose value names the variant, and the values of each variant; nil where the description names none.
    private(set) var discriminator: Discriminator?

    struct Discriminator {
        let property: String
        /// Values that the description gives each variant: those of a mapping.
        var explicit: [[String]]
        /// Values by the specification's rule, for variants without others: names of components.
        var implicit: [[String]]
        /// The variants are a base and its subtypes: the last one is the base, which values of no other variant are read as.
        let isFamily: Bool
    }

    init(schema: OpenAPI.Schema, variants: [OpenAPI.Schema], discriminator: Discriminator? = nil) {
        self.schema = schema
        self.variants = variants
        self.discriminator = discriminator
    }

    mutating func remove(at index: Int) {
        variants.remove(at: index)
        discriminator?.explicit.remove(at: index)
        discriminator?.implicit.remove(at: index)
    }
}

extension Lowering {
    /// The discriminator of a `oneOf` or `anyOf`, or of the base that its variants extend. Entries of its mapping that are none of
    /// the variants are reported.
    func discriminator(of schema: OpenAPI.Schema, _ variants: [OpenAPI.Schema]) -> UnionSource.Discriminator? {
        let targets = variants.map(resolver.resolved)
        guard let own = schema.discriminator else {
            guard let shared = families.sharedDiscriminator(of: targets) else { return nil }
            return UnionSource.Discriminator(
                property: shared.name, explicit: shared.values, implicit: shared.values.map { _ in [] }, isFamily: false
            )
        }
        var explicit = variants.map { _ in [String]() }
        for entry in own.mapping {
            let target = resolver.schema(mappedBy: entry)
            if let index = target.flatMap({ self.index(of: $0, in: targets) }) {
                explicit[index].append(entry.name)
            } else {
                let fault = target == nil ? "can't be resolved" : "isn't one of the variants"
                diagnostics.warning(
                    .unresolvedReference, "`\(entry.value)` \(fault); values of `\(entry.name)` are kept raw",
                    at: entry.nameRange)
            }
        }
        let implicit = variants.map { [$0.reference.flatMap(resolver.schema)?.pointer.lastToken].compactMap { $0 } }
        return UnionSource.Discriminator(
            property: own.propertyName, explicit: explicit, implicit: implicit, isFamily: false)
    }

    /// The variant that a schema is, or is a variant or subtype of.
    private func index(of target: OpenAPI.Schema, in variants: [OpenAPI.Schema]) -> Int? {
        let target = resolver.resolved(target)
        if let index = variants.firstIndex(where: { $0.range == target.range }) { return index }
        return variants.firstIndex { holds($0, target, depth: 0) }
    }

    private func holds(_ variant: OpenAPI.Schema, _ target: OpenAPI.Schema, depth: Int) -> Bool {
        guard depth < 8 else { return false }
        return (variant.oneOf + variant.anyOf).map(resolver.resolved).contains { branch in
            branch.range == target.range || holds(branch, target, depth: depth + 1)
        }
    }
}

/// Settles who writes the discriminator of each union: the union itself for variants that don't list it; a variant that lists it
/// and can have only one value has that as its default argument.
func tagVariants(_ api: inout API, sources: [TypeID: UnionSource], order: [TypeID]) {
    var only: [TypeID: [String: Set<String>]] = [:]
    for id in order {
        guard case .union(var shape) = api[id].shape, let property = sources[id]?.discriminator?.property else {
            continue
        }
        var tags: [Int: String] = [:]
        for (index, values) in values(of: property, in: shape.selection) {
            // The base of all may have any value, unless the description gives it one.
            if index == shape.fallback, let source = sources[id], source.schema.ownDiscriminator != nil,
                source.discriminator?.explicit[index].isEmpty == true
            {
                continue
            }
            guard case .declared(let type) = api.resolved(shape.variants[index].type) else { continue }
            switch api[type].shape {
            case .object(var object):
                if object.properties.contains(where: { $0.wireName == property }) {
                    only[type, default: [:]][property, default: []].formUnion(values)
                } else if values.count == 1, let value = values.first, object.additional == .ignored {
                    tags[index] = value
                } else {
                    // Only the variant itself can tell which one it is.
                    var own = Property(wireName: property, type: .primitive(.string), isRequired: false)
                    own.onlyValue = values.count == 1 ? values.first.map { .string($0) } : nil
                    object.properties.append(own)
                    api[type].shape = .object(object)
                }
            case .union(let inner):
                if let value = values.first, values.count == 1, !writes(property, inner, api) { tags[index] = value }
            case .enumeration, .multipart, .alias, .external: break
            }
        }
        if !tags.isEmpty { shape.tag = UnionShape.Tag(property: property, values: tags) }
        api[id].shape = .union(shape)
    }
    for (id, properties) in only { setDiscriminators(properties, of: id, in: &api) }
}

/// The values that lead to each variant, and to no other one.
private func values(of property: String, in selection: [UnionShape.KindChoice]) -> [(index: Int, values: [String])] {
    var result: [Int: [String]] = [:]
    for case .value(let choice) in selection.map(\.choice) where choice.property == property {
        for branch in choice.branches {
            switch branch.choice {
            case .variant(let index): result[index, default: []] += branch.values
            case .bestFit(let variants): for index in variants { result[index, default: []] += branch.values }
            // A subtype, else its base: the value is the subtype's.
            case .first(let variants): if let index = variants.first { result[index, default: []] += branch.values }
            case .key(let rules, let rest):
                for index in rules.map(\.variant) + [rest].compactMap({ $0 }) {
                    result[index, default: []] += branch.values
                }
            case .value: break
            }
        }
    }
    return result.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
}

private func writes(_ property: String, _ union: UnionShape, _ api: API) -> Bool {
    union.tag?.property == property
        || union.variants.contains { variant in
            api.objects(in: variant.type).contains { id in
                guard case .object(let object) = api[id].shape else { return false }
                return object.properties.contains { $0.wireName == property }
            }
        }
}

private func setDiscriminators(_ properties: [String: Set<String>], of id: TypeID, in api: inout API) {
    guard case .object(var object) = api[id].shape else { return }
    for index in object.properties.indices {
        guard let values = properties[object.properties[index].wireName], values.count == 1, let value = values.first,
            !object.properties[index].type.isNullable, object.properties[index].defaultValue == nil
        else { continue }
        switch api.resolved(object.properties[index].type) {
        case .primitive(.string): object.properties[index].onlyValue = .string(value)
        case .declared(let type):
            guard case .enumeration(let shape) = api[type].shape, shape.values.texts.contains(value) else { continue }
            object.properties[index].onlyValue = .enumerationCase(value)
        case .primitive, .array, .dictionary, .nullable, .anything: continue
        }
    }
    api[id].shape = .object(object)
}
