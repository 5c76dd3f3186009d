package import CodegenDiagnostics

extension OpenAPI {
    /// Media Type Object: the schema of a body in one format.
    package struct MediaType: Sendable {
        package let schema: Schema?
        /// 3.2: the schema of each item of a sequence.
        package let itemSchema: Schema?
        package let encoding: [Named<Encoding>]
        package let examples: Examples
        package let range: SourceRange

        /// Encoding Object: how one property of a form or multipart body is sent.
        package struct Encoding: Sendable {
            package let contentType: String?
            package let style: Parameter.Style?
            package let explode: Bool?
            package let allowReserved: Bool
            /// Headers of the part beside its content type.
            package let headers: [Named<Referenced<Header>>]
        }
    }
}

extension OpenAPI.MediaType: DocumentObject {
    static var objectName: String { "a Media Type Object" }
    /// 3.2 lets components hold media types.
    static var opensReferences: Bool { true }

    init(_ object: inout ObjectDecoder) {
        if object.context.version == .v3_2 {
            for name in ["prefixEncoding", "itemEncoding"] { object.unexpressed(name) }
        }
        schema = object.value("schema")
        itemSchema = object.value("itemSchema")
        encoding = object.map("encoding")
        examples = object.examples()
        range = object.range
    }

    init?(decodingOther place: Place, in context: DecodingContext) {
        guard place.node.isNull else {
            context.reportNoObject(place, Self.objectName)
            return nil
        }
        self.init(schema: nil, itemSchema: nil, encoding: [], examples: .none, range: place.node.range)
    }

    /// The media type under a name that its operation has for it, with the example of version 2.0 for that name.
    func named(_ name: String) -> OpenAPI.MediaType {
        guard let examples = examples.named(name) else { return self }
        return OpenAPI.MediaType(
            schema: schema, itemSchema: itemSchema, encoding: encoding, examples: examples, range: range)
    }
}

extension OpenAPI.MediaType.Encoding: DocumentObject {
    static var objectName: String { "an Encoding Object" }

    init(_ object: inout ObjectDecoder) {
        object.acknowledge("style", "explode")
        for name in ["encoding", "prefixEncoding", "itemEncoding"] { object.unexpressed(name) }
        contentType = object.string("contentType")
        style = object.string("style").flatMap(OpenAPI.Parameter.Style.init)
        explode = object.bool("explode")
        allowReserved = object.bool("allowReserved") ?? false
        headers = object.map("headers")
    }
}

extension OpenAPI {
    /// Request Body Object.
    package struct RequestBody: Sendable {
        package let description: String?
        package let isRequired: Bool
        package let content: [Named<MediaType>]
        package let range: SourceRange
    }
}

extension OpenAPI.RequestBody: DocumentObject {
    static var objectName: String { "a Request Body Object" }

    init(_ object: inout ObjectDecoder) {
        description = object.string("description")
        isRequired = object.bool("required") ?? false
        content = object.map("content")
        range = object.range
    }
}
