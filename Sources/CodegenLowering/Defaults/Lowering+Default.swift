import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension Lowering {
    /// The default that a schema has itself, that what it refers to has, or the last part of its `allOf`.
    func defaultNode(of schema: OpenAPI.Schema) -> OpenAPI.Value? { defaultNode(of: schema, depth: 0) }

    private func defaultNode(of schema: OpenAPI.Schema, depth: Int) -> OpenAPI.Value? {
        if let own = schema.defaultValue { return own.isNull ? nil : own }
        guard depth < 16 else { return nil }
        if let target = schema.reference.flatMap(resolver.schema),
            let value = defaultNode(of: target, depth: depth + 1)
        {
            return value
        }
        return schema.allOf.reversed().lazy.compactMap { self.defaultNode(of: $0, depth: depth + 1) }.first
    }

    /// A parameter's default as a literal of its type.
    func defaultValue(of schema: OpenAPI.Schema, _ type: TypeReference) -> Literal? {
        defaultNode(of: schema).flatMap { node in
            defaultReader.literal(node, type, diagnostics)
        }
    }
}

/// Sets the defaults of properties; those that are no values of their type are reported, and those that no Swift is written for.
func setDefaults(_ draft: inout Draft) {
    let reader = DefaultReader(openEnumerations: draft.findings.openEnumerations) { [api = draft.api] in api[$0].shape }
    for index in draft.api.types.indices {
        guard case .object(var shape) = draft.api.types[index].shape else { continue }
        let id = draft.api.types[index].id
        for position in shape.properties.indices {
            let property = shape.properties[position]
            guard let node = draft.findings.defaults[PropertyPlace(type: id, name: property.wireName)] else { continue }
            shape.properties[position].defaultValue = reader.literal(node, property.type, draft.diagnostics)
        }
        draft.api.types[index].shape = .object(shape)
    }
}
