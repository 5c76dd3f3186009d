extension OpenAPI {
    /// Info Object: what the API is called, and in which version.
    package struct Info: Sendable {
        package let title: String
        package let version: String
        package let summary: String?
        package let description: String?
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
