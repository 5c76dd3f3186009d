/// What an operation sends.
package struct RequestBody: Sendable, Equatable {
    package var isRequired: Bool
    package var content: Content
    /// The range of media types that a text or bytes may have, `image/*`; the caller says which one it is.
    package var mediaTypeRange: String?
    package var documentation: Documentation

    package init(isRequired: Bool, content: Content, mediaTypeRange: String? = nil, documentation: Documentation) {
        self.isRequired = isRequired
        self.content = content
        self.mediaTypeRange = mediaTypeRange
        self.documentation = documentation
    }

    package enum Content: Sendable, Equatable {
        case json(TypeReference, mediaType: String)
        /// Properties that are not sent as most are: arrays with a pair for each item, objects as JSON.
        case form(TypeReference, styles: [FormStyle])
        case multipart(TypeID, mediaType: String)
        /// Parts that follow each other without names.
        case parts(mediaType: String)
        case text(mediaType: String)
        case bytes(mediaType: String)
    }
}

/// How one property of a form is written (OpenAPI, Encoding Object).
package struct FormStyle: Sendable, Equatable {
    package var property: String
    package var style: Parameter.Style
    /// Whether each item of an array, and each property of an object, is a pair of its own.
    package var explode: Bool
    /// It is an object with a pair for each member, rather than JSON.
    package var isSpread: Bool
    /// Whether reserved characters are sent as they are.
    package var allowReserved: Bool

    package init(
        property: String,
        style: Parameter.Style,
        explode: Bool,
        isSpread: Bool = false,
        allowReserved: Bool = false
    ) {
        self.property = property
        self.style = style
        self.explode = explode
        self.isSpread = isSpread
        self.allowReserved = allowReserved
    }
}
