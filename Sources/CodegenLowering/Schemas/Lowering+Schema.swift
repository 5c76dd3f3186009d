import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension Lowering {
    /// The type of a schema; types that it has to declare are named after `name`.
    ///
    /// `id` is a declaration that waits for its content: a component's.
    func lower(_ schema: OpenAPI.Schema, as name: NameSource, into id: TypeID? = nil) -> TypeReference {
        giveName(schema)
        if let boolean = schema.boolean {
            if !boolean {
                diagnostics.note(.unsupportedKeyword, "no value is valid here; any is accepted", at: schema.range)
            }
            return .anything
        }
        if id == nil, let type = external(for: schema) { return type }
        if id == nil, let existing = declaration(for: schema) {
            return acceptsNull(schema) ? .nullable(.declared(existing)) : .declared(existing)
        }
        report(schema.unexpressed)
        let type = guardingRecursion(of: schema, as: name, into: id) {
            lowerWithoutNull(schema, as: name, into: id)
        }
        return acceptsNull(schema) ? type.orNull : type
    }

    private func lowerWithoutNull(_ schema: OpenAPI.Schema, as name: NameSource, into id: TypeID?) -> TypeReference {
        if schema.discriminator != nil || !schema.allOf.isEmpty { reportUnresolvedEntries(of: schema) }
        if let family = families.family(of: schema) { return lowerFamily(family, schema, as: name, into: id) }
        return lowerAlone(schema, as: name, into: id)
    }

    /// The type of a schema without what extends it.
    func lowerAlone(_ schema: OpenAPI.Schema, as name: NameSource, into id: TypeID?) -> TypeReference {
        if let reference = schema.reference {
            guard schema.hasShapeBesideReference else { return type(of: reference) }
            return lowerAllOf(schema, as: name, into: id)
        }
        if !schema.allOf.isEmpty { return lowerAllOf(schema, as: name, into: id) }
        let variants = schema.oneOf.isEmpty ? schema.anyOf : schema.oneOf
        if !variants.isEmpty, !schema.hasOnlyConstraintVariants {
            return lowerUnion(schema, variants, as: name, into: id)
        }
        if let values = schema.enumValues ?? schema.const.map({ [$0] }) {
            if let type = lowerEnumeration(schema, values, as: name, into: id) { return type }
        }
        return lowerByType(schema, as: name, into: id)
    }

    func lowerByType(_ schema: OpenAPI.Schema, as name: NameSource, into id: TypeID?) -> TypeReference {
        let types = schema.types.subtracting(.null)
        switch types {
        case .object: return lowerObject(schema, as: name, into: id)
        case .array: return lowerArray(schema, as: name, into: id)
        case .string, .integer, .number, .boolean:
            return external(forFormatOf: schema) ?? .primitive(primitive(for: types, schema))
        case [.integer, .number]: return .primitive(primitive(for: .number, schema))
        case []:
            // `type` left out: what else is said implies it.
            if !schema.properties.isEmpty { return lowerObject(schema, as: name, into: id) }
            if schema.items != nil || !schema.prefixItems.isEmpty { return lowerArray(schema, as: name, into: id) }
            if case .unspecified = schema.otherProperties, schema.patternProperties.isEmpty { return .anything }
            return lowerObject(schema, as: name, into: id)
        case _ where schema.allowsEverything: return .anything
        default:
            return lowerTypeUnion(schema, types, as: name, into: id)
        }
    }

    // MARK: Arrays and objects

    private func lowerArray(_ schema: OpenAPI.Schema, as name: NameSource, into id: TypeID?) -> TypeReference {
        if !schema.prefixItems.isEmpty { return .array(lowerPositions(of: schema, as: itemName(of: name))) }
        guard let items = schema.items else {
            diagnostics.note(
                .missingItems, "the array doesn't say what its `items` are; any value is accepted", at: schema.range)
            return .array(.anything)
        }
        return .array(lower(items, as: itemName(of: name)))
    }

    private func lowerObject(_ schema: OpenAPI.Schema, as name: NameSource, into id: TypeID?) -> TypeReference {
        if schema.properties.isEmpty, !schema.patternProperties.isEmpty {
            return .dictionary(lowerPatterns(of: schema, as: itemName(of: name, isValue: true)))
        }
        if schema.properties.isEmpty {
            switch schema.otherProperties {
            case .unspecified, .allowed: return .dictionary(.anything)
            case .schema(let values): return .dictionary(lower(values, as: itemName(of: name, isValue: true)))
            case .forbidden: break  // an object that is always empty is a type of its own
            }
        }
        let id = id ?? declare(name, schema)
        var builder = ObjectBuilder(lowering: self, owner: id)
        builder.add(schema)
        define(id, as: .object(builder.shape()))
        return .declared(id)
    }

    /// Items of a declared array are named after it; items of a property's array after the property.
    private func itemName(of name: NameSource, isValue: Bool = false) -> NameSource {
        switch name {
        case .component(let text): .derived(from: ItemName.candidates(of: text, isValue: isValue))
        case .derived(let texts):
            .derived(from: texts.prefix(1).flatMap { ItemName.candidates(of: $0, isValue: isValue) })
        case .nested(let owner, let hint): .nested(in: owner, hint: ItemName.singular(of: hint))
        case .operation(let operation, let role): .operation(operation, elementRole(of: role))
        }
    }

    private func elementRole(of role: NameSource.Role) -> NameSource.Role {
        switch role {
        case .output, .body, .bodyOf, .item: .element(of: role)
        case .parameter(let name): .parameter(ItemName.singular(of: name))
        case .status, .payload, .element, .part: role
        }
    }
}

extension Lowering {
    /// Reports each keyword that isn't expressed, and what is done instead.
    func report(_ keywords: [(keyword: SchemaKeyword, range: SourceRange)]) {
        for (keyword, range) in keywords {
            let name = keyword.rawValue
            let message =
                switch keyword {
                case .prefixItems, .items:
                    "the Swift can't tell items apart by position; each may be of any of the types that `\(name)` lists"
                case .patternProperties:
                    "the Swift can't match keys; the value of any other key is what `\(name)` says"
                case .dynamicReference: "the Swift can't follow `\(name)` from outside; it is read as a `$ref`"
                case .propertyNames: "the Swift can't express `\(name)`; keys are not checked"
                default: "the Swift can't express `\(name)`; values are not narrowed by it"
                }
            diagnostics.warning(.unsupportedKeyword, message, at: range)
        }
    }
}
