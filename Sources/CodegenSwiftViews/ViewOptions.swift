public import CodegenAPIModel
public import CodegenDiagnostics

/// What the user decides about the Swift.
public struct ViewOptions: Sendable {
    /// The API's name: the client is called after it.
    public var name: String
    public var access: Access
    /// Words that are written in one case, beside the usual ones.
    public var acronyms: Set<String>
    /// Names by the place of what they name.
    public var names: [SourceRange: GivenName]
    /// What files say they come from.
    public var source: String

    public init(
        name: String,
        access: Access = .public,
        acronyms: Set<String> = [],
        names: [SourceRange: GivenName] = [:],
        source: String = ""
    ) {
        self.name = name
        self.access = access
        self.acronyms = acronyms
        self.names = names
        self.source = source
    }

    /// Who may use the generated declarations.
    public enum Access: String, Sendable, CaseIterable {
        case `public`, package, `internal`
    }
}
