package import CodegenDiagnostics

/// One way to prove who is calling.
package struct SecurityScheme: Sendable, Equatable {
    package var wireName: String
    package var kind: Kind
    package var description: String?
    /// No operation that asks for credentials does without this one.
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
