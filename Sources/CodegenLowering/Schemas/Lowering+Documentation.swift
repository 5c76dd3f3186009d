import CodegenAPIModel
import CodegenOpenAPIDocument

extension Lowering {
    /// A schema's documentation, with the constraints that its type doesn't express.
    func documentation(
        of schema: OpenAPI.Schema,
        type: TypeReference? = nil,
        default value: OpenAPI.Value? = nil,
        withPointer: Bool = false
    ) -> Documentation {
        var constraints = schema.constraints.compactMap(ConstraintText.text)
        if let format = schema.format, isUndocumented(format, type) { constraints.append("Format `\(format)`.") }
        // A default is a property's or a parameter's, not a type's.
        if !withPointer, let value = value ?? schema.defaultValue, !value.isNull {
            constraints.append("Default: `\(ConstraintText.text(value))`.")
        }
        if let type, !isEnumeration(type), let text = ConstraintText.values(of: schema) { constraints.append(text) }
        return Documentation(
            summary: schema.title == schema.description ? nil : schema.title,
            description: schema.description,
            constraints: constraints,
            isDeprecated: schema.isDeprecated,
            pointer: withPointer ? schema.pointer.description : nil
        )
    }

    /// A type that shows its values itself.
    private func isEnumeration(_ type: TypeReference) -> Bool {
        guard case .declared(let id) = type.withoutNull else { return false }
        if case .enumeration = shape(of: id) { return true }
        return false
    }

    /// A format that the type doesn't show.
    private func isUndocumented(_ format: String, _ type: TypeReference?) -> Bool {
        guard case .primitive(let primitive) = type?.withoutNull else { return false }
        switch primitive {
        case .string, .int, .double: return !["string", "int", "double", "binary"].contains(format)
        case .bool, .int32, .int64, .uint64, .float, .decimal, .date, .calendarDate, .uuid, .url, .data: return false
        }
    }
}

/// Constraints in words, for doc comments.
enum ConstraintText {
    static func text(_ constraint: OpenAPI.Schema.Constraint) -> String? {
        if constraint.keyword == .propertyNames { return keys(constraint.value) }
        let text = constraint.keyword == .pattern ? constraint.value.scalarText : constraint.value.valueText
        guard let value = text else { return nil }
        switch constraint.keyword {
        case .minimum: return "At least \(value)."
        case .maximum: return "At most \(value)."
        case .exclusiveMinimum: return value == "true" ? "The minimum itself is excluded." : "Greater than \(value)."
        case .exclusiveMaximum: return value == "true" ? "The maximum itself is excluded." : "Less than \(value)."
        case .multipleOf: return "A multiple of \(value)."
        case .minLength: return value == "1" ? "Not empty." : "At least \(value) characters."
        case .maxLength: return value == "1" ? "At most 1 character." : "At most \(value) characters."
        case .pattern: return "Matches `\(value)`."
        case .minItems: return value == "1" ? "At least 1 item." : "At least \(value) items."
        case .maxItems: return value == "1" ? "At most 1 item." : "At most \(value) items."
        case .uniqueItems: return "Items are unique."
        case .minProperties: return "At least \(value) properties."
        case .maxProperties: return "At most \(value) properties."
        case .contentMediaType: return "Contains `\(value)`."
        default: return nil
        }
    }

    /// The values that a schema lists, where the type doesn't show them.
    static func values(of schema: OpenAPI.Schema) -> String? {
        if let only = schema.const { return only.isNull ? nil : "Always `\(text(only, depth: 0))`." }
        guard let values = schema.enumValues, values.contains(where: { !$0.isNull }) else { return nil }
        let texts = values.prefix(50).map { "`\(text($0, depth: 0))`" } + (values.count > 50 ? ["…"] : [])
        return texts.count == 1 ? "Always \(texts[0])." : "One of " + texts.joined(separator: ", ") + "."
    }

    /// A value as JSON, more or less: it is for people.
    static func text(_ value: OpenAPI.Value, depth: Int = 0) -> String {
        guard depth < 4 else { return "…" }
        switch value.value {
        case .null: return "null"
        case .bool, .number: return value.scalarText ?? ""
        case .string(let text): return depth == 0 && !text.isEmpty ? text : "\"\(text)\""
        case .array(let items): return "[" + items.map { text($0, depth: depth + 1) }.joined(separator: ", ") + "]"
        case .object(let mapping):
            let members = mapping.entries.map { "\"\($0.key)\": " + text($0.value, depth: depth + 1) }
            return "{" + members.joined(separator: ", ") + "}"
        }
    }

    /// The constraint of `propertyNames`.
    private static func keys(_ schema: OpenAPI.Value) -> String? {
        guard let mapping = schema.object else { return nil }
        if let pattern = mapping["pattern"]?.scalarText { return "Keys match `\(pattern)`." }
        guard let values = mapping["enum"]?.array?.compactMap(\.scalarText), !values.isEmpty else { return nil }
        return "Keys are " + values.map { "`\($0)`" }.joined(separator: ", ") + "."
    }
}
