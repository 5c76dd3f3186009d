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

    /// Keywords of descriptions whose value has keys that are names.
    private static let nameMaps: Set<String> = maps.union([
        "responses", "schemas", "parameters", "headers", "requestBodies", "pathItems", "callbacks", "links", "content",
        "paths", "webhooks", "encoding",
    ])

    /// Visits all values of an OpenAPI document that may be schemas or hold some: no examples and no constants.
    ///
    /// - Parameter hasNames: Whether the keys of the value are names, so that `default` is the response and no value.
    static func visitAll(
        _ node: Node, hasNames: Bool, _ body: (_ pointer: String, _ value: Node, _ hasNames: Bool) -> Void
    ) {
        switch node.value {
        case .array(let items): for (index, item) in items.enumerated() { body("/\(index)", item, false) }
        case .object(let mapping):
            for entry in mapping.entries {
                if !hasNames, ["example", "examples", "enum", "const", "default"].contains(entry.key) { continue }
                body(JSONPointerText.token(entry.key), entry.value, !hasNames && nameMaps.contains(entry.key))
            }
        case .null, .bool, .number, .string: break
        }
    }

    private static func visit(_ items: [Node], _ pointer: String, _ body: (String, Node) -> Void) {
        for (index, item) in items.enumerated() { body("\(pointer)/\(index)", item) }
    }
}
