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
        object.acknowledge("examples")
        let schema = object.field("schema")
        let content = schema?.node.isNull == false ? [Swagger2.unnamedContent(schema, in: object)] : []
        return object.lifted(content)
    }
}
