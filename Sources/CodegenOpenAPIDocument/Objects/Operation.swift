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
}

extension OpenAPI.Operation: DocumentObject {
    static var objectName: String { "an Operation Object" }
    /// People split their files here.
    static var opensReferences: Bool { true }

    init(_ object: inout ObjectDecoder) {
        object.acknowledge("externalDocs")
        let isSwagger2 = object.context.version == .v2_0
        if isSwagger2 { object.unexpressed("schemes") }
        operationID = object.string("operationId")
        operationIDRange = object.field("operationId")?.node.range
        tags = object.strings("tags").map(\.text)
        summary = object.string("summary")
        description = object.string("description")
        isDeprecated = object.isDeprecated()
        parameters = object.list("parameters")
        requestBody = isSwagger2 ? nil : object.value("requestBody")
        responses = object.map("responses", skippingExtensions: true)
        callbacks = isSwagger2 ? [] : object.map("callbacks", skippingExtensions: true)
        security = object.has("security") ? object.list("security") : nil
        servers = isSwagger2 ? [] : object.list("servers")
        swiftName = object.swiftName
        extensions = object.extensions
        range = object.range
        pointer = object.pointer
        consumes = isSwagger2 && object.has("consumes") ? object.strings("consumes") : nil
        produces = isSwagger2 && object.has("produces") ? object.strings("produces") : nil
    }
}
