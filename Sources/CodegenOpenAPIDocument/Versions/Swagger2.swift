import CodegenDiagnostics
import CodegenDocumentTree

/// Lifts the objects of Swagger 2.0 to those of OpenAPI 3.0, each as a tree and before it is decoded.
///
/// Nodes keep their ranges and pointers, so that diagnostics and doc comments name what the user wrote, and references are
/// followed in the tree as written: `#/definitions/Pet` stays what it is. An object is lifted when something decodes it,
/// wherever it is written; nothing else in this target knows of version 2.0.
struct Swagger2: Sendable {
    /// The media types of bodies and of responses, where an operation names none itself.
    let consumes: [OpenAPI.Name]
    let produces: [OpenAPI.Name]

    init(root: Node) {
        consumes = Self.names(root.object?["consumes"])
        produces = Self.names(root.object?["produces"])
    }

    private static func names(_ node: Node?) -> [OpenAPI.Name] {
        guard let node else { return [] }
        return (node.array ?? [node]).compactMap { item in
            item.scalarText.map { OpenAPI.Name(text: $0, range: item.range) }
        }
    }

    /// Fields of a lifted operation: the media types for content without one of its own.
    ///
    /// A response or a body may belong to several operations, each with media types of its own. So its content is lifted to an
    /// entry without a name, and the operation says what it is called.
    enum OperationField {
        static let consumes = "x-swagger2-consumes"
        static let produces = "x-swagger2-produces"
    }

    /// A field of a lifted media type: the examples of a response, by media type.
    static let examplesField = "x-swagger2-examples"

    /// `content` with one media type, which the operation names.
    static func unnamedContent(_ schema: Field?, examples: Field? = nil, in object: ObjectDecoder) -> Field {
        content("", at: object.range, schema, examples: examples, range: object.range, in: object)
    }

    static func content(
        _ name: String, at nameRange: SourceRange, _ schema: Field?, examples: Field? = nil, range: SourceRange,
        in object: ObjectDecoder
    ) -> Field {
        let listed = examples.map { Field(Self.examplesField, at: $0.nameRange, $0.place, $0.context) }
        let fields = [schema, listed].compactMap { $0 }
        let mediaType = Place.object(fields, range: range, pointer: object.pointer)
        let entry = Field(name, at: nameRange, mediaType, object.context)
        let place = Place.object([entry], range: range, pointer: object.pointer)
        return Field("content", at: range, place, object.context)
    }
}

extension OpenAPI.Document {
    /// `definitions` and its like become `components`, and `host`, `basePath` and `schemes` become `servers`.
    static func lifted(_ object: inout ObjectDecoder, from swagger2: Swagger2) -> Place? {
        object.refuse("components", "servers")
        // Operations have them by now; mistakes in them are reported here.
        _ = object.strings("consumes")
        _ = object.strings("produces")
        let fields = [Swagger2.servers(&object), Swagger2.components(&object)].compactMap { $0 }
        return object.lifted(fields)
    }
}

extension Swagger2 {
    fileprivate static func components(_ object: inout ObjectDecoder) -> Field? {
        let context = object.context
        let names = [
            ("definitions", "schemas"), ("securityDefinitions", "securitySchemes"), ("responses", "responses"),
        ]
        var fields: [Field] = []
        for (written, name) in names {
            guard let field = object.field(written) else { continue }
            fields.append(Field(name, at: field.nameRange, field.place, context))
        }
        if let field = object.field("parameters") { fields += parameters(field) }
        guard !fields.isEmpty else { return nil }
        let place = Place.object(fields, range: object.range, pointer: object.pointer)
        return Field("components", at: object.range, place, context)
    }

    /// Parameters that are bodies or fields of forms are `requestBodies`.
    private static func parameters(_ field: Field) -> [Field] {
        guard let all = field.place.fields(in: field.context) else { return [field] }
        let bodies = all.filter { InputParameter.location(of: $0.node) != nil }
        guard !bodies.isEmpty else { return [field] }
        let others = all.filter { InputParameter.location(of: $0.node) == nil }
        return [("parameters", others), ("requestBodies", bodies)].map { name, entries in
            let place = Place.object(entries, range: field.node.range, pointer: field.place.pointer)
            return Field(name, at: field.nameRange, place, field.context)
        }
    }

    /// The safest scheme first.
    fileprivate static func servers(_ object: inout ObjectDecoder) -> Field? {
        let schemes = object.strings("schemes").map { $0.text.lowercased() }
        let host = object.string("host") ?? ""
        let path = object.string("basePath") ?? ""
        guard !host.isEmpty || !path.isEmpty else { return nil }
        let base = path == "/" ? "" : path.hasPrefix("/") || path.isEmpty ? path : "/" + path
        let known = ["https", "http"].filter(schemes.contains)
        let urls =
            host.isEmpty
            ? [base.isEmpty ? "/" : base] : (known.isEmpty ? ["https"] : known).map { "\($0)://\(host)\(base)" }
        let (range, pointer, context) = (object.range, object.pointer, object.context)
        let servers = urls.map { url in
            let place = Place(node: Node(.string(url), range: range), pointer: pointer)
            return Place.object([Field("url", at: range, place, context)], range: range, pointer: pointer)
        }
        return Field("servers", at: range, Place.list(servers, range: range, pointer: pointer), context)
    }
}

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

    /// `required` and `description` come from the parameter.
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

extension Swagger2 {
    /// A schema's keyword as OpenAPI 3 has it: `type: file` is binary text, and a discriminator is an object. Nil where both
    /// versions agree.
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
