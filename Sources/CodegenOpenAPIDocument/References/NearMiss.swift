package import CodegenDiagnostics
package import CodegenDocumentTree

/// Finds the key that was probably meant: the same but for case, or a letter or two off.
package enum NearMiss {
    /// For a pointer that can't be resolved: the siblings of the first missing token.
    package static func notes(for fragment: Substring, in root: Node) -> [Diagnostic.Note] {
        guard let tokens = Pointer.tokens(ofFragment: fragment) else { return [] }
        var node = root
        for token in tokens {
            guard case .object(let mapping) = node.value else { return [] }
            guard let next = mapping[token] else { return suggestion(token, in: mapping) }
            node = next
        }
        return []
    }

    private static func suggestion(_ token: String, in mapping: Mapping) -> [Diagnostic.Note] {
        closest(to: token, among: mapping.entries.map(\.key)).map { [Diagnostic.Note("did you mean `\($0)`?")] } ?? []
    }

    /// The name that was probably meant; nil where none is near.
    package static func closest(to text: String, among names: [String]) -> String? {
        let candidates = names.map { ($0, distance($0, text)) }
        guard let best = candidates.min(by: { $0.1 < $1.1 }), best.1 <= max(1, text.count / 4) else { return nil }
        return best.0
    }

    private static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a.lowercased())
        let b = Array(b.lowercased())
        guard abs(a.count - b.count) <= 4, !a.isEmpty, !b.isEmpty, a.count <= 300 else { return a == b ? 0 : Int.max }
        var row = Array(0...b.count)
        for i in 1...a.count {
            var diagonal = row[0]
            row[0] = i
            for j in 1...b.count {
                let above = row[j]
                row[j] = min(min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}

/// Whether a document looks like a description, or a part of one.
///
/// A reference may lead to any file of the machine. Lines of what is no description are never printed: they would be in the log of
/// users of a third party's description.
extension Node {
    package var resemblesDescription: Bool { resemblesDescription(levels: 2) }

    /// The object itself, or one in it: files often are maps of schemas, parameters or paths.
    private func resemblesDescription(levels: Int) -> Bool {
        guard let object else { return false }
        if Self.isPart(object) { return true }
        return levels > 0 && object.entries.contains { $0.value.resemblesDescription(levels: levels - 1) }
    }

    /// An object of the OpenAPI or JSON Schema specification, by what hardly any other file has.
    private static func isPart(_ object: Mapping) -> Bool {
        if object["$ref"]?.string != nil { return true }
        if let type = object["type"], isType(type) { return true }
        if object["openapi"]?.scalarText != nil || object["swagger"]?.scalarText != nil { return true }
        if ["allOf", "oneOf", "anyOf", "enum"].contains(where: { object[$0]?.array != nil }) { return true }
        if ["components", "definitions", "$defs", "responses", "content"].contains(where: { isMap(object[$0]) }) {
            return true
        }
        if object["schema"]?.object != nil { return true }
        return object["name"]?.string != nil && object["in"]?.string.map(places.contains) == true
    }

    private static let types: Set<String> = ["null", "boolean", "integer", "number", "string", "array", "object"]
    private static let places: Set<String> = ["query", "querystring", "header", "path", "cookie", "body", "formData"]

    private static func isType(_ node: Node) -> Bool {
        let names = node.array?.compactMap(\.string) ?? [node.string].compactMap { $0 }
        return !names.isEmpty && names.allSatisfy(types.contains)
    }

    private static func isMap(_ node: Node?) -> Bool {
        node?.object.map { object in !object.entries.isEmpty && object.entries.allSatisfy { $0.value.object != nil } }
            ?? false
    }
}
