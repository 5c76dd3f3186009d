import CodegenAPIModel
import CodegenOpenAPIDocument

extension VariantSelector {
    /// The property that the description names.
    func byDiscriminator(_ discriminator: UnionSource.Discriminator, _ candidates: [Int]) -> UnionShape.Choice? {
        let property = discriminator.property
        let base = discriminator.isFamily ? shape.variants.indices.last : nil
        if base != nil, candidates.count < shape.variants.count { return nil }
        var values = ValueTable()
        for index in candidates { values.add(discriminator.explicit[index], index) }
        for index in candidates where discriminator.explicit[index].isEmpty || discriminator.isFamily {
            let own = constants(of: property, in: shape.variants[index].type) ?? []
            let names = valuesByName(index, discriminator, among: own)
            if index == base || !discriminator.explicit[index].isEmpty {
                // Of a family, names of subtypes that the mapping leaves out.
                values.add(names, index, isShared: false)
            } else if own.isEmpty || own.count > 1 && isCommon(own, property, index, candidates) {
                values.add(names, index, isShared: false)
            } else {
                let named = own.count > 1 ? names.filter(own.contains) : []
                values.add(named.isEmpty ? own : named, index)
            }
        }
        let unnamed = candidates.filter { !values.variants.contains($0) }
        guard unnamed.isEmpty || values.variants.count > 1 else { return nil }
        return .value(
            UnionShape.ValueChoice(
                property: property,
                branches: branches(values, property, adding: []).map { falling(back: base, $0) },
                absent: base.map { .variant($0) }
                    ?? choice(without: property, among: candidates, adding: unnamed, besides: [property]),
                other: base.map { .variant($0) } ?? infer(unnamed, besides: [property])
            )
        )
    }

    /// The choice for objects in which the property is absent or `null`.
    private func choice(
        without name: String, among candidates: [Int], adding free: [Int], besides properties: Set<String>
    ) -> UnionShape.Choice? {
        let optional = candidates.filter { property(name, of: $0).map { !$0.isRequired } ?? false }
        let nullable = candidates.filter { property(name, of: $0)?.type.isNullable ?? false }
        let possible = Set(free + optional)
        guard possible.isSuperset(of: nullable) else {
            // Some variants require the property, so that an object without it may match none: they are tried.
            return .bestFit(possible.union(nullable).sorted())
        }
        return infer(possible.sorted(), besides: properties)
    }

    /// A value that is no value of its subtype is one of the base: schemas know of no discriminator (OpenAPI 3.1.1, 4.8.25).
    private func falling(back base: Int?, _ branch: UnionShape.ValueChoice.Branch) -> UnionShape.ValueChoice.Branch {
        guard let base, case .variant(let index) = branch.choice, index != base else { return branch }
        return UnionShape.ValueChoice.Branch(values: branch.values, choice: .first([index, base]))
    }

    /// The names of a component as values: `cat` among the constants means `Cat` among the names.
    private func valuesByName(
        _ index: Int, _ discriminator: UnionSource.Discriminator, among constants: [String]
    ) -> [String] {
        discriminator.implicit[index].map { name in
            constants.first { $0.lowercased() == name.lowercased() } ?? name
        }
    }

    /// Whether another variant has the same constants: then they are those of a base.
    private func isCommon(_ values: [String], _ property: String, _ index: Int, _ candidates: [Int]) -> Bool {
        candidates.contains { other in
            other != index && constants(of: property, in: shape.variants[other].type).map(Set.init) == Set(values)
        }
    }

