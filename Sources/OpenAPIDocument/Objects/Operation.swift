public import Diagnostics
public import DocumentTree

extension OpenAPI {
    /// Operation Object: one method of a path, or one webhook.
    public struct Operation: Sendable {
        public let operationID: String?
        public let operationIDRange: SourceRange?
        public let tags: [String]
        public let summary: String?
        public let description: String?
        public let isDeprecated: Bool
        public let parameters: [Referenced<Parameter>]
        public let requestBody: Referenced<RequestBody>?
        public let responses: [Named<Referenced<Response>>]
        /// Nil where the document's own requirements hold; empty where none does.
        public let security: [SecurityRequirement]?
        public let servers: [Server]
        public let extensions: [String: Node]
        public let range: SourceRange
        public let pointer: Pointer

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Operation? {
            guard var object = ObjectDecoder(node, "an Operation Object", at: pointer, in: context) else { return nil }
            object.acknowledge("externalDocs", "callbacks")
            let operation = Operation(
                operationID: object.string("operationId"),
                operationIDRange: object.field("operationId")?.range,
                tags: object.strings("tags").map(\.text),
                summary: object.words("summary"),
                description: object.words("description"),
                isDeprecated: object.isDeprecated(),
                parameters: object.objects("parameters", Referenced.decoding(Parameter.decode)),
                requestBody: object.object("requestBody", Referenced.decoding(RequestBody.decode)),
                responses: decodeResponses(&object),
                security: object.has("security") ? object.objects("security", SecurityRequirement.decode) : nil,
                servers: object.objects("servers", Server.decode),
                extensions: object.extensions,
                range: node.range,
                pointer: pointer
            )
            object.reportUnknownFields()
            return operation
        }

        /// The Responses Object is a map that may carry `x-` extensions beside its statuses.
        private static func decodeResponses(_ object: inout ObjectDecoder) -> [Named<Referenced<Response>>] {
            let base = object.pointer.appending("responses")
            let context = object.context
            return object.map("responses", skippingExtensions: true).compactMap { entry in
                let decode = Referenced.decoding(Response.decode)
                guard let response = decode(entry.value, base.appending(entry.key), context) else { return nil }
                return Named(name: entry.key, nameRange: entry.keyRange, value: response)
            }
        }
    }
}
