public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Link Object: another operation for which a response holds what it takes.
    public struct Link: Sendable {
        /// An operation id, or a reference to an operation.
        public let operation: String?
        public let description: String?
        public let range: SourceRange

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Link? {
            guard var object = ObjectDecoder(node, "a Link Object", at: pointer, in: context) else { return nil }
            object.acknowledge("parameters", "requestBody", "server")
            let link = Link(
                operation: object.string("operationId") ?? object.string("operationRef"),
                description: object.words("description"),
                range: node.range
            )
            object.acknowledge("operationRef")
            object.reportUnknownFields()
            return link
        }
    }
}
