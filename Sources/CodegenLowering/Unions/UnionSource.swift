import CodegenDiagnostics
import CodegenOpenAPIDocument

/// A union's schema, those of its variants, and what the description says of telling them apart.
struct UnionSource {
    let schema: OpenAPI.Schema
    private(set) var variants: [OpenAPI.Schema]
    /// The property whose value names the variant, and the values of each variant; nil where the description names none.
    private(set) var discriminator: Discriminator?

    struct Discriminator {
        let property: String
        /// Values that the description gives each variant: those of a mapping.
        var explicit: [[String]]
        /// Values by the specification's rule, for variants without others: names of components.
        var implicit: [[String]]
        /// The variants are a base and its subtypes: the last one is the base, which values of no other variant are read as.
        let isFamily: Bool
    }

    init(schema: OpenAPI.Schema, variants: [OpenAPI.Schema], discriminator: Discriminator? = nil) {
        self.schema = schema
        self.variants = variants
        self.discriminator = discriminator
    }

    mutating func remove(at index: Int) {
        variants.remove(at: index)
        discriminator?.explicit.remove(at: index)
        discriminator?.implicit.remove(at: index)
    }
}

extension Lowering {
    /// The discriminator of a `oneOf` or `anyOf`, or of the base that its variants extend. Entries of its mapping that are none of
    /// the variants are reported.
    func discriminator(of schema: OpenAPI.Schema, _ variants: [OpenAPI.Schema]) -> UnionSource.Discriminator? {
        let targets = variants.map(resolver.resolved)
        guard let own = schema.discriminator else {
            guard let shared = families.sharedDiscriminator(of: targets) else { return nil }
            return UnionSource.Discriminator(
                property: shared.name, explicit: shared.values, implicit: shared.values.map { _ in [] }, isFamily: false
            )
        }
        var explicit = variants.map { _ in [String]() }
        for entry in own.mapping {
            let target = resolver.schema(mappedBy: entry)
            if let index = target.flatMap({ self.index(of: $0, in: targets) }) {
                explicit[index].append(entry.name)
            } else {
                let fault = target == nil ? "leads nowhere" : "is none of the variants"
                diagnostics.warning(
                    .unresolvedReference, "`\(entry.value)` \(fault); values of `\(entry.name)` are kept raw",
                    at: entry.nameRange)
            }
        }
        let implicit = variants.map { [$0.reference.flatMap(resolver.schema)?.pointer.lastToken].compactMap { $0 } }
        return UnionSource.Discriminator(
            property: own.propertyName, explicit: explicit, implicit: implicit, isFamily: false)
    }

    /// The variant that a schema is, or is a variant or subtype of.
    private func index(of target: OpenAPI.Schema, in variants: [OpenAPI.Schema]) -> Int? {
        let target = resolver.resolved(target)
        if let index = variants.firstIndex(where: { $0.range == target.range }) { return index }
        return variants.firstIndex { holds($0, target, depth: 0) }
    }

    private func holds(_ variant: OpenAPI.Schema, _ target: OpenAPI.Schema, depth: Int) -> Bool {
        guard depth < 8 else { return false }
        return (variant.oneOf + variant.anyOf).map(resolver.resolved).contains { branch in
            branch.range == target.range || holds(branch, target, depth: depth + 1)
        }
    }
}
