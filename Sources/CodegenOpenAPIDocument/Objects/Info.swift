extension OpenAPI {
    /// Info Object: what the API is called, and in which version.
    public struct Info: Sendable {
        public let title: String
        public let version: String
        public let summary: String?
        public let description: String?
    }
}

extension OpenAPI.Info: DocumentObject {
    static var objectName: String { "the Info Object" }

    init(_ object: inout ObjectDecoder) {
        object.acknowledge("termsOfService", "contact", "license")
        for name in ["title", "version"] where !object.has(name) { object.lacks(name) }
        title = object.string("title") ?? ""
        version = object.string("version") ?? ""
        summary = object.string("summary")
        description = object.string("description")
    }
}
