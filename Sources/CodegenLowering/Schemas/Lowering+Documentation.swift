import CodegenAPIModel
import CodegenOpenAPIDocument

extension Lowering {
    /// A schema's documentation, with the constraints that its type doesn't express.
    ///
    /// - Parameter examples: Of the parameter that has the schema; they come before the schema's.
    func documentation(
        of schema: OpenAPI.Schema,
        type: TypeReference? = nil,
        default value: OpenAPI.Value? = nil,
        examples: [OpenAPI.Value] = [],
        withPointer: Bool = false
    ) -> Documentation {
        var constraints = schema.constraints.compactMap(ConstraintText.text)
        if let format = schema.format, isUndocumented(format, type) { constraints.append("Format `\(format)`.") }
        let showsValues = type.map(isEnumeration) ?? (schema.enumValues != nil)
        // A default is a property's or a parameter's, not a type's.
        let standard = withPointer ? nil : value ?? schema.defaultValue
        if let standard, !standard.isNull {
            constraints.append("Default: \(ConstraintText.code(standard)).")
        }
        if type != nil, !showsValues, let text = ConstraintText.values(of: schema) { constraints.append(text) }
        if !showsValues, schema.const == nil, schema.enumValues == nil,
            let text = ConstraintText.examples(examples + schema.examples, besides: standard)
        {
            constraints.append(text)
        }
        return Documentation(
            summary: summary(of: schema),
            description: schema.description,
            constraints: constraints,
            isDeprecated: schema.isDeprecated,
            deprecationMessage: schema.deprecationMessage,
            page: schema.externalDocs.map(Documentation.Page.init),
            pointer: withPointer ? schema.pointer.description : nil
        )
    }

    /// The title, unless it only repeats a name, as generators of descriptions write them: `Pet Id` of `pet_id`, `PetStatus`.
    private func summary(of schema: OpenAPI.Schema) -> String? {
        guard let title = schema.title, title != schema.description else { return nil }
        if title.isIdentifier || title.isSame(as: schema.pointer.lastToken) { return nil }
        return schema.description.map(title.isSame) == true ? nil : title
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

    /// Up to three examples that are short and say more than the type and the default; nil where there is none.
    static func examples(_ values: [OpenAPI.Value], besides standard: OpenAPI.Value? = nil) -> String? {
        var texts: [String] = standard.map { [text($0)] } ?? []
        let known = texts.count
        for value in values where texts.count < known + 3 {
            guard let text = example(value), !texts.contains(text) else { continue }
            texts.append(text)
        }
        let words = texts.dropFirst(known).map(code)
        guard !words.isEmpty else { return nil }
        return (words.count == 1 ? "Example: " : "Examples: ") + words.joined(separator: ", ") + "."
    }

    /// Nil for Booleans, empty values and placeholders, which show nothing, and for long values.
    private static func example(_ value: OpenAPI.Value) -> String? {
        switch value.value {
        case .null, .bool: return nil
        case .string(let text) where text.isEmpty || text == "string" || text.contains(where: \.isNewline): return nil
        case .array(let items) where items.isEmpty || items.count > 5: return nil
        case .object(let mapping) where mapping.entries.isEmpty || mapping.entries.count > 5: return nil
        case .string(let text) where text.utf8.count > 60: return nil
        case .number, .string, .array, .object:
            let text = text(value)
            return text.utf8.count > 60 || text.contains("…") ? nil : text
        }
    }

    static func code(_ value: OpenAPI.Value) -> String { code(text(value)) }

    /// The text between backticks, more of them where it has some.
    private static func code(_ text: String) -> String {
        guard text.contains("`") else { return "`\(text)`" }
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence) \(text) \(fence)"
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

extension Documentation.Page {
    init(_ documentation: OpenAPI.ExternalDocumentation) {
        self.init(url: documentation.url, title: documentation.description)
    }
}

extension String {
    /// One word that only code has: `pet_status_enum`, `PetStatus`, `pet`.
    fileprivate var isIdentifier: Bool {
        var last: Unicode.Scalar = " "
        var isIdentifier = false
        for scalar in unicodeScalars {
            if scalar.properties.isWhitespace { return false }
            let isCapital = scalar.properties.isUppercase
            if scalar == "_" || scalar == "." || (isCapital && last.properties.isLowercase) { isIdentifier = true }
            last = scalar
        }
        return isIdentifier || unicodeScalars.first?.properties.isLowercase == true
    }

    /// Whether two texts have the same letters and digits, whatever their case, and whatever is between them.
    fileprivate func isSame(as other: String) -> Bool {
        guard utf8.count <= 200, other.utf8.count <= 200 else { return false }
        func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        return letters(self) == letters(other)
    }
}
