import CodegenDiagnostics
import CodegenOpenAPIDocument

/// A schema's statement on `null`.
enum NullStatement {
    case allowed, excluded
    /// Nothing: a schema without type, such as one that only bounds what another one describes.
    case silent
}

/// The known statements of schemas on `null`.
struct NullStatements {
    /// The schemas are retained, so that each `ObjectIdentifier` stays unique.
    private var known: [ObjectIdentifier: (schema: OpenAPI.Schema, statement: NullStatement)] = [:]

    func statement(of schema: OpenAPI.Schema) -> NullStatement? { known[ObjectIdentifier(schema)]?.statement }

    mutating func add(_ statement: NullStatement, of schema: OpenAPI.Schema) {
        known[ObjectIdentifier(schema)] = (schema, statement)
    }
}

extension Lowering {
    /// Whether `null` is one of a schema's values: some part of it allows null, and no part excludes it.
    func acceptsNull(_ schema: OpenAPI.Schema) -> Bool { statementOnNull(of: schema) == .allowed }

    /// A branch that is null and nothing else, or is meant so: `{nullable: true}` without a type.
    func isNullOnly(_ branch: OpenAPI.Schema) -> Bool {
        branch.isNullOnly || branch.isBareNullable || (branch.reference != nil && resolver.resolved(branch).isNullOnly)
    }

    /// With a stack of its own, and each schema looked at once: unions may chain and combine each other by the thousand.
    func statementOnNull(of root: OpenAPI.Schema) -> NullStatement {
        var stack = [(schema: root, isOpened: false)]
        var open: Set<ObjectIdentifier> = []
        while let (schema, isOpened) = stack.popLast() {
            let id = ObjectIdentifier(schema)
            if isOpened {
                nullStatements.add(combined(schema), of: schema)
            } else if nullStatements.statement(of: schema) == nil, open.insert(id).inserted {
                stack.append((schema, true))
                for part in partsAboutNull(of: schema) { stack.append((part, false)) }
            }
        }
        return known(root)
    }

    /// A schema that leads back to itself says nothing by that.
    private func known(_ schema: OpenAPI.Schema) -> NullStatement {
        nullStatements.statement(of: schema) ?? .silent
    }

    private func partsAboutNull(of schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
        [schema.reference.flatMap(resolver.schema)].compactMap { $0 } + schema.allOf + schema.oneOf + schema.anyOf
    }

    private func combined(_ schema: OpenAPI.Schema) -> NullStatement {
        // `nullable: true` is meant for the whole, whatever is beside it (OpenAPI 3.0 has no other way to say so).
        if schema.isNullable || schema.allOf.contains(where: \.isBareNullable) { return .allowed }
        var statements = [own(schema)]
        if let target = schema.reference.flatMap(resolver.schema) { statements.append(known(target)) }
        statements += schema.allOf.map(known)
        for branches in [schema.oneOf, schema.anyOf] where !branches.isEmpty && !schema.hasOnlyConstraintVariants {
            let isAllowed = branches.contains { isNullOnly($0) || known($0) == .allowed }
            statements.append(isAllowed ? .allowed : .excluded)
        }
        // A type that lists null beside a reference or variants is meant for the whole, too.
        if schema.types.contains(.null) { return .allowed }
        if statements.contains(.excluded) { return .excluded }
        return statements.contains(.allowed) ? .allowed : .silent
    }

    private func own(_ schema: OpenAPI.Schema) -> NullStatement {
        if schema.const?.isNull == true || schema.types.contains(.null) { return .allowed }
        if !schema.types.isEmpty || schema.const != nil || schema.boolean == false { return .excluded }
        guard let values = schema.enumValues else { return .silent }
        return values.contains { $0.isNull } ? .allowed : .excluded
    }

    /// Says where `{nullable: true}` is read as null.
    func reportBareNullables(_ schemas: [OpenAPI.Schema]) {
        for schema in schemas where schema.isBareNullable {
            diagnostics.note(
                .invalidValue, "`nullable` without a type says nothing by itself; it is read as `null`",
                at: schema.range)
        }
    }
}