    /// A property that has other constants in the variants is a discriminator that nothing declares.
    ///
    /// Several values for one variant say less than keys that only one of them requires: there may be more of them one day.
    func byConstants(
        _ candidates: [Int], besides properties: Set<String>, keysDecide: Bool
    ) -> UnionShape.Choice? {
        var names: [String] = []
        for index in candidates {
            for property in object(index)?.properties ?? [] where !names.contains(property.wireName) {
                names.append(property.wireName)
            }
        }
        var best: (name: String, values: ValueTable, free: [Int], score: [Int])?
        for name in names where !properties.contains(name) {
            var values = ValueTable()
            var free: [Int] = []
            var isRequired = true
            var areSingle = true
            for index in candidates {
                if let own = constants(of: name, in: shape.variants[index].type) {
                    values.add(own, index)
                    areSingle = areSingle && own.count == 1
                    isRequired = isRequired && (property(name, of: index)?.isRequired ?? true)
                } else {
                    free.append(index)
                }
            }
            guard values.variants.count > 1, values.tellsApart else { continue }
            if keysDecide, !areSingle || !isRequired || !free.isEmpty { continue }
            let score = [values.variants.count, areSingle ? 1 : 0, isRequired ? 1 : 0, -values.largest]
            if let found = best, !found.score.lexicographicallyPrecedes(score) { continue }
            best = (name, values, free, score)
        }
        guard let best else { return nil }
        let properties = properties.union([best.name])
        return .value(
            UnionShape.ValueChoice(
                property: best.name,
                branches: branches(best.values, best.name, adding: best.free, besides: properties),
                absent: choice(without: best.name, among: candidates, adding: best.free, besides: properties),
                other: infer(best.free, besides: properties)
            )
        )
    }

    /// One branch for all values that lead to the same variants.
    private func branches(
        _ values: ValueTable, _ property: String, adding free: [Int], besides properties: Set<String> = []
    ) -> [UnionShape.ValueChoice.Branch] {
        values.groups.compactMap { group in
            infer(group.variants + free.filter { !group.variants.contains($0) }, besides: properties.union([property]))
                .map { UnionShape.ValueChoice.Branch(values: group.values, choice: $0) }
        }
    }

    /// The values that a property can have, as text; nil where it may have any. Of a union those of all its variants.
    func constants(of property: String, in type: TypeReference, depth: Int = 0) -> [String]? {
        guard depth < 8, case .declared(let id) = api.resolved(type) else { return nil }
        switch api[id].shape {
        case .object(let object):
            return object.properties.first { $0.wireName == property }.flatMap(constants)
        case .union(let union):
            var all: [String] = []
            for variant in union.variants {
                guard let own = constants(of: property, in: variant.type, depth: depth + 1) else { return nil }
                all += own.filter { !all.contains($0) }
            }
            return all
        case .enumeration, .multipart, .alias, .external: return nil
        }
    }

    private func constants(of property: Property) -> [String]? {
        if case .declared(let id) = api.resolved(property.type), case .enumeration(let enumeration) = api[id].shape {
            return enumeration.isOpen ? nil : enumeration.values.texts
        }
        return property.constants.isEmpty ? nil : property.constants
    }
}

/// The variants that each value of a property may mean, in the order of the variants.
private struct ValueTable {
    private(set) var variants: Set<Int> = []
    private var order: [String] = []
    private var owners: [String: [Int]] = [:]

    /// A value that isn't shared means the first variant that has it.
    mutating func add(_ values: [String], _ index: Int, isShared: Bool = true) {
        for value in values {
            guard let known = owners[value] else {
                order.append(value)
                owners[value] = [index]
                variants.insert(index)
                continue
            }
            guard isShared, !known.contains(index) else { continue }
            owners[value] = known + [index]
            variants.insert(index)
        }
    }

    /// The values with the same variants, together.
    var groups: [(values: [String], variants: [Int])] {
        var groups: [(values: [String], variants: [Int])] = []
        var positions: [[Int]: Int] = [:]
        for value in order {
            let variants = owners[value] ?? []
            if let position = positions[variants] {
                groups[position].values.append(value)
            } else {
                positions[variants] = groups.count
                groups.append(([value], variants))
            }
        }
        return groups
    }

    /// Whether some value excludes some variant.
    var tellsApart: Bool { owners.values.contains { $0.count < variants.count } }

    /// How many variants a value leaves at most.
    var largest: Int { owners.values.map(\.count).max() ?? 0 }
}
