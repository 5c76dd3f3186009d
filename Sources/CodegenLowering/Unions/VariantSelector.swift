import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// Finds out what tells the variants of one union apart.
struct VariantSelector {
    let api: API
    let shape: UnionShape
    let source: UnionSource
    let kinds: KindTable
    /// The variants that take no other properties.
    let closed: Set<Int>

    /// The choice for each JSON type of some variant.
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

    /// The choice between objects: by constants, then by keys that only one of them requires, then by best fit.
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

    /// Variants that take any key come first among those that know as many keys, and closed ones last.
    private func anyKeysFirst(_ candidates: [Int]) -> [Int] {
        let anyKeys = candidates.filter { api.takesAnyKey(shape.variants[$0].type) }
        let others = candidates.filter { !api.takesAnyKey(shape.variants[$0].type) }
        return anyKeys + others.filter { !closed.contains($0) } + others.filter(closed.contains)
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

extension VariantSelector {
    /// Keys that only one variant requires and no other one knows; one variant may be without. A variant that takes any key may
    /// has them, too: then they decide nothing.
    private func byRequiredKeys(_ candidates: [Int]) -> UnionShape.Choice? {
        let keys = KeyOwners(candidates.map { (index: $0, object: object($0)) })
        var rules: [UnionShape.KeyRule] = []
        var rest: [Int] = []
        for index in candidates {
            if let own = object(index), let key = keys.key(only: index, own) {
                rules.append(UnionShape.KeyRule(key: key, variant: index))
            } else {
                rest.append(index)
            }
        }
        guard rest.count <= 1, !rules.isEmpty else { return nil }
        // With the key of another variant, a value isn't a closed one's.
        let order = rules.filter { !closed.contains($0.variant) } + rules.filter { closed.contains($0.variant) }
        return .key(order, otherwise: rest.first)
    }

    /// How many variants know each key: counted once, since there may be thousands of variants.
    private struct KeyOwners {
        private var owners: [String: Int] = [:]
        /// Variants that may have any key.
        private var unbound: Set<Int> = []

        init(_ variants: [(index: Int, object: ObjectShape?)]) {
            for (index, object) in variants {
                for property in object?.properties ?? [] { owners[property.wireName, default: 0] += 1 }
                if object?.additional != .ignored { unbound.insert(index) }
            }
        }

        /// A key that the variant requires and no other one knows.
        func key(only index: Int, _ object: ObjectShape) -> String? {
            guard unbound.subtracting([index]).isEmpty else { return nil }
            return object.properties.first { $0.isRequired && owners[$0.wireName] == 1 }?.wireName
        }
    }
}

/// Decides for each union how a received value finds its variant; `order` has the unions before those that contain them.
func selectVariants(
    _ api: inout API,
    sources: [TypeID: UnionSource],
    order: [TypeID],
    resolver: ReferenceResolver,
    diagnostics: DiagnosticCollector
) {
    // The types that are read here aren't changed, so that they aren't copied for each union.
    let before = api
    var kinds = KindTable(api: before)
    for id in order {
        guard case .union(var shape) = before[id].shape, let source = sources[id] else { continue }
        kinds.add(id, shape)
        let closed = source.variants.enumerated().filter { resolver.resolved($1).takesNoOtherProperties }.map(\.offset)
        let selector = VariantSelector(
            api: before, shape: shape, source: source, kinds: kinds, closed: Set(closed))
        shape.selection = selector.selection()
        if source.discriminator?.isFamily == true { shape.fallback = shape.variants.indices.last }
        let pairs = Likeness(api: before).separate(&shape)
        if !pairs.isEmpty {
            diagnostics.warning(
                .ambiguousUnion,
                "\(before.words(for: pairs, of: shape)) can't be told apart; they are tried in their order here",
                at: source.schema.range
            )
        }
        api[id].shape = .union(shape)
    }
}
