import CodegenDocumentTree

/// Where a schema holds schemas.
enum Subschemas {
    /// Keywords whose value is a schema.
    private static let single: Set<String> = [
        "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "contains", "propertyNames", "not", "if",
        "then", "else", "additionalItems", "contentSchema",
    ]
    private static let lists: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems"]
    private static let maps: Set<String> = [
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies",
    ]

    /// Visits the subschemas of a schema, each with its pointer from there.
    static func visit(_ schema: Mapping, _ body: (_ pointer: String, _ subschema: Node) -> Void) {
        for entry in schema.entries {
            if single.contains(entry.key) {
                body("/" + entry.key, entry.value)
            } else if entry.key == "items" {
                if let items = entry.value.array {
                    visit(items, "/items", body)
                } else {
                    body("/items", entry.value)
                }
            } else if lists.contains(entry.key) {
                visit(entry.value.array ?? [], "/" + entry.key, body)
            } else if maps.contains(entry.key) {
                for inner in entry.value.object?.entries ?? [] {
                    body("/\(entry.key)" + JSONPointerText.token(inner.key), inner.value)
                }
            }
        }
    }

    /// Visits all values of an OpenAPI document that may be schemas or hold some: no examples and no constants.
    static func visitAll(_ node: Node, _ body: (_ pointer: String, _ value: Node) -> Void) {
        switch node.value {
        case .array(let items): visit(items, "", body)
        case .object(let mapping):
            for entry in mapping.entries where !["example", "examples", "enum", "const", "default"].contains(entry.key)
            {
                body(JSONPointerText.token(entry.key), entry.value)
            }
        case .null, .bool, .number, .string: break
        }
    }

    private static func visit(_ items: [Node], _ pointer: String, _ body: (String, Node) -> Void) {
        for (index, item) in items.enumerated() { body("\(pointer)/\(index)", item) }
    }
}
