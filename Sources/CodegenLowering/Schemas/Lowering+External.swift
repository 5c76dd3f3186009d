import CodegenAPIModel
import CodegenOpenAPIDocument

extension Lowering {
    /// The existing type that the configuration has for a schema.
    func external(for schema: OpenAPI.Schema) -> TypeReference? {
        guard !options.schemaTypes.isEmpty, let type = options.schemaTypes[schema.range] else { return nil }
        let reference = declare(type, for: schema, kinds: kinds(of: resolver.resolved(schema)))
        return acceptsNull(schema) ? .nullable(reference) : reference
    }

    /// The existing type that the configuration has for a scalar's format.
    func external(forFormatOf schema: OpenAPI.Schema) -> TypeReference? {
        guard let format = schema.format, let type = options.formatTypes[format] else { return nil }
        return declare(type, for: schema, kinds: kinds(of: schema))
    }

    private func kinds(of schema: OpenAPI.Schema) -> Set<UnionShape.JSONKind> {
        var kinds: Set<UnionShape.JSONKind> = []
        if schema.types.contains(.object) || !schema.properties.isEmpty { kinds.insert(.object) }
        if schema.types.contains(.array) || schema.items != nil { kinds.insert(.array) }
        if schema.types.contains(.string) { kinds.insert(.string) }
        if schema.types.contains(.integer) { kinds.insert(.integer) }
        if schema.types.contains(.number) { kinds.formUnion([.integer, .number]) }
        if schema.types.contains(.boolean) { kinds.insert(.bool) }
        return kinds.isEmpty ? Set(UnionShape.JSONKind.allCases) : kinds
    }
}
