/// What an operation sends.
public struct RequestBody: Sendable, Equatable {
    public var isRequired: Bool
    public var content: Content
    public var documentation: Documentation

    public init(isRequired: Bool, content: Content, documentation: Documentation) {
        self.isRequired = isRequired
        self.content = content
        self.documentation = documentation
    }

    public enum Content: Sendable, Equatable {
        case json(TypeReference, mediaType: String)
        /// Properties that are not sent as most are: arrays with a pair for each item, objects as JSON.
        case form(TypeReference, styles: [FormStyle])
        case multipart(TypeID)
        case text(mediaType: String)
        case bytes(mediaType: String)
    }
}

/// How one property of a form is written (OpenAPI, Encoding Object).
public struct FormStyle: Sendable, Equatable {
    public var property: String
    public var style: Parameter.Style
    /// Whether each item of an array, and each property of an object, is a pair of its own.
    public var explode: Bool

    public init(property: String, style: Parameter.Style, explode: Bool) {
        self.property = property
        self.style = style
        self.explode = explode
    }
}
