import CodegenDiagnostics
import CodegenDocumentTree

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
