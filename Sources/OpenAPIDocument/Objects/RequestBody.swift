public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Request Body Object.
    public struct RequestBody: Sendable {
        public let description: String?
        public let isRequired: Bool
        public let content: [Named<MediaType>]
        public let range: SourceRange

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> RequestBody? {
            guard var object = ObjectDecoder(node, "a Request Body Object", at: pointer, in: context) else {
                return nil
            }
            let body = RequestBody(
                description: object.words("description"),
                isRequired: object.bool("required") ?? false,
                content: object.namedObjects("content", MediaType.decode),
                range: node.range
            )
            object.reportUnknownFields()
            return body
        }
    }
}
