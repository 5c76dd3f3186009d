import CodegenDiagnostics
import CodegenDocumentTree

/// A form in OpenAPI 3's words: one object with a property for each field.
struct Form {
    let fields: [InputParameter]
    /// The operation.
    let object: ObjectDecoder

    /// Files need parts; without one, what the operation consumes decides.
    func requestBody(_ consumes: [OpenAPI.Name]) -> Place {
        for field in fields { field.noteReference(in: object.context) }
        var names: Set<String> = []
        let properties = fields.compactMap { field -> Property? in
            guard var parameter = ObjectDecoder(field.place, OpenAPI.Parameter.objectName, in: object.context) else {
                return nil
            }
            return Property(&parameter, named: field.name)
        }
        let types = consumes.map { $0.text.lowercased() }
        let isMultipart = types.contains { $0.hasPrefix("multipart/form-data") }
        let isForm = types.contains { $0.hasPrefix("application/x-www-form-urlencoded") }
        let needsParts = properties.contains(where: \.isFile) || (isMultipart && !isForm)
        return body(
            properties.filter { names.insert($0.field.name).inserted },
            isRequired: properties.contains(where: \.isRequired),
            as: needsParts ? "multipart/form-data" : "application/x-www-form-urlencoded")
    }

    func requestBody(ofOnly parameter: inout ObjectDecoder) -> Place {
        let name = parameter.place.node.object?["name"]?.scalarText ?? ""
        let property = Property(&parameter, named: name)
        return body([property], isRequired: property.isRequired, as: "multipart/form-data")
    }

    private func body(_ properties: [Property], isRequired: Bool, as mediaType: String) -> Place {
        let (range, context) = (properties.first?.field.nameRange ?? object.range, object.context)
        let pointer = object.pointer.appending("parameters")
        func made(_ name: String, _ value: Node.Value) -> Field {
            Field(name, at: range, Place(node: Node(value, range: range), pointer: pointer), context)
        }
        let required = properties.filter(\.isRequired).map { Node(.string($0.field.name), range: $0.field.nameRange) }
        let map = Place.object(properties.map(\.field), range: object.range, pointer: pointer)
        let schema = Place.object(
            [
                made("type", .string("object")), Field("properties", at: range, map, context),
                made("required", .array(required)),
            ], range: object.range, pointer: pointer)
        let content = Swagger2.content(
            mediaType, at: range, Field("schema", at: range, schema, context), range: object.range, in: object)
        return Place.object([made("required", .bool(isRequired)), content], range: range, pointer: object.pointer)
    }

    private struct Property {
        let field: Field
        let isRequired: Bool
        let isFile: Bool

        /// The description of the parameter is that of the property.
        init(_ parameter: inout ObjectDecoder, named name: String) {
            parameter.readFieldsWithoutEffect(isQuery: true)
            isRequired = parameter.bool("required") ?? false
            let description = parameter.field("description")
            let written = parameter.field("schema").flatMap { $0.node.isNull ? nil : $0 }
            let schema = written?.place ?? InlineSchema.lifted(&parameter)?.place
            parameter.reportUnknownFields()
            let keywords = schema.flatMap { $0.fields(in: parameter.context) }
            isFile =
                Swagger2.isFile(keywords ?? [])
                || keywords?.last { $0.name == "items" }.flatMap { $0.place.fields(in: $0.context) }
                    .map(Swagger2.isFile) ?? false
            let place: Place
            if let schema, keywords == nil {
                _ = description?.string()
                place = schema
            } else {
                let own = (keywords ?? []).filter { $0.name != "description" }
                place = Place.object(
                    own + [description].compactMap { $0 }, range: schema?.node.range ?? parameter.range,
                    pointer: schema?.pointer ?? parameter.pointer)
            }
            field = Field(name, at: parameter.range, place, parameter.context)
        }
    }
}
