import CodegenAPIModel

extension VariantSelector {
    /// Keys that only one variant requires and no other one knows; one variant may be without. A variant that takes any key may
    /// have them, too: then they decide nothing.
    func byRequiredKeys(_ candidates: [Int]) -> UnionShape.Choice? {
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
        return .key(rules, otherwise: rest.first)
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
