import CodegenAPIModel

/// Rules for unions with closed objects among their variants, or within them: only a service has closed objects.
struct ClosedVariants {
    private let api: API
    /// The types that are closed, or contain one that is.
    private var closing: Set<TypeID> = []

    init(_ api: API) {
        self.api = api
        var pending = api.types.filter { $0.rules.contains(.closed) }.map(\.id)
        guard !pending.isEmpty else { return }
        var owners: [TypeID: [TypeID]] = [:]
        for declaration in api.types {
            declaration.shape.forEachDeclared { owners[$0, default: []].append(declaration.id) }
        }
        while let id = pending.popLast() {
            if closing.insert(id).inserted { pending += owners[id] ?? [] }
        }
    }

    /// What a variant's place in the union adds to its rules: the discriminator that its type doesn't list, or `anyProperties`
    /// where values of it may also be read as a variant that takes other properties.
    func rules(ofVariant index: Int, in shape: UnionShape) -> [ValueRule] {
        guard !closing.isEmpty, containsClosed(shape.variants[index].type) else { return [] }
        let rivals = shape.selection.reduce(into: Set<Int>()) { $0.formUnion($1.choice.rivals(of: index)) }
        if rivals.contains(where: { !isClosed(shape.variants[$0].type) }) { return [.anyProperties] }
        guard let tag = shape.tag, tag.values[index] != nil,
            case .declared(let id) = api.resolved(shape.variants[index].type)
        else { return [] }
        if case .union = api[id].shape { return [.tag(tag.property)] }
        return api[id].rules.contains(.closed) ? [.tag(tag.property)] : []
    }

    private func containsClosed(_ type: TypeReference) -> Bool {
        var contains = false
        type.forEachDeclared { if closing.contains($0) { contains = true } }
        return contains
    }

    private func isClosed(_ type: TypeReference) -> Bool {
        var seen: Set<TypeID> = []
        return isClosed(type, &seen)
    }

    /// Whether no object that is read as the type has other properties than the described ones; those in its properties aside.
    ///
    /// - Parameter seen: Types that the answer already depends on.
    private func isClosed(_ type: TypeReference, _ seen: inout Set<TypeID>) -> Bool {
        switch api.resolved(type.withoutNull) {
        case .primitive: return true
        case .array(let items): return isClosed(items, &seen)
        case .declared(let id):
            guard seen.insert(id).inserted else { return true }
            switch api[id].shape {
            case .object: return api[id].rules.contains(.closed)
            case .enumeration: return true
            case .union(let shape): return shape.variants.allSatisfy { isClosed($0.type, &seen) }
            case .alias, .multipart, .external: return false
            }
        case .dictionary, .anything, .nullable: return false
        }
    }
}

extension UnionShape.Choice {
    /// The variants that values of one may also be read as.
    fileprivate func rivals(of index: Int) -> Set<Int> {
        switch self {
        case .variant: return []
        case .key(let rules, let otherwise):
            return rules.contains { $0.variant == index } ? Set([otherwise].compactMap { $0 }).subtracting([index]) : []
        case .first(let all), .bestFit(let all):
            return all.contains(index) ? Set(all).subtracting([index]) : []
        case .value(let choice): return choice.choices.reduce(into: []) { $0.formUnion($1.rivals(of: index)) }
        }
    }
}
