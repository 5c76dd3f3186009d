package import CodegenDiagnostics

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
