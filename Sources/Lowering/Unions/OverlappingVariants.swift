import APIModel
import OpenAPIDocument

/// Objects that a value of an `anyOf` may be at once keep the properties that they don't list: those of the other variants. So do
/// objects beside one of any keys, which would be preferred for values with a key more.
func keepOtherProperties(_ api: inout API, sources: [TypeID: UnionSource], order: [TypeID]) {
    var keeping: Set<TypeID> = []
    for id in order {
        guard case .union(let shape) = api[id].shape, let source = sources[id] else { continue }
        for group in shape.selection.flatMap(\.choice.overlapping) {
            let objects = group.map { heldObjects(of: shape.variants[$0].type, in: api) }
            guard group.count > 1, !source.schema.anyOf.isEmpty || objects.contains(where: \.isEmpty) else { continue }
            keeping.formUnion(objects.joined())
        }
    }
    for id in keeping {
        guard case .object(var shape) = api[id].shape, shape.additional == .ignored else { continue }
        shape.additional = .kept(.anything)
        api[id].shape = .object(shape)
    }
}

/// The objects that a type is, or whose values an array or a map holds.
private func heldObjects(of type: TypeReference, in api: API) -> [TypeID] {
    var type = api.resolved(type)
    var steps = 0
    while steps < 32 {
        switch type {
        case .array(let held), .dictionary(let held): type = api.resolved(held)
        case .declared, .primitive, .nullable, .anything: return api.objects(in: type)
        }
        steps += 1
    }
    return []
}

extension UnionShape.Choice {
    /// The variants that nothing but keys tells apart, in groups.
    fileprivate var overlapping: [[Int]] {
        switch self {
        case .variant, .first: []
        case .bestFit(let variants): [variants]
        case .key(let rules, let rest): [rules.map(\.variant) + [rest].compactMap { $0 }]
        case .value(let choice):
            choice.choices.flatMap(\.overlapping)
        }
    }
}
