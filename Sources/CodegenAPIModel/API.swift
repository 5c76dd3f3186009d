package import CodegenDiagnostics

/// One API: everything that its Swift depends on, except names and layout.
///
/// Types refer to each other by `TypeID`, an index into `types`.
package struct API: Sendable, Equatable {
    package var title: String
    package var version: String
    package var documentation: Documentation
    package var servers: [Server]
    package var securitySchemes: [SecurityScheme]
    /// Groups of operations in the order of the description's tags, then of first use.
    package var groups: [OperationGroup]
    package var webhooks: [Webhook]
    package var types: [TypeDeclaration]
    /// Names given by the description, by the location of the named object.
    package var givenNames: [SourceRange: GivenName] = [:]

    package init(
        title: String,
        version: String,
        documentation: Documentation,
        servers: [Server] = [],
        securitySchemes: [SecurityScheme] = [],
        groups: [OperationGroup] = [],
        webhooks: [Webhook] = [],
        types: [TypeDeclaration] = []
    ) {
        self.title = title
        self.version = version
        self.documentation = documentation
        self.servers = servers
        self.securitySchemes = securitySchemes
        self.groups = groups
        self.webhooks = webhooks
        self.types = types
    }

    package subscript(id: TypeID) -> TypeDeclaration {
        get { types[id.index] }
        set { types[id.index] = newValue }
    }
}

/// A Swift name given by the configuration or by `x-swift-name`, with its location.
package struct GivenName: Sendable, Equatable {
    package var text: String
    package var range: SourceRange?

    package init(_ text: String, at range: SourceRange?) {
        self.text = text
        self.range = range
    }
}

/// The words of a description, for a doc comment.
package struct Documentation: Sendable, Hashable {
    package var summary: String?
    package var description: String?
    /// Constraints that the type doesn't hold, one a line: `Matches ^\d+$`.
    package var constraints: [String]
    package var isDeprecated: Bool
    /// What to use instead of something deprecated, where that isn't in the description.
    package var deprecationMessage: String?
    /// A page about it.
    package var page: Page?
    /// The JSON pointer of the described object.
    package var pointer: String?

    package init(
        summary: String? = nil,
        description: String? = nil,
        constraints: [String] = [],
        isDeprecated: Bool = false,
        deprecationMessage: String? = nil,
        page: Page? = nil,
        pointer: String? = nil
    ) {
        self.summary = summary
        self.description = description
        self.constraints = constraints
        self.isDeprecated = isDeprecated
        self.deprecationMessage = deprecationMessage
        self.page = page
        self.pointer = pointer
    }

    /// A page of external documentation.
    package struct Page: Sendable, Hashable {
        package var url: String
        package var title: String?

        package init(url: String, title: String?) {
            self.url = url
            self.title = title
        }
    }
}

/// One way to authenticate callers.
package struct SecurityScheme: Sendable, Equatable {
    package var wireName: String
    package var kind: Kind
    package var description: String?
    /// Every operation that requires credentials requires this one.
    package var isAlwaysRequired: Bool
    package var origin: SourceRange?

    package init(
        wireName: String,
        kind: Kind,
        description: String? = nil,
        isAlwaysRequired: Bool = false,
        origin: SourceRange? = nil
    ) {
        self.wireName = wireName
        self.kind = kind
        self.description = description
        self.isAlwaysRequired = isAlwaysRequired
        self.origin = origin
    }

    package enum Kind: Sendable, Equatable {
        case apiKey(name: String, location: KeyLocation)
        case http(scheme: String)
        case oauth2
        case openIDConnect
        case mutualTLS
    }

    package enum KeyLocation: String, Sendable { case header, query, cookie }
}

/// A base URL that the API is served from.
package struct Server: Sendable, Equatable {
    /// With variables in braces.
    package var url: String
    package var name: String?
    package var description: String?
    package var variables: [Variable]
    package var origin: SourceRange?

    package init(
        url: String,
        name: String? = nil,
        description: String? = nil,
        variables: [Variable] = [],
        origin: SourceRange? = nil
    ) {
        self.url = url
        self.name = name
        self.description = description
        self.variables = variables
        self.origin = origin
    }

    /// Whether the URL has no host.
    package var isRelative: Bool { !url.contains("://") && !url.hasPrefix("{") && !url.hasPrefix("//") }

    package struct Variable: Sendable, Equatable {
        package var wireName: String
        package var defaultValue: String
        package var values: [String]
        package var description: String?
        package var origin: SourceRange?

        package init(
            wireName: String,
            defaultValue: String,
            values: [String] = [],
            description: String? = nil,
            origin: SourceRange? = nil
        ) {
            self.wireName = wireName
            self.defaultValue = defaultValue
            self.values = values
            self.description = description
            self.origin = origin
        }
    }
}
