package import CodegenDiagnostics

/// An object with known properties.
package struct ObjectShape: Sendable, Hashable {
    package var properties: [Property]
    package var additional: AdditionalProperties

    package init(properties: [Property], additional: AdditionalProperties = .ignored) {
        self.properties = properties
        self.additional = additional
    }

    /// The treatment of properties that the schema doesn't list.
    package enum AdditionalProperties: Sendable, Hashable {
        /// The schema doesn't ask for them: they are skipped.
        case ignored
        case kept(TypeReference)
    }
}

/// A property of an object.
package struct Property: Sendable, Hashable {
    package var wireName: String
    package var type: TypeReference
    package var isRequired: Bool
    package var isReadOnly: Bool
    package var isWriteOnly: Bool
    package var defaultValue: Literal?
    /// The values that it may have, as text, where its type doesn't show them: of a Boolean or a number.
    package var constants: [String] = []
    /// The format or pattern of a string, where its type doesn't show it.
    package var text: UnionShape.TextTest?
    /// The only value that it can have, such as a discriminator's: a default for initializers.
    package var onlyValue: Literal?
    /// The value would contain itself, so it is stored indirectly.
    package var isBoxed: Bool
    /// What values of it have to satisfy; empty without validation.
    package var rules: [ValueRule] = []
    package var documentation: Documentation
    package var origin: SourceRange?

    package init(
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
package struct EnumerationShape: Sendable, Hashable {
    package var values: Values
    /// Names that the description gives values, by the value as text.
    package var names: [String: String]
    /// Descriptions of values, by the value as text.
    package var descriptions: [String: String]
    /// The description itself allows other values, so that it is open where it is sent, too.
    package var isOpen: Bool
    /// The location of each of the values.
    package var origins: [String: SourceRange]

    package init(
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

    package enum Values: Sendable, Hashable {
        case strings([String])
        case integers([Int])

        /// The values as text, in their order.
        package var texts: [String] {
            switch self {
            case .strings(let values): values
            case .integers(let values): values.map(String.init)
            }
        }

        /// Whether each of the values is one of the others.
        package func isSubset(of others: Values) -> Bool {
            switch (self, others) {
            case (.strings(let own), .strings(let all)): Set(own).isSubset(of: all)
            case (.integers(let own), .integers(let all)): Set(own).isSubset(of: all)
            case (.strings, .integers), (.integers, .strings): false
            }
        }
    }
}

/// The parts of a multipart body.
package struct MultipartShape: Sendable, Hashable {
    package var parts: [Part]

    package init(parts: [Part]) { self.parts = parts }

    package struct Part: Sendable, Hashable {
        package var wireName: String
        package var content: Content
        package var isRequired: Bool
        /// The only value that it can have.
        package var onlyValue: Literal?
        /// The headers of the part beside its content type.
        package var headers: [Header]
        /// What values of it have to satisfy; empty without validation.
        package var rules: [ValueRule] = []
        package var documentation: Documentation
        package var origin: SourceRange?

        package init(
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
    package struct Header: Sendable, Hashable {
        package var wireName: String
        package var type: TypeReference
        package var isJSON: Bool
        package var explode: Bool
        package var isRequired: Bool
        package var documentation: Documentation

        package init(
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

    package enum Content: Sendable, Hashable {
        /// A file, or several under one name.
        case file(isArray: Bool, contentType: String?)
        case field(TypeReference, contentType: String?)
    }
}
