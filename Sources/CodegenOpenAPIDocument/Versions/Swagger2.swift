import CodegenDiagnostics
import CodegenDocumentTree

/// What Swagger 2.0 says in other words than OpenAPI 3: bodies that are parameters, media types that stand beside.
enum Swagger2 {
    /// The body that `in: body` and `in: formData` parameters describe; nil when there is none.
    static func requestBody(
        of operation: OpenAPI.Operation,
        _ parameters: [OpenAPI.Parameter],
        consumes: [OpenAPI.Name]
    ) -> OpenAPI.RequestBody? {
        if let body = parameters.first(where: { $0.location == .body }) {
            let names = consumes.isEmpty ? [OpenAPI.Name(text: "application/json", range: body.range)] : consumes
            return OpenAPI.RequestBody(
                description: body.description,
                isRequired: body.isRequired,
                content: names.map { mediaType($0, body.schema, body.range) },
                range: body.range
            )
        }
        let fields = parameters.filter { $0.location == .formData }
        guard let first = fields.first else { return nil }
        let name = OpenAPI.Name(text: formMediaType(fields, consumes), range: first.range)
        return OpenAPI.RequestBody(
            description: nil,
            isRequired: fields.contains(where: \.isRequired),
            content: [mediaType(name, form(of: fields, operation), operation.range)],
            range: first.range
        )
    }

    /// A response's schema under each of the media types that the operation produces.
    static func content(of response: OpenAPI.Response, produces: [OpenAPI.Name]) -> [OpenAPI.Named<OpenAPI.MediaType>] {
        guard let schema = response.schema else { return [] }
        let standard = schema.format == "binary" ? "application/octet-stream" : "application/json"
        let names = produces.isEmpty ? [OpenAPI.Name(text: standard, range: response.range)] : produces
        return names.map { mediaType($0, schema, response.range) }
    }

    private static func mediaType(
        _ name: OpenAPI.Name,
        _ schema: OpenAPI.Schema?,
        _ range: SourceRange
    ) -> OpenAPI.Named<OpenAPI.MediaType> {
        let value = OpenAPI.MediaType(schema: schema, itemSchema: nil, encoding: [], range: range)
        return OpenAPI.Named(name: name.text, nameRange: name.range, value: value)
    }

    /// Files need parts; without one, what the operation consumes decides.
    private static func formMediaType(_ fields: [OpenAPI.Parameter], _ consumes: [OpenAPI.Name]) -> String {
        let hasFile = fields.contains { $0.schema?.format == "binary" || $0.schema?.items?.format == "binary" }
        let names = consumes.map { $0.text.lowercased() }
        let isMultipart = names.contains { $0.hasPrefix("multipart/form-data") }
        let isForm = names.contains { $0.hasPrefix("application/x-www-form-urlencoded") }
        return hasFile || (isMultipart && !isForm) ? "multipart/form-data" : "application/x-www-form-urlencoded"
    }

    /// One object with a property for each field.
    private static func form(of fields: [OpenAPI.Parameter], _ operation: OpenAPI.Operation) -> OpenAPI.Schema {
        var schema = OpenAPI.Schema.Fields()
        schema.types = .object
        var names: Set<String> = []
        for field in fields where names.insert(field.name).inserted {
            let value = field.schema ?? OpenAPI.Schema(fields: .init(), range: field.range, pointer: field.pointer)
            var documented = value.fields
            documented.description = field.description
            let property = value.replacing(documented)
            schema.properties.append(OpenAPI.Named(name: field.name, nameRange: field.range, value: property))
            if field.isRequired { schema.required.append((field.name, field.range)) }
        }
        return OpenAPI.Schema(
            fields: schema, range: operation.range, pointer: operation.pointer.appending("parameters"))
    }
}
