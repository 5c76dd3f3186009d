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
            let info = Info(
                title: object.requiredString("title") ?? "",
                version: object.requiredString("version") ?? "",
                summary: object.string("summary"),
                description: object.string("description")
            )
            object.reportUnknownFields()
            return info
        }
    }
}
