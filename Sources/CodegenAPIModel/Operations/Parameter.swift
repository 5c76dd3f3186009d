package import CodegenDiagnostics

/// An input beside the body.
package struct Parameter: Sendable, Equatable {
    package var wireName: String
    package var location: Location
    package var style: Style
    package var explode: Bool
    package var allowReserved: Bool
    /// An empty text may fill a whole segment of the path.
    package var allowEmpty: Bool
    package var type: TypeReference
    package var isRequired: Bool
    package var defaultValue: Literal?
    package var documentation: Documentation
    package var origin: SourceRange?
    /// Where the operation refers to it, if it isn't inline.
    package var reference: SourceRange?
    /// What values of it have to satisfy; empty without validation.
    package var rules: [ValueRule] = []

    package init(
        wireName: String,
        location: Location,
        style: Style,
        explode: Bool,
        allowReserved: Bool = false,
        allowEmpty: Bool = false,
        type: TypeReference,
        isRequired: Bool,
        defaultValue: Literal? = nil,
        documentation: Documentation = .init(),
        origin: SourceRange? = nil
    ) {
        self.wireName = wireName
        self.location = location
        self.style = style
        self.explode = explode
        self.allowReserved = allowReserved
        self.allowEmpty = allowEmpty
        self.type = type
        self.isRequired = isRequired
        self.defaultValue = defaultValue
        self.documentation = documentation
        self.origin = origin
    }

    package enum Location: String, Sendable {
        case path, query, header, cookie
        /// The whole query is this one value (OpenAPI 3.2).
        case querystring
    }

    /// How a value becomes text (OpenAPI 3.1, section 4.8.12.3).
    package enum Style: String, Sendable {
        case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject
        /// As `form`, without percent-encoding (OpenAPI 3.2).
        case cookie
        /// JSON text: a parameter with `content`.
        case json

        /// The styles that the specification allows in a location.
        package static func allowed(in location: Location) -> [Style] {
            switch location {
            case .path: [.simple, .label, .matrix]
            case .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject]
            case .header: [.simple]
            case .cookie: [.form, .cookie]
            case .querystring: []
            }
        }

        /// The default style of a location.
        package static func standard(in location: Location) -> Style {
            switch location {
            case .path, .header: .simple
            case .query, .cookie, .querystring: .form
            }
        }
    }
}

/// The body of an operation's request.
package struct RequestBody: Sendable, Equatable {
    package var isRequired: Bool
    package var content: Content
    /// What may be sent instead, of other media types.
    package var others: [Content] = []
    /// What each of `contents` has to satisfy; empty without validation.
    package var rules: [[ValueRule]] = []
    /// How each of `contents` may come, of which a client sends one; empty without a service.
    package var accepted: [[AcceptedMedia]] = []
    package var documentation: Documentation

    package init(isRequired: Bool, content: Content, documentation: Documentation) {
        self.isRequired = isRequired
        self.content = content
        self.documentation = documentation
    }

    package enum Content: Sendable, Equatable {
        case json(TypeReference, mediaType: String)
        /// Properties that are not sent as most are: arrays with a pair for each item, objects as JSON.
        case form(TypeReference, styles: [FormStyle])
        case multipart(TypeID, mediaType: String)
        /// Parts that follow each other without names.
        case parts(mediaType: String)
        /// With the media types that it may have, ranges among them, where the caller says which one it is.
        case text(mediaType: String, oneOf: [String] = [])
        case bytes(mediaType: String, oneOf: [String] = [])
        /// A format that only the caller's coder writes, such as XML.
        case coded(TypeReference, mediaType: String)
        /// One JSON document after the other.
        case stream(TypeReference, mediaType: String)

        package var mediaType: String {
            switch self {
            case .json(_, let mediaType), .multipart(_, let mediaType), .parts(let mediaType),
                .text(let mediaType, _), .bytes(let mediaType, _), .coded(_, let mediaType),
                .stream(_, let mediaType):
                mediaType
            case .form: "application/x-www-form-urlencoded"
            }
        }

        /// What it is called after among several.
        package var namingMediaType: String {
            mediaTypes.count == 1 ? mediaTypes[0] : mediaType
        }

        /// The media types that the caller chooses from; empty where there is one.
        package var mediaTypes: [String] {
            switch self {
            case .text(_, let mediaTypes), .bytes(_, let mediaTypes): mediaTypes
            case .json, .form, .multipart, .parts, .coded, .stream: []
            }
        }
    }

    /// All that may be sent, the preferred one first.
    package var contents: [Content] { [content] + others }
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
