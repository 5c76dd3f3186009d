public import CodegenDiagnostics

/// One way to prove who is calling.
public struct SecurityScheme: Sendable, Equatable {
    public var wireName: String
    public var kind: Kind
    public var description: String?
    /// No operation that asks for credentials does without this one.
    public var isAlwaysRequired: Bool
    public var origin: SourceRange?

    public init(
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

    public enum Kind: Sendable, Equatable {
        case apiKey(name: String, location: KeyLocation)
        case http(scheme: String)
        case oauth2
        case openIDConnect
        case mutualTLS
    }

    public enum KeyLocation: String, Sendable { case header, query, cookie }
}
