package import CodegenDiagnostics
package import CodegenDocumentTree

extension OpenAPI {
    /// Operation Object: one method of a path, or one webhook.
    package struct Operation: Sendable {
        package let operationID: String?
        package let operationIDRange: SourceRange?
        package let tags: [String]
        package let summary: String?
        package let description: String?
        package let externalDocs: ExternalDocumentation?
        package let isDeprecated: Bool
        package let deprecationMessage: String?
        package let parameters: [Referenced<Parameter>]
        package let requestBody: Referenced<RequestBody>?
        package let responses: [Named<Referenced<Response>>]
        package let callbacks: [Named<Referenced<Callback>>]
        /// Nil where the document's own requirements hold; empty where none does.
        package let security: Security?
        package let servers: [Server]
        package let swiftName: SwiftName?
        package let extensions: [String: Node]
        package let range: SourceRange
        package let pointer: Pointer
        /// Media types of a body and of responses whose content has no name, as 2.0 has them; nil where all content has.
        let consumes: [Name]?
        let produces: [Name]?
    }
}

extension OpenAPI.Operation {
    /// `x-idempotent`: whether calling it twice does the same as calling it once; nil goes by the method.
    package func isIdempotent(_ diagnostics: DiagnosticCollector) -> Bool? {
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
    /// Descriptions are often split into files here.
    static var opensReferences: Bool { true }

    init(_ object: inout ObjectDecoder) {
        operationID = object.string("operationId")
        operationIDRange = object.field("operationId")?.node.range
        tags = object.strings("tags").map(\.text)
        summary = object.string("summary")
        description = object.string("description")
        externalDocs = object.externalDocs()
        isDeprecated = object.isDeprecated()
        deprecationMessage = object.deprecationMessage
        parameters = object.list("parameters")
        requestBody = object.value("requestBody")
        responses = object.map("responses", skippingExtensions: true)
        callbacks = object.map("callbacks", skippingExtensions: true)
        security = object.security()
        servers = object.list("servers")
        swiftName = object.swiftName
        extensions = object.extensions
        range = object.range
        pointer = object.pointer
        consumes = object.field(Swagger2.OperationField.consumes)?.strings()
        produces = object.field(Swagger2.OperationField.produces)?.strings()
    }
}
