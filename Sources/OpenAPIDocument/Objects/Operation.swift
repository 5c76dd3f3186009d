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
        public let callbacks: [Named<Referenced<Callback>>]
        /// Nil where the document's own requirements hold; empty where none does.
        public let security: [SecurityRequirement]?
        public let servers: [Server]
        public let swiftName: SwiftName?
        public let extensions: [String: Node]
        public let range: SourceRange
        public let pointer: Pointer
        /// Media types of the body and the responses (2.0); nil where the document's hold.
        let consumes: [Name]?
        let produces: [Name]?
    }
}

extension OpenAPI.Operation {
    /// `x-idempotent`: whether calling it twice does the same as calling it once; nil goes by the method.
    public func isIdempotent(_ diagnostics: DiagnosticCollector) -> Bool? {
        guard let node = extensions["x-idempotent"] else { return nil }
        if node.bool == nil {
            let message = "`x-idempotent` has to be a boolean, not \(node.kindName); the method decides"
            diagnostics.warning(.wrongType, message, at: node.range)
        }
        return node.bool
    }

    static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> Self? {
        guard var object = ObjectDecoder(node, "an Operation Object", at: pointer, in: context) else { return nil }
        object.acknowledge("externalDocs")
        let isSwagger2 = context.version == .v2_0
        if isSwagger2 {
            object.unexpressed("schemes")
            object.acknowledge("schemes")
        }
        let operation = Self(
            operationID: object.string("operationId"),
            operationIDRange: object.field("operationId")?.range,
            tags: object.strings("tags").map(\.text),
            summary: object.words("summary"),
            description: object.words("description"),
            isDeprecated: object.isDeprecated(),
            parameters: object.objects("parameters", OpenAPI.Referenced.decoding(OpenAPI.Parameter.decode)),
            requestBody: isSwagger2
                ? nil : object.object("requestBody", OpenAPI.Referenced.decoding(OpenAPI.RequestBody.decode)),
            responses: object.namedObjects(
                "responses", skippingExtensions: true, OpenAPI.Referenced.decoding(OpenAPI.Response.decode)),
            callbacks: isSwagger2
                ? []
                : object.namedObjects(
                    "callbacks", skippingExtensions: true, OpenAPI.Referenced.decoding(OpenAPI.Callback.decode)),
            security: object.has("security") ? object.objects("security", OpenAPI.SecurityRequirement.decode) : nil,
            servers: isSwagger2 ? [] : object.objects("servers", OpenAPI.Server.decode),
            swiftName: object.swiftName,
            extensions: object.extensions,
            range: node.range,
            pointer: pointer,
            consumes: isSwagger2 && object.has("consumes") ? object.strings("consumes") : nil,
            produces: isSwagger2 && object.has("produces") ? object.strings("produces") : nil
        )
        object.reportUnknownFields()
        return operation
    }
}
