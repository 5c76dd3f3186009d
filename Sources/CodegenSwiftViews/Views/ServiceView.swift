/// The protocol of a group of operations in a service.
package struct ServedGroupView: View {
    let names: ServiceNames
    package let name: String
    package let access: String
    package let documentation: [String]
    /// Some operation asks for credentials, or takes them.
    package let isSecured: Bool
    package let requirements: [RequirementView]

    package static let fields: [ViewField<Self>] =
        ViewField.serverTypes { $0.names } + [
            .text("name") { $0.name },
            .text("access") { $0.access },
            .lines("documentation") { $0.documentation },
            .text("security") { $0.names.security },
            .flag("isSecured") { $0.isSecured },
            .list("requirements") { $0.requirements },
        ]
}

/// The requirement that serves one operation, and its route.
package struct RequirementView: View {
    package let functionName: String
    /// The endpoint.
    package let endpoint: String
    package let documentation: [String]
    /// The caller's type in the context.
    package let contextType: String
    package let outputType: String
    package let returnsVoid: Bool
    /// Nil where another operation's route leads here, too.
    package let route: RouteView?

    package static let fields: [ViewField<Self>] = [
        .text("functionName") { $0.functionName },
        .text("endpoint") { $0.endpoint },
        .lines("documentation") { $0.documentation },
        .text("contextType") { $0.contextType },
        .text("outputType") { $0.outputType },
        .flag("returnsVoid") { $0.returnsVoid },
        .view("route") { $0.route },
    ]
}

/// `routes.addOptional(getPet)`
package struct RouteView: View {
    package let method: String
    package let arguments: [String]

    package static let fields: [ViewField<Self>] = [
        .text("method") { $0.method },
        .lines("arguments") { $0.arguments },
    ]
}

/// The service of the whole API, and what it identifies callers by.
package struct ServiceView: View {
    let names: ServiceNames
    package let access: String
    package let documentation: [String]
    package let groups: [ServiceGroupView]
    package let schemes: [ServiceSchemeView]
    package let isSecured: Bool
    /// As string literals.
    package let basePaths: [String]
    /// Types that are thrown as they are.
    package let errors: [String]
    /// The client that calls the service in the same process; nil where it is in another module.
    package let client: ServedClientView?

    package static let fields: [ViewField<Self>] =
        ViewField.serverTypes { $0.names } + [
            .text("name") { $0.names.api },
            .text("access") { $0.access },
            .lines("documentation") { $0.documentation },
            .text("security") { $0.names.security },
            .list("groups") { $0.groups },
            .list("schemes") { $0.schemes },
            .flag("isSecured") { $0.isSecured },
            .lines("basePaths") { $0.basePaths },
            .lines("errors") { $0.errors },
            .view("client") { $0.client },
        ]
}

/// An argument of the service's initializer: what serves a group.
package struct ServiceGroupView: View {
    /// The argument's label and name.
    package let label: String
    package let type: String
    package let isSecured: Bool

    package static let fields: [ViewField<Self>] = [
        .text("label") { $0.label },
        .text("type") { $0.type },
        .flag("isSecured") { $0.isSecured },
    ]
}

/// A security scheme: the requirement that identifies a caller by it.
package struct ServiceSchemeView: View {
    package let functionName: String
    /// The runtime's description of the scheme.
    package let scheme: String
    package let documentation: [String]
    package let credential: Credential

    package enum Credential: Sendable {
        case key, token, basic
        /// The connection has it.
        case none
    }

    package static let fields: [ViewField<Self>] = [
        .text("functionName") { $0.functionName },
        .text("scheme") { $0.scheme },
        .lines("documentation") { $0.documentation },
        .flag("isKey") { $0.credential == .key },
        .flag("isToken") { $0.credential == .token },
        .flag("isBasic") { $0.credential == .basic },
    ]
}

/// The client of a service in the same process.
package struct ServedClientView: View {
    let names: ServiceNames
    package let name: String
    package let access: String
    package let hasCredentials: Bool
    /// The address of the service, as a literal.
    package let serverURL: String

    package static let fields: [ViewField<Self>] =
        ViewField.serverTypes { $0.names } + [
            .text("name") { $0.name },
            .text("access") { $0.access },
            .flag("hasCredentials") { $0.hasCredentials },
            .text("serverURL") { $0.serverURL },
        ]
}
