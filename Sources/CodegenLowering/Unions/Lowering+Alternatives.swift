import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension Lowering {
    /// Items whose type depends on their position: any of the types.
    func lowerPositions(of schema: OpenAPI.Schema, as name: NameSource) -> TypeReference {
        // `items: false` says that there are no more.
        let rest = [schema.items].compactMap { $0 }.filter { $0.boolean != false }
        return lowerAlternatives(schema.prefixItems + rest, of: schema, as: name)
    }

    /// Values whose type depends on their key: any of the types.
    func lowerPatterns(of schema: OpenAPI.Schema, as name: NameSource) -> TypeReference {
        let patterns = schema.patternProperties
        switch schema.otherProperties {
        case .allowed: return .anything
        // `^x-` is for extensions: it says nothing of the other keys.
        case .unspecified where patterns.allSatisfy { $0.name.hasPrefix("^x-") }: return .anything
        case .unspecified, .forbidden: return lowerAlternatives(patterns.map(\.value), of: schema, as: name)
        case .schema(let values): return lowerAlternatives(patterns.map(\.value) + [values], of: schema, as: name)
        }
    }

    /// One of several types: the type itself where all are equal, a union otherwise.
    private func lowerAlternatives(
        _ schemas: [OpenAPI.Schema],
        of owner: OpenAPI.Schema,
        as name: NameSource
    ) -> TypeReference {
        let isNullable = schemas.contains { acceptsNull($0) }
        let schemas = schemas.filter { !isNullOnly($0) }
        if let only = schemas.first, schemas.count == 1 {
            let type = lower(only, as: name)
            return isNullable ? type.orNull : type
        }
        if schemas.isEmpty || schemas.contains(where: { $0.boolean != nil || $0.isAnnotationOnly }) { return .anything }
        if let scalar = commonScalar(of: schemas, as: name) { return isNullable ? scalar.orNull : scalar }
        let id: TypeID
        if let existing = elementDeclaration(for: owner) {
            id = existing
        } else {
            id = declare(name, owner, as: .elements, documentation: Documentation())
            _ = fillUnion(id, owner, schemas)
        }
        return isNullable ? .nullable(.declared(id)) : .declared(id)
    }

    /// The type of schemas that need no declaration, and all come to the same.
    private func commonScalar(of schemas: [OpenAPI.Schema], as name: NameSource) -> TypeReference? {
        let scalars: [OpenAPI.Schema.Types] = [.string, .integer, .number, .boolean]
        var common: TypeReference?
        for schema in schemas {
            let isBare = schema.reference != nil || scalars.contains(schema.types.subtracting(.null))
            guard isBare, !schema.hasShapeBesideReference else { return nil }
            let type = lower(schema, as: name).withoutNull
            guard common == nil || common == type else { return nil }
            common = type
        }
        return common
    }
}
