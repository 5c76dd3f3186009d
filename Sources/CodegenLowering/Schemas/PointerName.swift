import CodegenAPIModel
import CodegenOpenAPIDocument

/// The name of a schema that is referred to by its location: `#/components/schemas/Pet` is a `Pet`,
/// `#/components/schemas/Pet/properties/toys/items` a `Pet toy`, `schemas/Pet.yaml` a `Pet`.
enum PointerName {
    static func name(of pointer: Pointer) -> String {
        var tokens = pointer.tokens[...]
        var words: [String] = []
        if let name = container(&tokens) {
            words = [name]
        } else if tokens.first == "paths" || tokens.first == "webhooks", tokens.count > 2 {
            // Method and path, as for an operation without an id.
            words = [tokens[tokens.startIndex + 2], tokens[tokens.startIndex + 1]]
            tokens = tokens.dropFirst(3)
        } else {
            // `#/schemas/Pet`, in a file that is laid out as people like.
            let head = tokens.prefix { !structural.contains($0) }
            words = [head.last ?? pointer.documentName]
            tokens = tokens.dropFirst(head.count)
        }
        while let token = tokens.popFirst() { add(token, &tokens, to: &words) }
        let name = words.filter { !$0.isEmpty }.joined(separator: " ")
        return name.isEmpty ? pointer.lastToken : name
    }

    /// The name of an entry of `components`, `definitions` or `$defs`, which is taken off the tokens.
    private static func container(_ tokens: inout ArraySlice<String>) -> String? {
        let all = Array(tokens)
        if all.count > 2, all[0] == "components" {
            tokens = tokens.dropFirst(3)
            return all[2]
        }
        if all.count > 1, ["definitions", "$defs", "parameters", "responses"].contains(all[0]) {
            tokens = tokens.dropFirst(2)
            return all[1]
        }
        return nil
    }

    private static func add(_ token: String, _ rest: inout ArraySlice<String>, to words: inout [String]) {
        switch token {
        case "items", "prefixItems":
            if token == "prefixItems" { _ = rest.popFirst() }
            words.append(ItemName.singular(of: words.popLast() ?? "item"))
        case "additionalProperties", "patternProperties": words.append("value")
        case "requestBody": words.append("body")
        case "content": _ = rest.popFirst()
        case "allOf", "oneOf", "anyOf", "parameters":
            let position = rest.popFirst().flatMap { Int($0) }.map { String($0 + 1) } ?? ""
            words.append((token == "parameters" ? "parameter" : token == "allOf" ? "part" : "variant") + position)
        case "definitions", "$defs":
            // A schema of its own within another one.
            if let name = rest.popFirst() { words = [name] }
        case "properties":
            if let name = rest.popFirst() { words.append(name) }
        case "schema", "responses": break
        default: words.append(token)
        }
    }

    private static let structural: Set<String> = [
        "properties", "items", "prefixItems", "additionalProperties", "patternProperties", "allOf", "oneOf", "anyOf",
        "schema",
    ]
}
