import CodegenAPIModel
import CodegenOpenAPIDocument

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
            case .enumeration, .multipart, .alias: break
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
            object.properties[index].isRequired, object.properties[index].defaultValue == nil
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
