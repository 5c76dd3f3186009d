import CodegenDiagnostics
import CodegenDocumentTree

extension OpenAPI.Schema: DocumentDecodable {
    convenience init(decoding place: Place, in context: DecodingContext) {
        let (node, pointer) = (place.node, place.pointer)
        var fields = Fields()
        switch node.value {
        case .bool(let flag): fields.boolean = flag
        case .object(let mapping):
            for entry in mapping.entries {
                var decoder = KeywordDecoder(entry: entry, pointer: pointer, context: context)
                decoder.decode(into: &fields)
            }
        case .null: break  // `schema:` with nothing behind it: anything goes
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
        self.init(fields: fields, range: node.range, pointer: pointer)
    }
}

/// Reads one keyword of a schema into its field.
private struct KeywordDecoder {
    let entry: Mapping.Entry
    let pointer: Pointer
    let context: DecodingContext

    private var node: Node { entry.value }

    mutating func decode(into fields: inout OpenAPI.Schema.Fields) {
        guard let keyword = SchemaKeyword.byName[entry.key] else {
            if entry.key.hasPrefix("x-") {
                fields.extensions.append((entry.key, node))
                // What 2.0 has no keyword for, and everybody writes so.
                if entry.key == "x-nullable", node.bool == true || node.string == "true" { fields.isNullable = true }
            } else {
                let message = "a schema has no keyword `\(entry.key)`; it is ignored"
                context.diagnostics.warning(.unknownField, message, at: entry.keyRange)
            }
            return
        }
        switch keyword.treatment {
        case .expressed: decodeExpressed(keyword, into: &fields)
        case .expressedInPart:
            decodeExpressed(keyword, into: &fields)
            fields.unexpressed.append((keyword, entry.keyRange))
        case .documented: decodeConstraint(keyword, into: &fields)
        case .reported: fields.unexpressed.append((keyword, entry.keyRange))
        case .withoutEffect: break
        }
    }

    private func decodeExpressed(_ keyword: SchemaKeyword, into fields: inout OpenAPI.Schema.Fields) {
        switch keyword {
        case .reference: fields.reference = reference()
        case .dynamicReference:
            // Where no outer schema has the anchor, too, it is what a `$ref` would be.
            fields.reference = fields.reference ?? reference()
        case .recursiveReference: fields.reference = fields.reference ?? recursiveReference()
        case .allOf: fields.allOf = schemas()
        case .anyOf: fields.anyOf = schemas()
        case .oneOf: fields.oneOf = schemas()
        case .items: decodeItems(into: &fields)
        case .prefixItems: fields.prefixItems += schemas()
        case .patternProperties: fields.patternProperties = namedSchemas()
        case .propertyNames: decodeConstraint(keyword, into: &fields)
        case .properties: fields.properties = namedSchemas()
        case .additionalProperties: fields.additionalProperties = additionalProperties()
        case .unevaluatedProperties: fields.unevaluatedProperties = additionalProperties()
        case .type:
            fields.types.formUnion(types(&fields))
            if node.string == "file", context.version == .v2_0 { fields.format = "binary" }
        case .enum: fields.enumValues = list()
        case .const: fields.const = node
        case .required: fields.required = requiredNames()
        case .title: fields.title = words()
        case .description: fields.description = words()
        case .default: fields.defaultValue = node
        case .deprecated: fields.isDeprecated = context.isDeprecated(node)
        case .readOnly: fields.isReadOnly = bool()
        case .writeOnly: fields.isWriteOnly = bool()
        case .format:
            fields.format = string()
            fields.formatRange = node.range
        case .contentEncoding: fields.contentEncoding = string()
        case .nullable: fields.isNullable = bool()
        case .discriminator: fields.discriminator = discriminator()
        default: preconditionFailure("`\(keyword.rawValue)` is listed as expressed and has to be decoded here")
        }
    }

    /// 3.0 writes exclusive bounds as flags beside `minimum` and `maximum`; both forms end up in the doc comment.
    private func decodeConstraint(_ keyword: SchemaKeyword, into fields: inout OpenAPI.Schema.Fields) {
        guard !node.isNull, node.bool != false else { return }
        fields.constraints.append(OpenAPI.Schema.Constraint(keyword: keyword, value: node))
    }

    // MARK: Values

    private func reference() -> OpenAPI.Reference? { string().map { context.reference($0, at: node.range) } }

    /// `$recursiveRef: '#'` (JSON Schema 2019-09) means the outermost schema around it.
    private func recursiveReference() -> OpenAPI.Reference? {
        guard let text = string() else { return nil }
        let tokens = pointer.tokens
        let length = tokens.first == "components" ? 3 : ["definitions", "$defs"].contains(tokens.first) ? 2 : 0
        guard text == "#", length > 0, tokens.count >= length else { return context.reference(text, at: node.range) }
        let root = tokens.prefix(length).map { $0.replacing("~", with: "~0").replacing("/", with: "~1") }
        return context.reference("#/" + root.joined(separator: "/"), at: node.range)
    }

    private func string() -> String? {
        if let text = node.scalarText { return text }
        if !node.isNull { wrongType("a string") }
        return nil
    }

    /// Text for people; of the wrong type it is left out.
    private func words() -> String? {
        if let text = node.scalarText { return text }
        if !node.isNull {
            let message = "`\(entry.key)` has to be a string, not \(node.kindName); it is ignored"
            context.diagnostics.warning(.wrongType, message, at: node.range)
        }
        return nil
    }

