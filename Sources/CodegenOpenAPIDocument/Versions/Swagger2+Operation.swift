import CodegenDiagnostics
import CodegenDocumentTree

extension OpenAPI.PathItem {
    /// Bodies and fields of forms that all operations share become the request bodies of each.
    static func lifted(_ object: inout ObjectDecoder, from swagger2: Swagger2) -> Place? {
        let shared = object.field("parameters").map(InputParameter.split)
        var fields = shared?.lifted ?? []
        for field in object.fields where methods.contains(field.name.lowercased()) && field.name != "query" {
            let place = object.context.opened(field.place)
            guard var operation = ObjectDecoder(place, OpenAPI.Operation.objectName, in: object.context) else {
                continue
            }
            let lifted = swagger2.lifted(&operation, shared: shared?.inputs ?? [])
            fields.append(Field(field.name, at: field.nameRange, lifted, object.context))
        }
        return object.lifted(fields)
    }
}

extension Swagger2 {
    fileprivate func lifted(_ object: inout ObjectDecoder, shared: [InputParameter]) -> Place {
        object.unexpressed("schemes")
        object.refuse("requestBody", "callbacks", "servers")
        let consumes = object.has("consumes") ? object.strings("consumes") : self.consumes
        let produces = object.has("produces") ? object.strings("produces") : self.produces
        let own = object.field("parameters").map(InputParameter.split)
        let inputs =
            shared.filter { input in !(own?.inputs ?? []).contains { $0.replaces(input) } } + (own?.inputs ?? [])
        var fields = own?.lifted ?? []
        fields.append(list(OperationField.consumes, consumes, in: object))
        fields.append(list(OperationField.produces, produces, in: object))
        let body = inputs.firstIndex { $0.location == .body }
        let form = inputs.filter { $0.location == .formData }
        if let body {
            fields.append(Field("requestBody", at: object.range, inputs[body].written, object.context))
            // There can be only one body; the others are read so that their mistakes are reported.
            for (index, other) in inputs.enumerated() where index != body { other.reportMistakes(in: object.context) }
        } else if !form.isEmpty {
            let place = Form(fields: form, object: object).requestBody(consumes)
            fields.append(Field("requestBody", at: object.range, place, object.context))
        }
        return object.lifted(fields)
    }

    private func list(_ name: String, _ names: [OpenAPI.Name], in object: ObjectDecoder) -> Field {
        let items = names.map { Place(node: Node(.string($0.text), range: $0.range), pointer: object.pointer) }
        let place = Place.list(items, range: object.range, pointer: object.pointer)
        return Field(name, at: object.range, place, object.context)
    }
}

extension OpenAPI.Response {
    /// `schema` becomes `content`.
    static func lifted(_ object: inout ObjectDecoder, from swagger2: Swagger2) -> Place? {
        object.refuse("content", "links")
        let examples = object.field("examples")
        let schema = object.field("schema")
        let content =
            schema?.node.isNull == false ? [Swagger2.unnamedContent(schema, examples: examples, in: object)] : []
        return object.lifted(content)
    }
}

extension OpenAPI.RequestBody {
    /// A parameter that is a body, or the only field of a form.
    static func lifted(_ object: inout ObjectDecoder, from swagger2: Swagger2) -> Place? {
        guard let location = InputParameter.location(of: object.place.node),
            var parameter = ObjectDecoder(object.place, OpenAPI.Parameter.objectName, in: object.context)
        else { return object.place }
        switch location {
        case .body: return Swagger2.body(&parameter)
        case .formData: return Form(fields: [], object: parameter).requestBody(ofOnly: &parameter)
        }
    }
}

extension Swagger2 {
    fileprivate static func body(_ object: inout ObjectDecoder) -> Place {
        object.readFieldsWithoutEffect(isQuery: false)
        let kept = ["description", "required"].compactMap { object.field($0) }
        let schema = object.field("schema").flatMap { $0.node.isNull ? nil : $0 }
        object.reportUnknownFields()
        let content = unnamedContent(schema, in: object)
        return Place.object(kept + [content], range: object.range, pointer: object.pointer)
    }

}

extension ObjectDecoder {
    /// Reads the fields of a parameter that mean nothing for a body, so that their mistakes are reported.
    mutating func readFieldsWithoutEffect(isQuery: Bool) {
        acknowledge("name", "in", "example", "examples", "allowEmptyValue")
        _ = CollectionFormat(&self, isQuery: isQuery)
        _ = isDeprecated()
        _ = bool("allowReserved")
        _ = OpenAPI.Parameter.allowEmpty(self)
        _ = OpenAPI.Parameter.style(&self)
        _ = bool("explode")
        let _: [OpenAPI.Named<OpenAPI.MediaType>] = map("content")
    }
}

/// A form as OpenAPI 3 describes it: an object with a property for each field.
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
