package import CodegenDiagnostics

extension OpenAPI {
    /// Header Object: a header that a response, or a part of a multipart body, carries.
    package struct Header: Sendable {
        package let description: String?
        package let isRequired: Bool
        package let isDeprecated: Bool
        package let schema: Schema?
        package let content: [Named<MediaType>]
        package let explode: Bool
        /// 2.0: its items are separated by something else than commas.
        package let isDelimitedOtherwise: Bool
        package let range: SourceRange
    }
}

extension OpenAPI.Header: DocumentObject {
    static var objectName: String { "a Header Object" }

    init(_ object: inout ObjectDecoder) {
        object.acknowledge("style", "example", "examples", "allowEmptyValue", "allowReserved")
        isDelimitedOtherwise = object.string("collectionFormat").map { $0 != "csv" } ?? false
        if isDelimitedOtherwise { object.unexpressed("collectionFormat") }
        description = object.string("description")
        isRequired = object.bool("required") ?? false
        isDeprecated = object.isDeprecated()
        schema = object.value("schema") ?? InlineSchema.lifted(&object)?.value()
        content = object.map("content")
        explode = object.bool("explode") ?? false
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
            isDelimitedOtherwise: false, range: place.node.range)
    }
}
