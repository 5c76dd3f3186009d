import DocumentTree

extension OpenAPI {
    /// Info Object: what the API is called, and in which version.
    public struct Info: Sendable {
        public let title: String
        public let version: String
        public let summary: String?
        public let description: String?

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Info? {
            guard var object = ObjectDecoder(node, "the Info Object", at: pointer, in: context) else { return nil }
            object.acknowledge("termsOfService", "contact", "license")
            for name in ["title", "version"] where !object.has(name) { object.lacks(name) }
            let info = Info(
                title: object.words("title") ?? "",
                version: object.words("version") ?? "",
                summary: object.words("summary"),
                description: object.words("description")
            )
            object.reportUnknownFields()
            return info
        }
    }
}
