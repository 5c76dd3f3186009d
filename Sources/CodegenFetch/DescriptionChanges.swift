import CodegenDocumentTree

/// The difference between two versions of a document, in the operations and components that it has.
///
/// Values are compared, not their text.
struct DescriptionChanges {
    private(set) var added: [String] = []
    private(set) var removed: [String] = []
    private(set) var changed: [String] = []

    var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

    init(from old: Node, to new: Node) {
        let before = Self.parts(of: old)
        let after = Self.parts(of: new)
        var values: [String: Node] = [:]
        for part in before { values[part.name] = part.value }
        let names = Set(after.map(\.name))
        for part in after {
            guard let value = values[part.name] else {
                added.append(part.name)
                continue
            }
            if value != part.value { changed.append(part.name) }
        }
        removed = before.map(\.name).filter { !names.contains($0) }
    }

    /// `added    GET /pets`, a line each.
    var lines: [String] {
        added.map { "added    \($0)" } + removed.map { "removed  \($0)" } + changed.map { "changed  \($0)" }
    }

    // MARK: Parts

    private typealias Part = (name: String, value: Node)

    private static func parts(of root: Node) -> [Part] {
        guard let mapping = root.object else { return [("the document", root)] }
        guard isDescription(mapping) else {
            // A schema, or a map of some.
            let isOne = mapping.entries.contains { schemaKeys.contains($0.key) || methods.contains($0.key) }
            return isOne ? [("the document", root)] : mapping.entries.map { ($0.key, $0.value) }
        }
        return mapping.entries.flatMap { entry -> [Part] in
            switch entry.key {
            case "paths": operations(in: entry.value) { "\($0) \($1)" }
            case "webhooks": operations(in: entry.value) { "\($0) webhook \($1)" }
            case "components":
                (entry.value.object?.entries ?? []).flatMap { components(in: $0.value, kinds[$0.key] ?? $0.key) }
            case "definitions", "parameters", "responses", "securityDefinitions":
                components(in: entry.value, kinds[entry.key] ?? entry.key)
            default: [("`\(entry.key)`", entry.value)]
            }
        }
    }

    private static func isDescription(_ mapping: Mapping) -> Bool {
        ["openapi", "swagger", "paths", "components"].contains { mapping[$0] != nil }
    }

    private static let schemaKeys: Set<String> = [
        "type", "properties", "items", "allOf", "oneOf", "anyOf", "enum", "$ref", "$schema", "$id", "const",
    ]
    private static let methods: Set<String> = [
        "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
    ]
    private static let kinds = [
        "schemas": "schema", "definitions": "schema", "parameters": "parameter", "responses": "response",
        "requestBodies": "request body", "headers": "header", "securitySchemes": "security scheme",
        "securityDefinitions": "security scheme", "links": "link", "callbacks": "callback", "pathItems": "path item",
        "examples": "example", "mediaTypes": "media type",
    ]

    private static func components(in node: Node, _ kind: String) -> [Part] {
        guard let mapping = node.object else { return [(kind, node)] }
        return mapping.entries.map { ("\(kind) \($0.key)", $0.value) }
    }

    /// Each operation with what it shares with the others of its path.
    private static func operations(in node: Node, _ name: (String, String) -> String) -> [Part] {
        guard let mapping = node.object else { return [("`paths`", node)] }
        return mapping.entries.flatMap { path -> [Part] in
            guard let item = path.value.object else { return [(path.key, path.value)] }
            var own: [(method: String, value: Node)] = []
            for entry in item.entries where methods.contains(entry.key) {
                own.append((entry.key.uppercased(), entry.value))
            }
            for entry in item["additionalOperations"]?.object?.entries ?? [] { own.append((entry.key, entry.value)) }
            guard !own.isEmpty else { return [(path.key, path.value)] }
            let shared = item.entries.filter { !methods.contains($0.key) && $0.key != "additionalOperations" }
            let rest = Node(.object(Mapping(shared)), range: path.value.range)
            return own.map { operation in
                let value = Node(.array([operation.value, rest]), range: path.value.range)
                return (name(operation.method, path.key), value)
            }
        }
    }
}
