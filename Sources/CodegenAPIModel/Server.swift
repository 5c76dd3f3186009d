public import CodegenDiagnostics

/// A base URL that the API is served from.
public struct Server: Sendable, Equatable {
    /// With variables in braces.
    public var url: String
    public var name: String?
    public var description: String?
    public var variables: [Variable]
    public var origin: SourceRange?

    public init(
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
    public var isRelative: Bool { !url.contains("://") && !url.hasPrefix("{") && !url.hasPrefix("//") }

    public struct Variable: Sendable, Equatable {
        public var wireName: String
        public var defaultValue: String
        public var values: [String]
        public var description: String?
        public var origin: SourceRange?

        public init(
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
