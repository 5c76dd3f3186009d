import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension Lowering {
    /// `oneOf` and `anyOf`: null branches become nullability, one branch is that branch, several are a union.
    func lowerUnion(
        _ schema: OpenAPI.Schema,
        _ all: [OpenAPI.Schema],
        as name: NameSource,
        into id: TypeID?
    ) -> TypeReference {
        if !all.allSatisfy({ extends($0, schema) }), let combination = Combination([schema], isNullOnly),
            combination.isMoreThanUnion
        {
            if let type = lowerCombination(combination, of: schema, as: name, into: id) { return type }
            diagnostics.warning(
                .unusableUnion,
                "the keywords beside this `oneOf` or `anyOf` would make too many variants of it; each has to list them itself",
                at: schema.range
            )
        }
        reportBareNullables(all)
        let branches = all.filter { !isNullOnly($0) }
        if let only = branches.first, branches.count == 1 { return lower(only, as: name, into: id).withoutNull }
        if let values = constants(of: branches) {
            let words = ValueWords(of: branches)
            if let type = lowerEnumeration(schema, values, words: words, as: name, into: id) { return type }
        }
        if branches.isEmpty { return .anything }
        if let type = lowerOpenEnumeration(schema, branches, as: name, into: id) { return type }

        if let type = lowerOverlap(schema, branches, as: name, into: id) { return type }
        return fillUnion(id ?? declare(name, schema), schema, branches)
    }

    /// Makes a declaration the union of the types of `branches`.
    private func fillUnion(_ id: TypeID, _ schema: OpenAPI.Schema, _ branches: [OpenAPI.Schema]) -> TypeReference {
        var variants: [UnionShape.Variant] = []
        var sources: [OpenAPI.Schema] = []
        let hints = hints(for: branches)
        for (branch, hint) in zip(branches, hints) {
            let type = lower(branch, as: .nested(in: id, hint: hint.text)).withoutNull
            let text = textTest(of: branch)
            guard !variants.contains(where: { $0.type == type && ($0.text == text || $0.text == nil || text == nil) })
            else { continue }
            variants.append(UnionShape.Variant(type: type, hint: hint, origin: branch.range, text: text))
            sources.append(branch)
        }
        return declareUnion(id, schema, variants, sources)
    }

    /// The format or pattern of text that has a name to go by: a component's, or the format's.
    func textTest(of branch: OpenAPI.Schema) -> UnionShape.TextTest? {
        let target = resolver.resolved(branch)
        guard target.types.subtracting(.null) == .string, target.enumValues == nil, target.const == nil else {
            return nil
        }
        if let format = target.format {
            return UnionShape.TextTest.formats.contains(format) ? .format(format) : nil
        }
        guard branch.reference != nil || branch.title != nil else { return nil }
        return target.constraints.first { $0.keyword == .pattern }?.value.scalarText.map { .pattern($0) }
    }

    /// `Cat: {allOf: [Pet, …]}` has the properties of the pet that it is a variant of.
    private func extends(_ variant: OpenAPI.Schema, _ base: OpenAPI.Schema) -> Bool {
        let target = variant.reference.flatMap(resolver.schema) ?? variant
        return target.allOf.contains { $0.reference.flatMap(resolver.schema)?.range == base.range }
    }

    /// `type: [string, integer]`.
    func lowerTypeUnion(
        _ schema: OpenAPI.Schema,
        _ union: OpenAPI.Schema.Types,
        as name: NameSource,
        into id: TypeID?
    ) -> TypeReference {
        let id = id ?? declare(name, schema)
        var variants: [UnionShape.Variant] = []
        var sources: [OpenAPI.Schema] = []
        let all: [(OpenAPI.Schema.Types, String)] = [
            (.string, "string"), (.integer, "integer"), (.number, "number"), (.boolean, "bool"), (.object, "object"),
            (.array, "list"),
        ]
        for (type, hint) in all where union.contains(type) {
            var fields = schema.fields
            fields.types = type
            if type != .string { fields.format = nil }
            let single = schema.replacing(fields)
            let reference: TypeReference =
                switch type {
                case .object where !schema.properties.isEmpty: lowerPart(single, as: .nested(in: id, hint: hint))
                case .object: .dictionary(.anything)
                case .array: .array(schema.items.map { lower($0, as: .nested(in: id, hint: "item")) } ?? .anything)
                default: .primitive(primitive(for: type, single))
                }
            variants.append(UnionShape.Variant(type: reference, hint: .words(hint)))
            sources.append(single)
        }
        return declareUnion(id, schema, variants, sources)
    }

    func declareUnion(
        _ id: TypeID,
        _ schema: OpenAPI.Schema,
        _ variants: [UnionShape.Variant],
        _ sources: [OpenAPI.Schema]
    ) -> TypeReference {
        // One type left after equal ones were joined: the declaration is an alias for it.
        if let only = variants.first, variants.count == 1 {
            define(id, as: .alias(only.type))
            return .declared(id)
        }
        define(id, as: .union(UnionShape(variants: variants)))
        let discriminator = discriminator(of: schema, sources)
        keep(UnionSource(schema: schema, variants: sources, discriminator: discriminator), of: id)
        return .declared(id)
    }

    private func lowerPart(_ schema: OpenAPI.Schema, as name: NameSource) -> TypeReference {
        let id = declare(name, schema, as: .single, documentation: documentation(of: schema))
        return lower(schema, as: name, into: id)
    }

    /// The values of branches that are nothing but constants: together they are one enumeration.
    private func constants(of branches: [OpenAPI.Schema]) -> [OpenAPI.Value]? {
        var values: [OpenAPI.Value] = []
        for branch in branches {
            guard branch.reference == nil, let own = branch.enumValues ?? branch.const.map({ [$0] }) else { return nil }
            values += own
        }
        return values
    }
}

extension Lowering {
    /// Items whose type depends on their position: any of the types.
    func lowerPositions(of schema: OpenAPI.Schema, as name: NameSource) -> TypeReference {
        // `items: false` excludes further items.
        let rest = [schema.items].compactMap { $0 }.filter { $0.boolean != false }
        return lowerAlternatives(schema.prefixItems + rest, of: schema, as: name)
    }

    /// Values whose type depends on their key: any of the types.
    func lowerPatterns(of schema: OpenAPI.Schema, as name: NameSource) -> TypeReference {
        let patterns = schema.patternProperties
        switch schema.otherProperties {
        case .allowed: return .anything
        // `^x-` is for extensions: other keys stay unconstrained.
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
