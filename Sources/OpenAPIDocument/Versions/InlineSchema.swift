import DocumentTree

/// The schema of a parameter, header or item that Swagger 2.0 writes between the object's own fields.
enum InlineSchema {
    static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> OpenAPI.Schema? {
        guard case .object(let mapping) = node.value else { return nil }
        let keywords = mapping.entries.filter { isKeyword($0.key) }
        return OpenAPI.Schema.decode(Node(.object(Mapping(keywords)), range: node.range), at: pointer, in: context)
    }

    /// `required` and `description` are the parameter's own.
    static func isKeyword(_ name: String) -> Bool {
        names.contains(name) || (name.hasPrefix("x-") && !["x-example", "x-examples"].contains(name))
    }

    static let names: Set<String> = [
        "type", "format", "items", "default", "enum", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum",
        "maxLength",
        "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "multipleOf", "properties",
        "additionalProperties",
        "nullable", "allOf", "oneOf", "anyOf",
    ]
}
