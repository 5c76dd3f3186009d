import CodegenAPIModel
import CodegenOpenAPIDocument

/// Objects that a value of an `anyOf` may be at once keep the properties that they don't list: those of the other variants. So do
/// the objects that these variants have for the same property, and objects beside one of any keys, which would be preferred for
/// values with a key more.
func keepOtherProperties(_ api: inout API, sources: [TypeID: UnionSource], order: [TypeID]) {
    var keeping: Set<TypeID> = []
    for id in order {
        guard case .union(let shape) = api[id].shape, let source = sources[id] else { continue }
        for group in shape.selection.flatMap(\.choice.overlapping) {
            let types = group.map { shape.variants[$0].type }
            let isAny = !source.schema.anyOf.isEmpty
            guard group.count > 1, isAny || types.contains(where: { heldObjects(of: $0, in: api).isEmpty }) else {
                continue
            }
            addOverlapping(types, in: api, isDeep: isAny, to: &keeping)
        }
    }
    for id in keeping {
        guard case .object(var shape) = api[id].shape, shape.additional == .ignored else { continue }
        shape.additional = .kept(.anything)
        api[id].shape = .object(shape)
    }
}

/// Adds the objects that one value may be at once, and those of properties that several of them list.
private func addOverlapping(_ types: [TypeReference], in api: API, isDeep: Bool, to keeping: inout Set<TypeID>) {
    var pending = [types]
    var visited: Set<[TypeReference]> = []
    while let types = pending.popLast() {
        let objects = types.map { heldObjects(of: $0, in: api) }
        keeping.formUnion(objects.joined())
        // Types that contain each other may combine without end: no document that people write has so many combinations.
        guard isDeep, visited.count < 4096, visited.insert(types).inserted else { continue }
        var common: [String: [TypeReference]] = [:]
        for property in objects.joined().flatMap({ api.properties(of: $0) }) {
            let type = api.resolved(property.type)
            if !common[property.wireName, default: []].contains(type) {
                common[property.wireName, default: []].append(type)
            }
        }
        pending += common.values.filter { $0.count > 1 && $0.contains { !heldObjects(of: $0, in: api).isEmpty } }
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

extension API {
    fileprivate func properties(of id: TypeID) -> [Property] {
        if case .object(let object) = self[id].shape { object.properties } else { [] }
    }
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
