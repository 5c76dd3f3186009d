public import CodegenDiagnostics

extension OpenAPI {
    /// Request Body Object.
    public struct RequestBody: Sendable {
        public let description: String?
        public let isRequired: Bool
        public let content: [Named<MediaType>]
        public let range: SourceRange
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
