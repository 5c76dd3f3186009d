import CodegenDiagnostics
import CodegenDocumentTree

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
