import CodegenOpenAPIDocument

/// Constraints in words, as they stand in doc comments.
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
        case .uniqueItems: return "No item twice."
        case .minProperties: return "At least \(value) properties."
        case .maxProperties: return "At most \(value) properties."
        case .contentMediaType: return "Holds `\(value)`."
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

    /// What `propertyNames` says of keys.
    private static func keys(_ schema: OpenAPI.Value) -> String? {
        guard let mapping = schema.object else { return nil }
        if let pattern = mapping["pattern"]?.scalarText { return "Keys match `\(pattern)`." }
        guard let values = mapping["enum"]?.array?.compactMap(\.scalarText), !values.isEmpty else { return nil }
        return "Keys are " + values.map { "`\($0)`" }.joined(separator: ", ") + "."
    }
}
