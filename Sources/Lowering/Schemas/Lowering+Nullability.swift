import OpenAPIDocument

extension Lowering {
    /// Whether `null` is one of a schema's values: whether one that says so can be reached through references and variants.
    ///
    /// With a stack of its own, and each schema looked at once: unions may chain and combine each other by the thousand.
    func acceptsNull(_ root: OpenAPI.Schema) -> Bool {
        if let known = nullability[ObjectIdentifier(root)] { return known.acceptsNull }
        var visited: [ObjectIdentifier: OpenAPI.Schema] = [:]
        var pending = [root]
        while let schema = pending.popLast() {
            let known = nullability[ObjectIdentifier(schema)]?.acceptsNull
            if known ?? saysNull(schema) {
                nullability[ObjectIdentifier(root)] = (root, true)
                return true
            }
            guard known == nil, visited.updateValue(schema, forKey: ObjectIdentifier(schema)) == nil else { continue }
            pending += sourcesOfNull(schema)
        }
        // Nothing says it, so it is known of all that was looked at.
        for (id, schema) in visited { nullability[id] = (schema, false) }
        return false
    }

    /// What a schema says about `null` by itself.
    private func saysNull(_ schema: OpenAPI.Schema) -> Bool {
        if schema.isNullable || schema.const?.isNull == true || schema.types.contains(.null) { return true }
        if schema.types.isEmpty, let values = schema.enumValues { return values.contains { $0.isNull } }
        // Closures: a key path through a schema's fields is made anew at each use.
        return schema.oneOf.contains { $0.isNullOnly } || schema.anyOf.contains { $0.isNullOnly }
    }

    /// The schemas that may accept `null` for this one.
    private func sourcesOfNull(_ schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
        if schema.types.isEmpty, schema.enumValues != nil { return [] }
        if let reference = schema.reference, let target = resolver.schema(reference), !schema.hasShapeBesideReference {
            return [target]
        }
        let isOnlyPart = schema.allOf.count == 1 && !schema.hasOwnShape
        return schema.oneOf + schema.anyOf + (isOnlyPart ? schema.allOf : [])
    }
}
