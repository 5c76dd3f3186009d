public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Tag Object: what a group of operations is about.
    public struct Tag: Sendable {
        public let name: String
        public let summary: String?
        public let description: String?
        /// 3.2: the tag that this one is a part of.
        public let parent: String?
        public let swiftName: SwiftName?
        public let range: SourceRange

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Tag? {
            guard var object = ObjectDecoder(node, "a Tag Object", at: pointer, in: context) else { return nil }
            object.acknowledge("externalDocs", "kind")
            guard let name = object.words("name") else {
                if !object.has("name") { object.lacks("name") }
                return nil
            }
            let tag = Tag(
                name: name,
                summary: object.words("summary"),
                description: object.words("description"),
                parent: object.words("parent"),
                swiftName: object.swiftName,
                range: node.range
            )
            object.reportUnknownFields()
            return tag
        }
    }
}
