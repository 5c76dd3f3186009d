public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Response Object: what comes back under one status.
    public struct Response: Sendable {
        public let description: String?
        public let content: [Named<MediaType>]
        public let headers: [Named<Referenced<Header>>]
        public let range: SourceRange

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Response? {
            guard var object = ObjectDecoder(node, "a Response Object", at: pointer, in: context) else { return nil }
            object.acknowledge("links")
            let response = Response(
                description: object.words("description") ?? object.words("summary"),
                content: object.namedObjects("content", MediaType.decode),
                headers: object.namedObjects("headers", Referenced.decoding(Header.decode)),
                range: node.range
            )
            object.acknowledge("summary")
            object.reportUnknownFields()
            return response
        }
    }

    /// Header Object: a header that a response carries.
    public struct Header: Sendable {
        public let description: String?

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Header? {
            guard var object = ObjectDecoder(node, "a Header Object", at: pointer, in: context) else { return nil }
            return Header(description: object.words("description"))
        }
    }
}
