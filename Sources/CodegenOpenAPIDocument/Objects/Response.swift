package import CodegenDiagnostics

extension OpenAPI {
    /// Response Object: what comes back under one status.
    package struct Response: Sendable {
        package let description: String?
        package let content: [Named<MediaType>]
        package let headers: [Named<Referenced<Header>>]
        package let links: [Named<Referenced<Link>>]
        package let range: SourceRange

        /// Whether a gateway from gRPC sends one JSON document a line. Its generator describes a single document, and says so in
        /// the description only.
        package var isMessageStream: Bool {
            let words = description.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? ""
            return words.hasSuffix("(streaming responses)")
        }
    }
}

extension OpenAPI.Response: DocumentObject {
    static var objectName: String { "a Response Object" }

    init(_ object: inout ObjectDecoder) {
        object.acknowledge("summary")
        description = object.string("description") ?? object.string("summary")
        content = object.map("content")
        headers = object.map("headers")
        links = object.map("links", skippingExtensions: true)
        range = object.range
    }

    /// The status is documented, whatever its response is; a text is its description: `200: OK`.
    init?(decodingOther place: Place, in context: DecodingContext) {
        if place.node.string != nil {
            let message = "a Response Object has to be an object, not string; it is read as its description"
            context.diagnostics.warning(.wrongType, message, at: place.node.range)
        } else if !place.node.isNull {
            context.reportNoObject(place, Self.objectName)
        }
        self.init(description: place.node.string, content: [], headers: [], links: [], range: place.node.range)
    }
}
