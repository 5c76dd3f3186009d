import CodegenOpenAPIDocument

/// Names and descriptions of an enumeration's values, by the value as text.
struct ValueWords {
    private(set) var names: [String: String] = [:]
    private(set) var descriptions: [String: String] = [:]

    init() {}

    /// Those listed beside the values, in their order; a list that is too short counts as far as it goes.
    init(_ schema: OpenAPI.Schema, _ nodes: [OpenAPI.Value]) {
        for (name, value) in schema.extensions {
            switch name {
            case "x-enum-varnames", "x-enumNames": add(value, nodes, to: \.names)
            case "x-enum-descriptions", "x-enumDescriptions": add(value, nodes, to: \.descriptions)
            default: break
            }
        }
    }

    /// Titles and descriptions of `oneOf: [{const: 2, title: HIGH, description: …}]`.
    init(of branches: [OpenAPI.Schema]) {
        for branch in branches {
            for text in (branch.const ?? branch.onlyListed)?.texts ?? [] { add(branch, to: text) }
        }
    }

    private mutating func add(_ branch: OpenAPI.Schema, to text: String) {
        if let title = branch.title, !title.isEmpty { names[text] = names[text] ?? title }
        if let words = branch.description, !words.isEmpty { descriptions[text] = descriptions[text] ?? words }
    }

    private mutating func add(
        _ list: OpenAPI.Value, _ nodes: [OpenAPI.Value], to words: WritableKeyPath<ValueWords, [String: String]>
    ) {
        if let mapping = list.object {
            for entry in mapping.entries { self[keyPath: words][entry.key] = entry.value.scalarText }
            return
        }
        guard let texts = list.array?.map(\.scalarText) else { return }
        // `null` may have a name, too, or be left out; a value that is listed twice keeps its first one.
        let named = texts.count == nodes.count ? nodes : nodes.filter { !$0.isNull }
        for (node, text) in zip(named, texts) {
            guard let text, !text.isEmpty else { continue }
            for value in node.texts where self[keyPath: words][value] == nil { self[keyPath: words][value] = text }
        }
    }
}

extension OpenAPI.Schema.Fields {
    fileprivate var onlyListed: OpenAPI.Value? { enumValues?.count == 1 ? enumValues?.first : nil }
}
