import CodegenDocumentTree

/// Whether a document looks like a description, or a part of one.
///
/// A reference may lead to any file of the machine. Lines of what is no description are never printed: they would be in the log of
/// users of somebody else's description.
extension Node {
    var resemblesDescription: Bool { resemblesDescription(levels: 2) }

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
