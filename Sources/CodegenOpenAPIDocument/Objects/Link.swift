package import CodegenDiagnostics

extension OpenAPI {
    /// Link Object: another operation for which a response holds what it takes.
    package struct Link: Sendable {
        /// An operation id, or a reference to an operation.
        package let operation: String?
        package let description: String?
        package let range: SourceRange
    }
}

extension OpenAPI.Link: DocumentObject {
    static var objectName: String { "a Link Object" }

    init(_ object: inout ObjectDecoder) {
        object.acknowledge("parameters", "requestBody", "server", "operationRef")
        operation = object.string("operationId") ?? object.string("operationRef")
        description = object.string("description")
        range = object.range
    }
}
