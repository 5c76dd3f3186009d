import CodegenDiagnostics
import CodegenDocumentTree

extension OpenAPI.Schema: DocumentDecodable {
    convenience init(decoding place: Place, in context: DecodingContext) {
        let node = place.node
        var fields = Fields()
        switch node.value {
        case .bool(let flag): fields.boolean = flag
        case .object:
            for field in place.fields(in: context) ?? [] {
                guard let lifted = context.swagger2?.lifted(field) else {
                    fields.decode(field)
                    continue
                }
                for field in lifted { fields.decode(field) }
            }
        case .null: break  // `schema:` without a value: any value
        case .array(let items) where items.isEmpty:
            // Where maps and lists are one, an empty object is written so.
            context.diagnostics.warning(
                .wrongType, "a schema has to be an object, not an empty array; any value is accepted", at: node.range)
        case .string(let text) where Types.byName[text] != nil:
            let message = "a schema has to be an object; it is read as `{type: \(text)}`"
            context.diagnostics.warning(.wrongType, message, at: node.range)
            fields.types = Types.byName[text] ?? []
        case .number, .string, .array:
            let message = "a schema has to be an object or a boolean, not \(node.kindName); any value is accepted"
            context.diagnostics.warning(.wrongType, message, at: node.range)
        }
        self.init(fields: fields, node: node, pointer: place.pointer)
    }
}

extension OpenAPI.Schema.Fields {
    /// Reads one keyword.
    fileprivate mutating func decode(_ field: Field) {
        guard let keyword = SchemaKeyword.byName[field.name] else {
            decodeExtension(field)
            return
        }
        switch keyword.treatment {
        case .expressed: decodeExpressed(keyword, field)
        case .expressedInPart:
            decodeExpressed(keyword, field)
            unexpressed.append((keyword, field.nameRange))
        case .documented: decodeDocumented(keyword, field)
        case .reported: unexpressed.append((keyword, field.nameRange))
        case .withoutEffect: break
        }
    }

    private mutating func decodeExtension(_ field: Field) {
        guard field.name.hasPrefix("x-") else {
            let message = "a schema has no keyword `\(field.name)`; it is ignored"
            field.context.diagnostics.warning(.unknownField, message, at: field.nameRange)
            return
        }
        extensions.append((field.name, field.node))
        if OpenAPI.Deprecation.isMessage(field.name) { deprecationMessage = field.node.string ?? deprecationMessage }
        // A common extension, since 2.0 has no keyword for it.
        if field.name == "x-nullable", field.node.bool == true || field.node.string == "true" { isNullable = true }
    }

    private mutating func decodeExpressed(_ keyword: SchemaKeyword, _ field: Field) {
        switch keyword {
        case .reference: reference = field.reference()
        case .dynamicReference:
            // Where no outer schema has the anchor, too, it is what a `$ref` would be.
            reference = reference ?? field.reference()
        case .recursiveReference: reference = reference ?? field.recursiveReference()
        case .allOf: allOf = field.list()
        case .anyOf: anyOf = field.list()
        case .oneOf: oneOf = field.list()
        case .items: decodeItems(field)
        case .prefixItems: prefixItems += field.list()
        case .patternProperties: patternProperties = field.map()
        case .propertyNames: decodeConstraint(keyword, field)
        case .properties: properties = field.map()
        case .additionalProperties: additionalProperties = field.additionalProperties()
        case .unevaluatedProperties: unevaluatedProperties = field.additionalProperties()
        case .type: decodeTypes(field)
        case .enum: enumValues = field.values()
        case .const: const = field.node
        case .required: required = field.requiredNames()
        case .title: title = field.string()
        case .description: description = field.string()
        case .default: defaultValue = field.node
        case .deprecated:
            isDeprecated = field.context.isDeprecated(field.node)
            deprecationMessage = OpenAPI.Deprecation.message(field.node) ?? deprecationMessage
        case .readOnly: isReadOnly = field.bool() ?? false
        case .writeOnly: isWriteOnly = field.bool() ?? false
        case .format:
            format = field.string()
            formatRange = field.node.range
        case .contentEncoding: contentEncoding = field.string()
        case .nullable: isNullable = field.bool() ?? false
        case .discriminator: discriminator = field.discriminator()
        default: preconditionFailure("`\(keyword.rawValue)` is listed as expressed and has to be decoded here")
        }
    }

    private mutating func decodeDocumented(_ keyword: SchemaKeyword, _ field: Field) {
        switch keyword {
        case .example: examples.insert(field.node, at: 0)
        case .examples: examples += field.node.array ?? []
        case .externalDocs: externalDocs = OpenAPI.ExternalDocumentation(field.node)
        default: decodeConstraint(keyword, field)
        }
    }

