public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Header Object: a header that a response carries.
    public struct Header: Sendable {
        public let description: String?
        public let isRequired: Bool
        public let isDeprecated: Bool
        public let schema: Schema?
        public let range: SourceRange

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Header? {
            if node.isNull {
                return Header(description: nil, isRequired: false, isDeprecated: false, schema: nil, range: node.range)
            }
            guard var object = ObjectDecoder(node, "a Header Object", at: pointer, in: context) else { return nil }
            object.acknowledge(
                "style", "explode", "example", "examples", "content", "allowEmptyValue", "allowReserved",
                "collectionFormat")
            let isInline = !object.has("schema") && (object.has("type") || object.has("items") || object.has("enum"))
            if isInline { object.acknowledge(InlineSchema.names) }
            let header = Header(
                description: object.words("description"),
                isRequired: object.bool("required") ?? false,
                isDeprecated: object.isDeprecated(),
                schema: isInline
                    ? InlineSchema.decode(node, at: pointer, in: context) : object.object("schema", Schema.decode),
                range: node.range
            )
            object.reportUnknownFields()
            return header
        }
    }
}
