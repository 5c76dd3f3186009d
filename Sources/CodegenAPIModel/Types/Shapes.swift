public import CodegenDiagnostics

/// An object with known properties.
public struct ObjectShape: Sendable, Equatable {
    public var properties: [Property]
    public var additional: AdditionalProperties

    public init(properties: [Property], additional: AdditionalProperties = .ignored) {
        self.properties = properties
        self.additional = additional
    }

    /// What happens to properties that the schema doesn't list.
    public enum AdditionalProperties: Sendable, Equatable {
        /// The schema doesn't ask for them: they are skipped.
        case ignored
        case kept(TypeReference)
    }
}

/// A property of an object.
public struct Property: Sendable, Equatable {
    public var wireName: String
    public var type: TypeReference
    public var isRequired: Bool
    public var isReadOnly: Bool
    public var isWriteOnly: Bool
    public var defaultValue: Literal?
    /// The values that it may have, as text, where its type doesn't show them: of a Boolean or a number.
    public var constants: [String] = []
    /// The format or pattern of a string, where its type doesn't show it.
    public var text: UnionShape.TextTest?
    /// The only value that it can have, for whoever makes one: a discriminator's.
    public var onlyValue: Literal?
    /// The value would contain itself, so it is stored behind a reference.
    public var isBoxed: Bool
    public var documentation: Documentation
    public var origin: SourceRange?

    public init(
        wireName: String,
        type: TypeReference,
        isRequired: Bool,
        isReadOnly: Bool = false,
        isWriteOnly: Bool = false,
        defaultValue: Literal? = nil,
        isBoxed: Bool = false,
        documentation: Documentation = .init(),
        origin: SourceRange? = nil
    ) {
        self.wireName = wireName
        self.type = type
        self.isRequired = isRequired
        self.isReadOnly = isReadOnly
        self.isWriteOnly = isWriteOnly
        self.defaultValue = defaultValue
        self.isBoxed = isBoxed
        self.documentation = documentation
        self.origin = origin
    }
}

/// A closed list of values in the description; open in Swift where it is received.
public struct EnumerationShape: Sendable, Equatable {
    public var values: Values
    /// Names that the description gives values, by the value as text.
    public var names: [String: String]
    /// What the description says of values, by the value as text.
    public var descriptions: [String: String]
    /// The description itself allows other values, so that it is open where it is sent, too.
    public var isOpen: Bool
    /// Where each of the values stands.
    public var origins: [String: SourceRange]

    public init(
        values: Values,
        names: [String: String] = [:],
        descriptions: [String: String] = [:],
        isOpen: Bool = false,
        origins: [String: SourceRange] = [:]
    ) {
        self.values = values
        self.names = names
        self.descriptions = descriptions
        self.isOpen = isOpen
        self.origins = origins
    }

    public enum Values: Sendable, Equatable {
        case strings([String])
        case integers([Int])

        /// The values as text, in their order.
        public var texts: [String] {
            switch self {
            case .strings(let values): values
            case .integers(let values): values.map(String.init)
            }
        }

        /// Whether each of the values is one of the others.
        public func isSubset(of others: Values) -> Bool {
            switch (self, others) {
            case (.strings(let own), .strings(let all)): Set(own).isSubset(of: all)
            case (.integers(let own), .integers(let all)): Set(own).isSubset(of: all)
            case (.strings, .integers), (.integers, .strings): false
            }
        }
    }
}

/// The parts of a multipart body.
public struct MultipartShape: Sendable, Equatable {
    public var parts: [Part]

    public init(parts: [Part]) { self.parts = parts }

    public struct Part: Sendable, Equatable {
        public var wireName: String
        public var content: Content
        public var isRequired: Bool
        /// What goes with the part beside its content type.
        public var headers: [Header]
        public var documentation: Documentation
        public var origin: SourceRange?

        public init(
            wireName: String,
            content: Content,
            isRequired: Bool,
            headers: [Header] = [],
            documentation: Documentation,
            origin: SourceRange? = nil
        ) {
            self.wireName = wireName
            self.content = content
            self.isRequired = isRequired
            self.headers = headers
            self.documentation = documentation
            self.origin = origin
        }
    }

    /// A header of one part (OpenAPI, Encoding Object).
    public struct Header: Sendable, Equatable {
        public var wireName: String
        public var type: TypeReference
        public var isJSON: Bool
        public var explode: Bool
        public var isRequired: Bool
        public var documentation: Documentation

        public init(
            wireName: String,
            type: TypeReference,
            isJSON: Bool,
            explode: Bool,
            isRequired: Bool,
            documentation: Documentation
        ) {
            self.wireName = wireName
            self.type = type
            self.isJSON = isJSON
            self.explode = explode
            self.isRequired = isRequired
            self.documentation = documentation
        }
    }

    public enum Content: Sendable, Equatable {
        /// A file, or several under one name.
        case file(isArray: Bool, contentType: String?)
        case field(TypeReference, contentType: String?)
    }
}
