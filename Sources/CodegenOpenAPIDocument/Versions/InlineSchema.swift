import CodegenDocumentTree

/// The schema of a parameter, header or item that Swagger 2.0 writes between the object's own fields.
enum InlineSchema {
    /// Nil where there is a `schema`, or nothing that says a type.
    static func decode(_ object: inout ObjectDecoder) -> OpenAPI.Schema? {
        guard !object.has("schema"), object.has("type") || object.has("items") || object.has("enum") else { return nil }
        object.acknowledge(names)
        let keywords = (object.place.node.object?.entries ?? []).filter { isKeyword($0.key) }
        let node = Node(.object(Mapping(keywords)), range: object.range)
        return OpenAPI.Schema(decoding: Place(node: node, pointer: object.pointer), in: object.context)
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
