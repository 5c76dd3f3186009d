/// The schema of a parameter or header between whose own fields its keywords are written: as in Swagger 2.0, and by mistake.
enum InlineSchema {
    /// The field that the schema would be; nil where there is one, or nothing that says a type.
    static func lifted(_ object: inout ObjectDecoder) -> Field? {
        guard !object.has("schema"), object.has("type") || object.has("items") || object.has("enum") else { return nil }
        object.acknowledge(where: names.contains)
        let keywords = object.fields.filter { isKeyword($0.name) }
        let place = Place.object(keywords, range: object.range, pointer: object.pointer)
        return Field("schema", at: object.range, place, object.context)
    }

    /// `required` and `description` are the parameter's own.
    private static func isKeyword(_ name: String) -> Bool {
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
