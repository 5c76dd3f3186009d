public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Response Object: what comes back under one status.
    public struct Response: Sendable {
        public let description: String?
        public let content: [Named<MediaType>]
        public let headers: [Named<Referenced<Header>>]
        public let links: [Named<Referenced<Link>>]
        public let range: SourceRange
        /// What comes back, under the media types that the operation produces (2.0).
        let schema: Schema?

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Response? {
            if let text = node.string {
                // `200: OK`
                context.diagnostics.warning(
                    .wrongType, "a Response Object has to be an object, not string; it is read as its description",
                    at: node.range)
                return Response(description: text, content: [], headers: [], links: [], range: node.range, schema: nil)
            }
            let empty = Response(
                description: nil, content: [], headers: [], links: [], range: node.range, schema: nil)
            if node.isNull { return empty }
            // The status is documented, whatever its response is.
            guard var object = ObjectDecoder(node, "a Response Object", at: pointer, in: context) else { return empty }
            let isSwagger2 = context.version == .v2_0
            if isSwagger2 { object.acknowledge("examples") }
            let response = Response(
                description: object.words("description") ?? object.words("summary"),
                content: isSwagger2 ? [] : object.namedObjects("content", MediaType.decode),
                headers: object.namedObjects("headers", Header.decodeReferenced),
                links: isSwagger2
                    ? [] : object.namedObjects("links", skippingExtensions: true, Referenced.decoding(Link.decode)),
                range: node.range,
                schema: isSwagger2 ? object.object("schema", Schema.decode) : nil
            )
            object.acknowledge("summary")
            object.reportUnknownFields()
            return response
        }

        /// Whether a gateway from gRPC sends one JSON document a line. Its generator describes a single document, and says so in
        /// the description only.
        public var isMessageStream: Bool {
            let words = description.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? ""
            return words.hasSuffix("(streaming responses)")
        }
    }
}
