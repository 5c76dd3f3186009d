import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// A union that is one of its own variants says nothing by that: the variant is left out, and a warning says so.
///
/// The unions are ordered by containment: parts of others come first.
func breakUnionCycles(
    _ api: inout API,
    sources: inout [TypeID: UnionSource],
    diagnostics: DiagnosticCollector
) -> [TypeID] {
    var cycles = UnionCycles(api: api, sources: sources, diagnostics: diagnostics)
    for declaration in api.types { cycles.visit(declaration.id) }
    api = cycles.api
    sources = cycles.sources
    return cycles.order
}

private struct UnionCycles {
    var api: API
    var sources: [TypeID: UnionSource]
    let diagnostics: DiagnosticCollector
    private(set) var order: [TypeID] = []
    private var states: [TypeID: State] = [:]

    private enum State { case open, done }

    init(api: API, sources: [TypeID: UnionSource], diagnostics: DiagnosticCollector) {
        self.api = api
        self.sources = sources
        self.diagnostics = diagnostics
    }

    /// Depth first with a stack of its own: documents may chain more unions than a thread's stack holds calls.
    mutating func visit(_ root: TypeID) {
        guard case .union = api[root].shape, states[root] == nil else { return }
        var stack: [(id: TypeID, next: Int)] = [(root, 0)]
        states[root] = .open
        while let (id, next) = stack.last {
            guard case .union(let shape) = api[id].shape, next < shape.variants.count else {
                states[id] = .done
                order.append(id)
                stack.removeLast()
                continue
            }
            guard let target = union(shape.variants[next].type) else {
                stack[stack.count - 1].next += 1
                continue
            }
            switch states[target] {
            case .open: removeVariant(next, of: id)
            case .done: stack[stack.count - 1].next += 1
            case nil:
                stack[stack.count - 1].next += 1
                states[target] = .open
                stack.append((target, 0))
            }
        }
    }

    private func union(_ type: TypeReference) -> TypeID? {
        guard case .declared(let id) = api.resolved(type), case .union = api[id].shape else { return nil }
        return id
    }

    private mutating func removeVariant(_ index: Int, of id: TypeID) {
        guard case .union(var shape) = api[id].shape, let source = sources[id] else { return }
        diagnostics.warning(
            .circularReference,
            "this variant leads back to the union that it is a variant of; it is left out",
            at: source.variants[index].range
        )
        shape.variants.remove(at: index)
        sources[id]?.remove(at: index)
        api[id].shape = shape.variants.isEmpty ? .alias(.anything) : .union(shape)
    }
}

/// Variants of the same type that no name tells apart are one: `oneOf: [Email, Phone]`, both of which are strings.
///
/// `order` has the unions before those that contain them.
func mergeEqualVariants(_ api: inout API, sources: inout [TypeID: UnionSource], order: [TypeID]) {
    for id in order {
        guard case .union(var shape) = api[id].shape else { continue }
        for index in shape.variants.indices.reversed() {
            let variant = shape.variants[index]
            let type = api.canonical(variant.type)
            let isDouble = shape.variants[..<index].contains { other in
                let areToldApart = other.text != nil && variant.text != nil && other.text != variant.text
                return !areToldApart && api.canonical(other.type) == type
            }
            if isDouble {
                shape.variants.remove(at: index)
                sources[id]?.remove(at: index)
            }
        }
        // One name of several would say too little: the type itself says what all of them are.
        api[id].shape = shape.variants.count == 1 ? .alias(api.canonical(shape.variants[0].type)) : .union(shape)
    }
}

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
        // Types that contain each other may combine without end: real documents have far fewer combinations.
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
