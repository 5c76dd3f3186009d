import APIModel
import Diagnostics
import OpenAPIDocument

extension VariantSelector {
    /// The property that the description names.
    func byDiscriminator(_ diagnostics: DiagnosticCollector) -> UnionShape.Selection? {
        if let family = source.family { return byFamily(family) }
        guard let discriminator = source.schema.discriminator else { return nil }
        let objects = objects
        guard !objects.isEmpty else { return nil }
        var mapping: [UnionShape.Mapping] = []
        for entry in discriminator.mapping {
            guard let variant = source.index(of: entry.value), objects.contains(variant) else {
                diagnostics.warning(
                    .unresolvedReference,
                    "`\(entry.value)` is none of the variants; values of `\(entry.name)` are kept raw",
                    at: entry.nameRange
                )
                continue
            }
            mapping.append(UnionShape.Mapping(value: entry.name, variant: variant))
        }
        // Variants without an entry go by their own constant, or by their component's name.
        let known = objects.map { (index: $0, values: constants(of: discriminator.propertyName, $0)) }
        for (index, own) in known where !mapping.contains(where: { $0.variant == index }) {
            let isShared = known.contains { $0.index != index && !Set($0.values).isDisjoint(with: own) }
            let names = own.isEmpty || isShared ? [componentName(index)].compactMap { $0 } : own
            for name in names where !mapping.contains(where: { $0.value == name }) {
                mapping.append(UnionShape.Mapping(value: name, variant: index))
            }
        }
        guard objects.allSatisfy({ index in mapping.contains { $0.variant == index } }) else { return nil }
        return discriminating(discriminator.propertyName, mapping, among: objects)
    }

    /// A property that has another constant in each variant is a discriminator that nobody declared.
    ///
    /// Several values for one variant say less than keys that only one of them requires: there may be more of them one day.
    func byConstant() -> UnionShape.Selection? {
        let objects = objects
        guard objects.count > 1, let first = objects.first.flatMap(object) else { return nil }
        for property in first.properties.filter(\.isRequired) + first.properties.filter({ !$0.isRequired }) {
            var mapping: [UnionShape.Mapping] = []
            for index in objects {
                for value in constants(of: property.wireName, index) {
                    mapping.append(UnionShape.Mapping(value: value, variant: index))
                }
            }
            let isComplete = objects.allSatisfy { index in mapping.contains { $0.variant == index } }
            guard isComplete, Set(mapping.map(\.value)).count == mapping.count else { continue }
            let isRequired = objects.allSatisfy { index in
                object(index)?.properties.contains { $0.wireName == property.wireName && $0.isRequired } ?? false
            }
            // Where it may be missing, the other keys say more, if they differ.
            let isDecisive =
                isRequired
                ? mapping.count == objects.count || tellApart(objects) == nil
                : tellApart(objects) == nil && areAlike(knownKeys(of: objects))
            if isDecisive {
                return discriminating(property.wireName, mapping, among: objects)
            }
        }
        return nil
    }

    /// The variants of a base: by what the description calls them, by constants of their own, by their names.
    private func byFamily(_ family: [Family.Variant]) -> UnionShape.Selection? {
        guard let property = Families.discriminator(of: source.schema)?.propertyName, let base = family.indices.last
        else { return nil }
        guard shape.variants.allSatisfy({ kinds.kinds(of: $0.type) == [.object] }) else { return nil }
        var mapping: [UnionShape.Mapping] = []
        var taken: Set<String> = []
        func add(_ values: [String], _ index: Int) {
            for value in values where taken.insert(value).inserted {
                mapping.append(UnionShape.Mapping(value: value, variant: index))
            }
        }
        for index in family.indices { add(family[index].explicit, index) }
        let common = constants(of: property, base)
        for index in family.indices {
            let own = constants(of: property, index)
            // `cat` among the values means `Cat` among the names.
            let names = family[index].implicit.map { name in
                common.contains(name) ? name : common.first { $0.lowercased() == name.lowercased() } ?? name
            }
            let isNamed = !family[index].explicit.isEmpty
            add(isNamed ? names.filter { _ in index != base } : own.isEmpty || own == common ? names : own, index)
        }
        // Values that no variant has are the base's own.
        add(common, base)
        return .discriminator(property: property, mapping: mapping)
    }

    private func componentName(_ index: Int) -> String? { source.names[index] }
}
