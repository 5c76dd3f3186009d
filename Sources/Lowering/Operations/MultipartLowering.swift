import APIModel
import Diagnostics
import OpenAPIDocument

/// Lowers the schema of a `multipart/form-data` body to its parts.
struct MultipartLowering {
    let lowering: Lowering
    let operation: OperationLowering

    /// Nil when the schema isn't an object with properties.
    func lower(_ schema: OpenAPI.Schema, _ encoding: [OpenAPI.Named<OpenAPI.MediaType.Encoding>]) -> TypeID? {
        let target = schema.reference.flatMap { lowering.resolver.schema($0) } ?? schema
        guard !target.properties.isEmpty else { return nil }
        // A body that several operations refer to is one type.
        if let id = lowering.declaration(for: schema), case .multipart = lowering.types[id.index].shape { return id }
        let id = lowering.declare(operation.name("body", for: schema), schema)
        let required = Set(target.required.map(\.text))
        let parts = target.properties.map { property in
            MultipartShape.Part(
                wireName: property.name,
                content: content(
                    property, contentType: encoding.first { $0.name == property.name }?.value.contentType, in: id),
                isRequired: required.contains(property.name),
                documentation: lowering.documentation(of: property.value),
                origin: property.value.range
            )
        }
        lowering.types[id.index].shape = .multipart(MultipartShape(parts: parts))
        return id
    }

    private func content(
        _ property: OpenAPI.Named<OpenAPI.Schema>,
        contentType: String?,
        in owner: TypeID
    ) -> MultipartShape.Content {
        let schema = property.value
        lowering.prefer(schema)
        if isFile(schema) { return .file(isArray: false, contentType: contentType ?? mediaType(of: schema)) }
        if let items = schema.items, isFile(items) {
            return .file(isArray: true, contentType: contentType ?? mediaType(of: items))
        }
        return .field(lowering.lower(schema, as: .nested(in: owner, hint: property.name)), contentType: contentType)
    }

    /// 3.0 says `format: binary`, 3.1 a media type without an encoding.
    private func isFile(_ schema: OpenAPI.Schema) -> Bool {
        schema.format == "binary"
            || (mediaType(of: schema) != nil && schema.contentEncoding == nil && schema.types != .object)
    }

    private func mediaType(of schema: OpenAPI.Schema) -> String? {
        schema.constraints.first { $0.keyword == .contentMediaType }?.value.string
    }
}
