package import CodegenDiagnostics

extension OpenAPI {
    /// Request Body Object.
    package struct RequestBody: Sendable {
        package let description: String?
        package let isRequired: Bool
        package let content: [Named<MediaType>]
        package let range: SourceRange
    }
}

extension OpenAPI.RequestBody: DocumentObject {
    static var objectName: String { "a Request Body Object" }

    init(_ object: inout ObjectDecoder) {
        description = object.string("description")
        isRequired = object.bool("required") ?? false
        content = object.map("content")
        range = object.range
    }
}
