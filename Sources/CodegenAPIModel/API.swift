public import CodegenDiagnostics

/// One API, decided in all that matters to Swift but its names and its layout.
///
/// Types refer to each other by `TypeID`, an index into `types`.
public struct API: Sendable, Equatable {
    public var title: String
    public var version: String
    public var documentation: Documentation
    public var servers: [Server]
    public var securitySchemes: [SecurityScheme]
    /// Groups of operations in the order of the description's tags, then of first use.
    public var groups: [OperationGroup]
    public var webhooks: [Webhook]
    public var types: [TypeDeclaration]
    /// Names that the description asks for, by the place of what they name.
    public var givenNames: [SourceRange: GivenName] = [:]

    public init(
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

    public subscript(id: TypeID) -> TypeDeclaration {
        get { types[id.index] }
        set { types[id.index] = newValue }
    }
}
