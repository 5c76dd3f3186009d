import APIModel
import Diagnostics
import OpenAPIDocument

extension VariantSelector {
    /// The JSON type decides; objects are told apart by keys that only one of them requires, or by how many keys they know.
    ///
    /// What is left are values that several variants may be: the narrower ones are tried first.
    func byStructure(_ diagnostics: DiagnosticCollector) -> UnionShape.Selection {
        var rules: [UnionShape.Rule] = []
        var objects: UnionShape.Objects?
        var isAmbiguous = false
        let kinds = shape.variants.map { self.kinds.kinds(of: $0.type) }
        for kind in UnionShape.JSONKind.allCases {
            let candidates = shape.variants.indices.filter { kinds[$0].contains(kind) }
            if kind == .object, candidates.count > 1 {
                if let told = tellApart(candidates) {
                    rules += told
                } else {
                    let known = knownKeys(of: candidates)
                    objects = .knownKeys(known)
                    isAmbiguous = isAmbiguous || areAlike(known)
                }
            } else {
                let ranks = candidates.map { Narrowness(of: shape.variants[$0].type, as: kind, in: api) }
                let sorted = zip(candidates, ranks).sorted { ($0.1.rank, $0.0) < ($1.1.rank, $1.0) }
                rules += sorted.map { UnionShape.Rule(kind: kind, variant: $0.0) }
                isAmbiguous = isAmbiguous || zip(sorted, sorted.dropFirst()).contains { $0.1.overlaps($1.1) }
            }
        }
        if isAmbiguous {
            diagnostics.warning(
                .ambiguousUnion,
                "nothing tells some variants of this union apart; they are tried in the order they stand here",
                at: source.schema.range
            )
        }
        return .structure(UnionShape.Structure(rules: withWholeNumbers(rules), objects: objects))
    }

    // MARK: Required keys

    func tellApart(_ candidates: [Int]) -> [UnionShape.Rule]? {
        let keys = KeyOwners(candidates.map { (index: $0, object: object($0), isFreeForm: isFreeForm($0)) })
        var rules: [UnionShape.Rule] = []
        var rest: [Int] = []
        for index in candidates {
            if let own = object(index), let key = keys.key(only: index, own) {
                rules.append(UnionShape.Rule(kind: .object, requiredKey: key, variant: index))
            } else {
                rest.append(index)
            }
        }
        // One variant may be what is left when no other one's key is there.
        guard rest.count <= 1 else { return nil }
        return rules + rest.map { UnionShape.Rule(kind: .object, variant: $0) }
    }

    /// How many variants know each key: counted once, since there may be thousands of variants.
    private struct KeyOwners {
        private var owners: [String: Int] = [:]
        /// Variants that may have any key; but for free-form objects: what the others require tells more.
        private var unbound: Set<Int> = []

        init(_ variants: [(index: Int, object: ObjectShape?, isFreeForm: Bool)]) {
            for (index, object, isFreeForm) in variants {
                for property in object?.properties ?? [] { owners[property.wireName, default: 0] += 1 }
                if object.map({ $0.additional != .ignored }) ?? !isFreeForm { unbound.insert(index) }
            }
        }

        /// A key that the variant requires and no other one knows.
        func key(only index: Int, _ object: ObjectShape) -> String? {
            guard unbound.subtracting([index]).isEmpty else { return nil }
            return object.properties.first { $0.isRequired && owners[$0.wireName] == 1 }?.wireName
        }
    }

    // MARK: Known keys

    /// The objects that each variant may be; what takes any key is asked first among those that know as many.
    func knownKeys(of candidates: [Int]) -> [UnionShape.KnownKeys] {
        let all = candidates.flatMap { index in
            objects(in: shape.variants[index].type).map { UnionShape.KnownKeys(type: $0, variant: index) }
        }
        return all.filter { $0.type == nil } + all.filter { $0.type != nil }
    }

    /// The declared objects that a type may be, those of unions included; nil for one that takes any key.
    private func objects(in type: TypeReference) -> [TypeID?] {
        var result: [TypeID?] = []
        var visited: Set<TypeID> = []
        var pending = [type]
        while let type = pending.popLast() {
            switch api.resolved(type) {
            case .dictionary, .anything: if !result.contains(nil) { result.append(nil) }
            case .declared(let id):
                guard visited.insert(id).inserted else { continue }
                switch api[id].shape {
                case .object: result.append(id)
                case .union(let union): pending += union.variants.map(\.type).reversed()
                case .enumeration, .multipart, .alias, .pending: break
                }
            case .primitive, .array, .nullable: break
            }
        }
        return result
    }

    /// Whether two variants know the same keys.
    func areAlike(_ known: [UnionShape.KnownKeys]) -> Bool {
        var owners: [Set<String>: Int] = [:]
        for entry in known {
            var keys: Set<String> = []
            if let type = entry.type, case .object(let object) = api[type].shape {
                keys = Set(object.properties.map(\.wireName))
            }
            if let other = owners[keys], other != entry.variant { return true }
            owners[keys] = entry.variant
        }
        return false
    }
}
