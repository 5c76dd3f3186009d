import CodegenDocumentTree

extension Swagger2 {
    /// A keyword of a schema in OpenAPI 3's words: `type: file` is binary text, and a discriminator is an object. Nil where these
    /// are the same.
    func lifted(_ field: Field) -> [Field]? {
        guard field.name == "type" && field.node.string != "string" || field.name == "discriminator" else { return nil }
        let pointer = field.place.pointer
        func made(_ name: String, _ value: Node.Value) -> Field {
            let place = Place(node: Node(value, range: field.node.range), pointer: pointer)
            return Field(name, at: field.nameRange, place, field.context)
        }
        switch (field.name, field.node.value) {
        case ("type", .string("file")): return [made("type", .string("string")), made("format", .string("binary"))]
        case ("type", .array(let types)) where types.contains { $0.string == "file" }:
            let types = types.map { $0.string == "file" ? Node(.string("string"), range: $0.range) : $0 }
            return [made("type", .array(types))]
        case ("discriminator", .string):
            let name = Field(
                "propertyName", at: field.nameRange, Place(node: field.node, pointer: pointer), field.context)
            let place = Place.object([name], range: field.node.range, pointer: pointer)
            return [Field(field.name, at: field.nameRange, place, field.context)]
        default: return nil
        }
    }

    /// Whether values of a schema are files.
    static func isFile(_ fields: [Field]) -> Bool {
        var format: String?
        for field in fields {
            if field.name == "format" { format = field.node.scalarText }
            guard field.name == "type", let type = field.node.string else { continue }
            format = type == "file" ? "binary" : format ?? TypeSynonyms.table[type.lowercased()]?.format
        }
        return format == "binary"
    }
}
