package import CodegenDiagnostics

extension OpenAPI {
    /// Tag Object: what a group of operations is about.
    package struct Tag: Sendable {
        package let name: String
        package let summary: String?
        package let description: String?
        /// 3.2: the tag that this one is a part of.
        package let parent: String?
        package let swiftName: SwiftName?
        package let range: SourceRange
    }
}

extension OpenAPI.Tag: DocumentObject {
    static var objectName: String { "a Tag Object" }

    init?(_ object: inout ObjectDecoder) {
        object.acknowledge("externalDocs", "kind")
        guard let name = object.string("name") else {
            if !object.has("name") { object.lacks("name") }
            return nil
        }
        self.name = name
        summary = object.string("summary")
        description = object.string("description")
        parent = object.string("parent")
        swiftName = object.swiftName
        range = object.range
    }
}
