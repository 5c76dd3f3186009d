import CodegenAPIModel
import CodegenOpenAPIDocument

/// Finds out what tells the variants of one union apart.
struct VariantSelector {
    let api: API
    let shape: UnionShape
    let source: UnionSource
    let kinds: KindTable

    /// What decides for each JSON type that some variant has.
    func selection() -> [UnionShape.KindChoice] {
        let own = shape.variants.map { kinds.kinds(of: $0.type) }
        return UnionShape.JSONKind.allCases.compactMap { kind in
            let candidates = shape.variants.indices.filter { own[$0].contains(kind) }
            guard !candidates.isEmpty else { return nil }
            let choice = kind == .object ? objects(among: candidates) : narrowestFirst(candidates)
            return choice.map { UnionShape.KindChoice(kind: kind, choice: $0) }
        }
    }

    /// Scalars and arrays are tried, those first that take few values.
    private func narrowestFirst(_ candidates: [Int]) -> UnionShape.Choice {
        if candidates.count == 1 { return .variant(candidates[0]) }
        let ranks = candidates.map { Narrowness(of: shape.variants[$0].type, in: api).rank }
        return .bestFit(zip(candidates, ranks).sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0))
    }

    private func objects(among candidates: [Int]) -> UnionShape.Choice? {
        if let discriminator = source.discriminator, let choice = byDiscriminator(discriminator, candidates) {
            return choice
        }
        return infer(candidates, besides: [])
    }

    /// What tells objects apart by themselves: constants, then keys that only one of them requires, then what fits best.
    func infer(_ candidates: [Int], besides properties: Set<String>) -> UnionShape.Choice? {
        switch candidates.count {
        case 0: return nil
        case 1: return .variant(candidates[0])
        default:
            let keys = byRequiredKeys(candidates)
            if let choice = byConstants(candidates, besides: properties, keysDecide: keys != nil) { return choice }
            return keys ?? .bestFit(anyKeysFirst(candidates))
        }
    }

    /// What takes any key is asked first among those that know as many.
    private func anyKeysFirst(_ candidates: [Int]) -> [Int] {
        candidates.filter { api.takesAnyKey(shape.variants[$0].type) }
            + candidates.filter { !api.takesAnyKey(shape.variants[$0].type) }
    }

    // MARK: Variants

    func object(_ index: Int) -> ObjectShape? {
        guard case .declared(let id) = api.resolved(shape.variants[index].type),
            case .object(let object) = api[id].shape
        else { return nil }
        return object
    }

    func property(_ name: String, of index: Int) -> Property? {
        object(index)?.properties.first { $0.wireName == name }
    }
}
