import CodegenDiagnostics

/// Which schemas extend which by `allOf`, here and in other documents: base → subtypes, by the place of the base.
package struct Inheritance {
    private var direct: [SourceRange: [OpenAPI.Schema]] = [:]
    private var known: Set<SourceRange> = []

    init() {}

    /// Notes what a schema extends.
    mutating func add(_ schema: OpenAPI.Schema, _ resolver: ReferenceResolver) {
        guard known.insert(schema.range).inserted else { return }
        for base in resolver.bases(of: schema) where base.range != schema.range {
            direct[base.range, default: []].append(schema)
        }
    }

    /// What extends a schema directly, in the order in which it was noted.
    package func subtypes(of schema: OpenAPI.Schema) -> [OpenAPI.Schema] { direct[schema.range] ?? [] }

    /// What extends a schema, directly or not.
    package func descendants(of schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
        var result: [OpenAPI.Schema] = []
        var seen: Set<SourceRange> = [schema.range]
        var pending = [schema]
        while let next = pending.popLast() {
            for subtype in subtypes(of: next) where seen.insert(subtype.range).inserted {
                result.append(subtype)
                pending.append(subtype)
            }
        }
        return result
    }
}

extension ReferenceResolver {
    /// The schemas that a schema extends directly: those in its `allOf`, at any depth, and the one it refers to beside what it
    /// says itself. Aliases are seen through; nothing is reported.
    package func bases(of schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
        var result: [OpenAPI.Schema] = []
        var pending = Array(schema.allOf.reversed())
        if schema.reference != nil, schema.hasShapeBesideReference { pending.append(schema) }
        var steps = 0
        while let part = pending.popLast(), steps < 256 {
            steps += 1
            guard let reference = part.reference else {
                pending += part.allOf.reversed()
                continue
            }
            guard let target = schemaIfAny(reference) else { continue }
            if target.reference != nil, !target.hasShapeBesideReference {
                pending.append(target)
            } else {
                result.append(target)
            }
        }
        return result
    }
}

extension OpenAPI.Schema.Fields {
    /// The discriminator of an object that lists no variants itself; it may be one of a part of its `allOf`.
    package var ownDiscriminator: OpenAPI.Discriminator? {
        guard oneOf.isEmpty, anyOf.isEmpty, reference == nil else { return nil }
        guard types.subtracting([.null, .object]).isEmpty else { return nil }
        if let own = discriminator { return own }
        return allOf.lazy.filter { $0.reference == nil }.compactMap(\.ownDiscriminator).first
    }
}
