public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Header Object: a header that a response, or a part of a multipart body, carries.
    public struct Header: Sendable {
        public let description: String?
        public let isRequired: Bool
        public let isDeprecated: Bool
        public let schema: Schema?
        public let content: [Named<MediaType>]
        public let explode: Bool
        /// 2.0: its items are separated by something else than commas.
        public let isDelimitedOtherwise: Bool
        public let range: SourceRange

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Header? {
            if node.isNull {
                return Header(
                    description: nil, isRequired: false, isDeprecated: false, schema: nil, content: [], explode: false,
                    isDelimitedOtherwise: false, range: node.range)
            }
            guard var object = ObjectDecoder(node, "a Header Object", at: pointer, in: context) else { return nil }
            object.acknowledge("style", "example", "examples", "allowEmptyValue", "allowReserved")
            let isSeparatedByCommas = object.string("collectionFormat").map { $0 == "csv" } ?? true
            if !isSeparatedByCommas { object.unexpressed("collectionFormat") }
            let isInline = !object.has("schema") && (object.has("type") || object.has("items") || object.has("enum"))
            if isInline { object.acknowledge(InlineSchema.names) }
            let header = Header(
                description: object.words("description"),
                isRequired: object.bool("required") ?? false,
                isDeprecated: object.isDeprecated(),
                schema: isInline
                    ? InlineSchema.decode(node, at: pointer, in: context) : object.object("schema", Schema.decode),
                content: object.namedObjects("content", MediaType.decode),
                explode: object.bool("explode") ?? false,
                isDelimitedOtherwise: !isSeparatedByCommas,
                range: node.range
            )
            object.reportUnknownFields()
            return header
        }

        /// Headers are called `x-…` too, so that only what can't be one is an extension.
        static func decodeReferenced(
            _ node: Node, at pointer: Pointer, in context: DecodingContext
        ) -> Referenced<Header>? {
            let isExtension = pointer.tokens.last?.hasPrefix("x-") == true && node.object == nil && !node.isNull
            return isExtension ? nil : Referenced.decoding(Header.decode)(node, pointer, context)
        }
    }
}