    private func bool() -> Bool {
        switch node.value {
        case .bool(let flag): return flag
        case .string("true"): return true
        case .string("false"), .null: return false
        case .number, .string, .array, .object:
            wrongType("a boolean")
            return false
        }
    }

    private func array() -> [Node]? {
        if case .array(let items) = node.value { return items }
        if !node.isNull { wrongType("an array") }
        return nil
    }

    /// A list of scalars; a single one may stand without its brackets.
    private func list() -> [Node]? {
        guard node.scalarText != nil else { return array() }
        let message = "`\(entry.key)` has to be an array, not \(node.kindName); it is read as an array of one"
        context.diagnostics.warning(.wrongType, message, at: node.range)
        return [node]
    }

    private func schema() -> OpenAPI.Schema {
        OpenAPI.Schema(decoding: Place(node: node, pointer: pointer.appending(entry.key)), in: context)
    }

    /// Older drafts list a schema for each position; a list of one says what all items are.
    private func decodeItems(into fields: inout OpenAPI.Schema.Fields) {
        guard case .array(let items) = node.value, let first = items.first else {
            fields.items = schema()
            return
        }
        guard items.count == 1 else {
            fields.prefixItems += schemas()
            fields.unexpressed.append((.items, entry.keyRange))
            return
        }
        let message = "`items` has to be a schema, not an array; the one that it holds counts for all items"
        context.diagnostics.warning(.wrongType, message, at: node.range)
        let place = Place(node: first, pointer: pointer.appending(entry.key).appending(0))
        fields.items = OpenAPI.Schema(decoding: place, in: context)
    }

    private func schemas() -> [OpenAPI.Schema] {
        let base = pointer.appending(entry.key)
        return (array() ?? []).enumerated().map {
            OpenAPI.Schema(decoding: Place(node: $1, pointer: base.appending($0)), in: context)
        }
    }

    private func namedSchemas() -> [OpenAPI.Named<OpenAPI.Schema>] {
        let place = context.opened(Place(node: node, pointer: pointer.appending(entry.key)))
        let node = place.node
        guard case .object(let mapping) = node.value else {
            // Where maps and lists are one, an empty object is written `[]`.
            if !node.isNull, node.array?.isEmpty != true { wrongType("an object") }
            return []
        }
        return mapping.entries.map { entry in
            let schema = Place(node: entry.value, pointer: place.pointer.appending(entry.key))
            return OpenAPI.Named(
                name: entry.key, nameRange: entry.keyRange, value: OpenAPI.Schema(decoding: schema, in: context))
        }
    }

    private func additionalProperties() -> OpenAPI.Schema.AdditionalProperties {
        switch node.value {
        case .bool(true), .null: .allowed
        case .bool(false), .string("false"): .forbidden
        case .string("true"): .allowed
        case .object(let mapping) where mapping.entries.isEmpty: .allowed
        case .number, .string, .array, .object: .schema(schema())
        }
    }

    private func types(_ fields: inout OpenAPI.Schema.Fields) -> OpenAPI.Schema.Types {
        let names: [Node]
        if case .array(let items) = node.value { names = items } else { names = [node] }
        var types: OpenAPI.Schema.Types = []
        for name in names {
            if name.isNull {
                types.insert(.null)
            } else if name.string == "file", context.version == .v2_0 {
                types.insert(.string)
            } else if let text = name.string, let type = OpenAPI.Schema.Types.byName[text] {
                types.insert(type)
            } else if let text = name.string, let meant = TypeSynonyms.table[text.lowercased()] {
                let message = "`\(text)` is no type of JSON Schema; it is read as `\(meant.type)`"
                context.diagnostics.warning(.invalidValue, message, at: name.range)
                types.insert(OpenAPI.Schema.Types.byName[meant.type] ?? [])
                if let format = meant.format { fields.format = fields.format ?? format }
            } else {
                let text = name.scalarText.map { "`\($0)`" } ?? name.kindName
                context.diagnostics.warning(
                    .invalidValue,
                    "\(text) is no type of JSON Schema; any value is accepted here",
                    at: name.range
                )
            }
        }
        return types
    }

    private func requiredNames() -> [(text: String, range: SourceRange)] {
        // A boolean here is a common mistake: `required: true` inside a property.
        if case .bool = node.value {
            let message = "`required` has to be an array of property names in a schema; it is ignored"
            context.diagnostics.warning(.wrongType, message, at: node.range)
            return []
        }
        return (list() ?? []).compactMap { item in item.scalarText.map { ($0, item.range) } }
    }

    private func discriminator() -> OpenAPI.Discriminator? {
        if let name = node.string {
            if context.version != .v2_0 {
                let message = "`discriminator` has to be an object; it is read as `{propertyName: \(name)}`"
                context.diagnostics.warning(.wrongType, message, at: node.range)
            }
            return OpenAPI.Discriminator(propertyName: name, mapping: [], range: node.range)
        }
        return OpenAPI.Discriminator(
            decoding: Place(node: node, pointer: pointer.appending(entry.key)), in: context)
    }

    private func wrongType(_ expected: String) {
        let message = "`\(entry.key)` has to be \(expected), not \(node.kindName); it is ignored"
        context.diagnostics.warning(.wrongType, message, at: node.range)
    }
}

extension OpenAPI.Discriminator: DocumentObject {
    static var objectName: String { "a Discriminator Object" }

    init?(_ object: inout ObjectDecoder) {
        object.unexpressed("defaultMapping")
        guard let name = object.words("propertyName") else {
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
