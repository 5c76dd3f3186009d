public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Media Type Object: the schema of a body in one format.
    public struct MediaType: Sendable {
        public let schema: Schema?
        /// 3.2: the schema of each item of a sequence.
        public let itemSchema: Schema?
        public let encoding: [Named<Encoding>]
        public let range: SourceRange

        /// Encoding Object: how one property of a form or multipart body is sent.
        public struct Encoding: Sendable {
            public let contentType: String?
            public let style: Parameter.Style?
            public let explode: Bool?
            public let allowReserved: Bool
            /// Headers of the part beside its content type.
            public let headers: [Named<Referenced<Header>>]
        }

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> MediaType? {
            if node.isNull { return MediaType(schema: nil, itemSchema: nil, encoding: [], range: node.range) }
            // 3.2 lets components hold media types.
            let (node, pointer) = context.opened(node, pointer)
            guard var object = ObjectDecoder(node, "a Media Type Object", at: pointer, in: context) else { return nil }
            object.acknowledge("example", "examples")
            for name in ["prefixEncoding", "itemEncoding"] where context.version == .v3_2 {
                object.unexpressed(name)
                object.acknowledge(name)
            }
            let mediaType = MediaType(
                schema: object.object("schema", Schema.decode),
                itemSchema: object.object("itemSchema", Schema.decode),
                encoding: object.namedObjects("encoding", Encoding.decode),
                range: node.range
            )
            object.reportUnknownFields()
            return mediaType
        }
    }
}

extension OpenAPI.MediaType.Encoding {
    static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Self? {
        guard var object = ObjectDecoder(node, "an Encoding Object", at: pointer, in: context) else { return nil }
        object.acknowledge("style", "explode")
        for name in ["encoding", "prefixEncoding", "itemEncoding"] {
            object.unexpressed(name)
            object.acknowledge(name)
        }
        let encoding = Self(
            contentType: object.string("contentType"),
            style: object.string("style").flatMap(OpenAPI.Parameter.Style.init),
            explode: object.bool("explode"),
            allowReserved: object.bool("allowReserved") ?? false,
            headers: object.namedObjects("headers", OpenAPI.Header.decodeReferenced)
        )
        object.reportUnknownFields()
        return encoding
    }
}
