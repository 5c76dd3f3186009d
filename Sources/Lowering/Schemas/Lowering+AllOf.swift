import APIModel
import Diagnostics
import OpenAPIDocument

extension Lowering {
    /// `allOf` is flattened: one type with the properties of all parts, sibling keywords included.
    ///
    /// A single part with nothing but words beside it is that part itself.
    func lowerAllOf(_ schema: OpenAPI.Schema, as name: NameSource, into id: TypeID?) -> TypeReference {
        let parts = parts(of: schema)
        if parts.count == 1, let only = parts.first, only.range != schema.range, !families.isMember(schema) {
            if let reference = schema.allOf.first(where: { !$0.isAnnotationOnly })?.reference ?? schema.reference {
                return type(of: reference)
            }
            if let declared = declaration(for: only), declared != id { return .declared(declared) }
            return lower(only, as: name, into: id).withoutNull
        }
        if parts.allSatisfy(isObjectLike) {
            let id = id ?? declare(name, schema)
            var builder = ObjectBuilder(lowering: self, owner: id)
            partsOfCombinations.formUnion(parts.map(\.range))
            for part in parts { builder.add(part) }
            types[id.index].shape = .object(builder.shape)
            types[id.index].parts = parts.map(\.range).filter { $0 != schema.range }
            return .declared(id)
        }
        // Scalars: the most special part decides, the others only narrow it.
        let types = parts.map { $0.range == schema.range ? lowerOwn($0, as: name, into: id) : lower($0, as: name) }
        let scalars = types.map(\.withoutNull).filter { $0 != .anything }
        if let first = scalars.first {
            let best = scalars.dropFirst().reduce(first) { narrows($1, $0) ? $1 : $0 }
            if scalars.allSatisfy({ $0 == best || narrows(best, $0) }) { return best }
        } else {
            return .anything
        }
        diagnostics.warning(
            .conflictingSchemas,
            "the parts of this `allOf` can't be one Swift type; any value is accepted",
            at: schema.range
        )
        return .anything
    }

    /// The schemas that say something together: the referenced ones opened, nested `allOf`s unfolded, each once.
    ///
    /// With a stack of its own: `allOf`s may chain more components than a thread's stack holds calls.
    private func parts(of root: OpenAPI.Schema) -> [OpenAPI.Schema] {
        var result: [OpenAPI.Schema] = []
        var visited: Set<SourceRange> = []
        var stack: [(schema: OpenAPI.Schema, isOpened: Bool)] = [(root, false)]
        while let (schema, isOpened) = stack.popLast() {
            if isOpened {
                let combines = !schema.allOf.isEmpty || schema.reference != nil
                let says =
                    schema.hasOwnShape || schema.discriminator != nil || !schema.oneOf.isEmpty || !schema.anyOf.isEmpty
                if combines ? says : !schema.isAnnotationOnly { result.append(schema) }
                continue
            }
            guard visited.insert(schema.range).inserted else { continue }
            // What a schema refers to comes before what it says itself.
            stack.append((schema, true))
            for part in schema.allOf.reversed() { stack.append((part, false)) }
            guard let reference = schema.reference, let target = resolver.schema(reference) else { continue }
            // Declared first, so that what is nested in it is named after it.
            _ = type(of: reference)
            stack.append((withoutVariants(target, leadingTo: root), false))
        }
        return result
    }

    /// `Pet: {oneOf: [Cat, Dog]}` and `Cat: {allOf: [Pet, …]}`: within a cat, the pet is what all pets have in common.
    private func withoutVariants(_ schema: OpenAPI.Schema, leadingTo root: OpenAPI.Schema) -> OpenAPI.Schema {
        let leadsBack = (schema.oneOf + schema.anyOf).contains { variant in
            variant.range == root.range || variant.reference.flatMap(resolver.schema)?.range == root.range
        }
        guard leadsBack else { return schema }
        var fields = schema.fields
        fields.oneOf = []
        fields.anyOf = []
        return schema.replacing(fields)
    }

    private func isObjectLike(_ schema: OpenAPI.Schema) -> Bool {
        guard schema.oneOf.isEmpty || schema.hasOnlyConstraintVariants,
            schema.anyOf.isEmpty || schema.hasOnlyConstraintVariants
        else { return false }
        let types = schema.types.subtracting(.null)
        guard types.isEmpty || types == .object else { return false }
        if types == .object || schema.discriminator != nil || !schema.properties.isEmpty || !schema.required.isEmpty {
            return true
        }
        if case .unspecified = schema.additionalProperties { return false }
        return true
    }

    /// The schema without its combinations.
    private func lowerOwn(_ schema: OpenAPI.Schema, as name: NameSource, into id: TypeID?) -> TypeReference {
        var fields = schema.fields
        fields.allOf = []
        fields.reference = nil
        return lower(schema.replacing(fields), as: name, into: id)
    }
}
