public import CodegenDiagnostics
public import CodegenDocumentTree

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
        /// Media types of a body and of responses whose content has no name, as 2.0 has them; nil where all content has.
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
}

extension OpenAPI.Operation: DocumentObject {
    static var objectName: String { "an Operation Object" }
    /// People split their files here.
    static var opensReferences: Bool { true }

    init(_ object: inout ObjectDecoder) {
        object.acknowledge("externalDocs")
        operationID = object.string("operationId")
        operationIDRange = object.field("operationId")?.node.range
        tags = object.strings("tags").map(\.text)
        summary = object.string("summary")
        description = object.string("description")
        isDeprecated = object.isDeprecated()
        parameters = object.list("parameters")
        requestBody = object.value("requestBody")
        responses = object.map("responses", skippingExtensions: true)
        callbacks = object.map("callbacks", skippingExtensions: true)
        security = object.has("security") ? object.list("security") : nil
        servers = object.list("servers")
        swiftName = object.swiftName
        extensions = object.extensions
        range = object.range
        pointer = object.pointer
        consumes = object.field(Swagger2.OperationField.consumes)?.strings()
        produces = object.field(Swagger2.OperationField.produces)?.strings()
    }
}
