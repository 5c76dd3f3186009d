public import CodegenDiagnostics

/// An input beside the body.
public struct Parameter: Sendable, Equatable {
    public var wireName: String
    public var location: Location
    public var style: Style
    public var explode: Bool
    public var allowReserved: Bool
    /// An empty text may fill a whole segment of the path.
    public var allowEmpty: Bool
    public var type: TypeReference
    public var isRequired: Bool
    public var defaultValue: Literal?
    public var documentation: Documentation
    public var origin: SourceRange?
    /// Where the operation refers to it, if it does not stand there itself.
    public var reference: SourceRange?

    public init(
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

    public enum Location: String, Sendable {
        case path, query, header, cookie
        /// The whole query is this one value (OpenAPI 3.2).
        case querystring
    }

    /// How a value becomes text (OpenAPI 3.1, section 4.8.12.3).
    public enum Style: String, Sendable {
        case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject
        /// As `form`, without percent-encoding (OpenAPI 3.2).
        case cookie
        /// JSON text: a parameter with `content`.
        case json

        /// What the specification allows in a place.
        public static func allowed(in location: Location) -> [Style] {
            switch location {
            case .path: [.simple, .label, .matrix]
            case .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject]
            case .header: [.simple]
            case .cookie: [.form, .cookie]
            case .querystring: []
            }
        }

        /// What holds in a place when nothing is said.
        public static func standard(in location: Location) -> Style {
            switch location {
            case .path, .header: .simple
            case .query, .cookie, .querystring: .form
            }
        }
    }
}
