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

extension OpenAPI {
    /// Header Object: a header that a response, or a part of a multipart body, carries.
    package struct Header: Sendable {
        package let description: String?
        package let isRequired: Bool
        package let isDeprecated: Bool
        package let schema: Schema?
        package let content: [Named<MediaType>]
        package let explode: Bool
        package let examples: Examples
        /// 2.0: its items are separated by something else than commas.
        package let isDelimitedOtherwise: Bool
        package let range: SourceRange
    }
}

extension OpenAPI.Header: DocumentObject {
    static var objectName: String { "a Header Object" }

    init(_ object: inout ObjectDecoder) {
        object.acknowledge("style", "allowEmptyValue", "allowReserved")
        isDelimitedOtherwise = object.string("collectionFormat").map { $0 != "csv" } ?? false
        if isDelimitedOtherwise { object.unexpressed("collectionFormat") }
        description = object.string("description")
        isRequired = object.bool("required") ?? false
        isDeprecated = object.isDeprecated()
        schema = object.value("schema") ?? InlineSchema.lifted(&object)?.value()
        content = object.map("content")
        explode = object.bool("explode") ?? false
        examples = object.examples()
        range = object.range
    }

    /// Headers are called `x-…` too, so that only what can't be one is an extension.
    init?(decodingOther place: Place, in context: DecodingContext) {
        guard place.node.isNull else {
            if !place.pointer.lastToken.hasPrefix("x-") { context.reportNoObject(place, Self.objectName) }
            return nil
        }
        self.init(
            description: nil, isRequired: false, isDeprecated: false, schema: nil, content: [], explode: false,
            examples: .none, isDelimitedOtherwise: false, range: place.node.range)
    }
}

extension OpenAPI {
    /// Link Object: an operation whose inputs are found in a response.
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
