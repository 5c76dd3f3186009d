package import CodegenDiagnostics

/// One API, decided in all that matters to Swift but its names and its layout.
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
    /// Names that the description asks for, by the place of what they name.
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