    /// 3.0 writes exclusive bounds as flags beside `minimum` and `maximum`; both forms end up in the doc comment.
    private mutating func decodeConstraint(_ keyword: SchemaKeyword, _ field: Field) {
        guard !field.node.isNull, field.node.bool != false else { return }
        constraints.append(OpenAPI.Schema.Constraint(keyword: keyword, value: field.node))
    }

    /// Older drafts list a schema for each position; a list of one says what all items are.
    private mutating func decodeItems(_ field: Field) {
        guard let count = field.node.array?.count, count > 0 else {
            items = field.schema()
            return
        }
        guard count == 1 else {
            prefixItems += field.list()
            unexpressed.append((.items, field.nameRange))
            return
        }
        let message = "`items` has to be a schema, not an array; the one it holds applies to all items"
        field.context.diagnostics.warning(.wrongType, message, at: field.node.range)
        let schemas: [OpenAPI.Schema] = field.list()
        items = schemas.first
    }

    private mutating func decodeTypes(_ field: Field) {
        let diagnostics = field.context.diagnostics
        for name in field.node.array ?? [field.node] {
            if name.isNull {
                types.insert(.null)
            } else if let text = name.string, let type = OpenAPI.Schema.Types.byName[text] {
                types.insert(type)
            } else if let text = name.string, let meant = TypeSynonyms.table[text.lowercased()] {
                let message = "`\(text)` is not a JSON Schema type; read as `\(meant.type)`"
                diagnostics.warning(.invalidValue, message, at: name.range)
                types.insert(OpenAPI.Schema.Types.byName[meant.type] ?? [])
                if let format = meant.format { self.format = self.format ?? format }
            } else {
                let text = name.scalarText.map { "`\($0)`" } ?? name.kindName
                let message = "\(text) is not a JSON Schema type; any value is accepted"
                diagnostics.warning(.invalidValue, message, at: name.range)
            }
        }
    }
}

/// Values that schemas alone have.
extension Field {
    fileprivate func schema() -> OpenAPI.Schema { OpenAPI.Schema(decoding: place, in: context) }

    fileprivate func reference() -> OpenAPI.Reference? { string().map { context.reference($0, at: node.range) } }

    /// `$recursiveRef: '#'` (JSON Schema 2019-09) means the outermost schema around it.
    fileprivate func recursiveReference() -> OpenAPI.Reference? {
        guard let text = string() else { return nil }
        let tokens = place.pointer.tokens.dropLast()
        let length = tokens.first == "components" ? 3 : ["definitions", "$defs"].contains(tokens.first) ? 2 : 0
        guard text == "#", length > 0, tokens.count >= length else { return context.reference(text, at: node.range) }
        let root = tokens.prefix(length).map { $0.replacing("~", with: "~0").replacing("/", with: "~1") }
        return context.reference("#/" + root.joined(separator: "/"), at: node.range)
    }

    fileprivate func additionalProperties() -> OpenAPI.Schema.AdditionalProperties {
        switch node.value {
        case .bool(true), .null: .allowed
        case .bool(false), .string("false"): .forbidden
        case .string("true"): .allowed
        case .object(let mapping) where mapping.entries.isEmpty: .allowed
        case .number, .string, .array, .object: .schema(schema())
        }
    }

    fileprivate func requiredNames() -> [(text: String, range: SourceRange)] {
        // `required: true` inside a property is a common mistake.
        if case .bool = node.value {
            let message = "`required` has to be an array of property names in a schema; it is ignored"
            context.diagnostics.warning(.wrongType, message, at: node.range)
            return []
        }
        return strings().map { ($0.text, $0.range) }
    }

    fileprivate func discriminator() -> OpenAPI.Discriminator? {
        guard let name = node.string else { return value() }
        let message = "`discriminator` has to be an object; it is read as `{propertyName: \(name)}`"
        context.diagnostics.warning(.wrongType, message, at: node.range)
        return OpenAPI.Discriminator(propertyName: name, mapping: [], range: node.range)
    }
}

extension OpenAPI.Discriminator: DocumentObject {
    static var objectName: String { "a Discriminator Object" }

    init?(_ object: inout ObjectDecoder) {
        object.unexpressed("defaultMapping")
        guard let name = object.string("propertyName") else {
            if !object.has("propertyName") { object.lacks("propertyName") }
            return nil
        }
        propertyName = name
        mapping = (object.field("mapping")?.entries() ?? []).compactMap { entry in
            entry.node.string.map { text in
                entry.context.noteMapping(text)
                return OpenAPI.Named(name: entry.name, nameRange: entry.node.range, value: text)
            }
        }
        range = object.range
    }
}
