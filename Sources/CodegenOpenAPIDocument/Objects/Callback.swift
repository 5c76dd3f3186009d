package import CodegenDiagnostics

extension OpenAPI {
    /// Callback Object: what the API calls on us after an operation, by the expression that says where.
    package struct Callback: Sendable {
        package let items: [Named<Referenced<PathItem>>]
        package let range: SourceRange
    }
}

extension OpenAPI.Callback: DocumentObject {
    static var objectName: String { "a Callback Object" }

    init(_ object: inout ObjectDecoder) {
        items = object.entries(skippingExtensions: true)
        range = object.range
    }

    init?(decodingOther place: Place, in context: DecodingContext) {
        if !place.node.isNull { context.reportNoObject(place, Self.objectName) }
        return nil
    }
}
