import APIModel
import OpenAPIDocument

extension Lowering {
    /// What a schema says in words, with the constraints that its type doesn't hold.
    func documentation(
        of schema: OpenAPI.Schema,
        type: TypeReference? = nil,
        withPointer: Bool = false
    ) -> Documentation {
        var constraints = schema.constraints.compactMap(ConstraintText.text)
        if let format = schema.format, isUndocumented(format, type) { constraints.append("Format `\(format)`.") }
        if let value = schema.defaultValue, let text = value.scalarText { constraints.append("Default: `\(text)`.") }
        return Documentation(
            summary: schema.title == schema.description ? nil : schema.title,
            description: schema.description,
            constraints: constraints,
            isDeprecated: schema.isDeprecated,
            pointer: withPointer ? schema.pointer.description : ""
        )
    }

    /// A format that the type doesn't show.
    private func isUndocumented(_ format: String, _ type: TypeReference?) -> Bool {
        guard case .primitive(let primitive) = type?.withoutNull else { return false }
        switch primitive {
        case .string, .int, .double: return !["string", "int", "double", "binary"].contains(format)
        case .bool, .int32, .int64, .float, .decimal, .date, .calendarDate, .uuid, .url, .data: return false
        }
    }
}

/// Constraints in words, as they stand in doc comments.
enum ConstraintText {
    static func text(_ constraint: OpenAPI.Schema.Constraint) -> String? {
        if constraint.keyword == .propertyNames { return keys(constraint.value) }
        guard let value = constraint.value.scalarText else { return nil }
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

    /// What `propertyNames` says of keys.
    private static func keys(_ schema: OpenAPI.Value) -> String? {
        guard let mapping = schema.object else { return nil }
        if let pattern = mapping["pattern"]?.scalarText { return "Keys match `\(pattern)`." }
        guard let values = mapping["enum"]?.array?.compactMap(\.scalarText), !values.isEmpty else { return nil }
        return "Keys are " + values.map { "`\($0)`" }.joined(separator: ", ") + "."
    }
}
