/// The client: servers, credentials, and a property for each group.
package struct ClientView: View {
    package let name: String
    package let access: String
    package let documentation: [String]
    package let groups: [GroupAccessorView]
    package let servers: [ServerView]
    package let schemes: [SecuritySchemeView]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("access") { $0.access },
        .lines("documentation") { $0.documentation },
        .list("groups") { $0.groups },
        .list("servers") { $0.servers },
        .list("schemes") { $0.schemes },
        .flag("hasCredentials") { !$0.schemes.isEmpty },
        .text("defaultServer") { $0.defaultServer },
        .flag("hasRequiredCredentials") { !$0.schemes.allSatisfy(\.isOptional) },
    ]

    /// One server needs no choice; among several a default would be a guess.
    private var defaultServer: String {
        guard let only = servers.first, servers.count == 1, !only.isRelative else { return "" }
        return " = .\(only.name)\(only.variables.isEmpty ? "" : "()")"
    }
}

/// A property of the client that gives the operations of one group.
package struct GroupAccessorView: View {
    package let name: String
    package let type: String
    package let documentation: [String]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
    ]
}

/// A server.
package struct ServerView: View {
    package let name: String
    /// As a string literal.
    package let url: String
    package let documentation: [String]
    /// The URL has no host: the caller passes an origin.
    package let isRelative: Bool
    package let variables: [ServerVariableView]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("url") { $0.url },
        .lines("documentation") { $0.documentation },
        .list("variables") { $0.variables },
        .flag("isRelative") { $0.isRelative },
        .flag("isTemplate") { !$0.variables.isEmpty || $0.isRelative },
        .flag("hasVariables") { !$0.variables.isEmpty },
    ]
}

/// A variable of a server's URL.
package struct ServerVariableView: View {
    package let name: String
    package let wireName: String
    package let defaultValue: String
    /// `String`, or an enumeration of the documented values.
    package let type: String
    package let isEnumerated: Bool
    /// The declaration of the variable's enumeration; nil for text, and where another variable declares the same one.
    package let enumeration: ServerVariableEnumerationView?

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("wireName") { $0.wireName },
        .text("defaultValue") { $0.defaultValue },
        .text("type") { $0.type },
        .flag("isEnumerated") { $0.isEnumerated },
        .view("enumeration") { $0.enumeration },
    ]
}

/// The enumeration of a server variable's documented values.
package struct ServerVariableEnumerationView: View {
    package let name: String
    package let documentation: [String]
    package let cases: [ServerVariableCaseView]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .lines("documentation") { $0.documentation },
        .list("cases") { $0.cases },
    ]
}

/// A documented value of a server variable.
package struct ServerVariableCaseView: View {
    package let name: String
    package let value: String
    package let isImplicit: Bool

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("value") { $0.value },
        .flag("isImplicit") { $0.isImplicit },
    ]
}

/// A security scheme: a field of the credentials.
package struct SecuritySchemeView: View {
    package let name: String
    package let wireName: String
    /// The runtime's description of the scheme.
    package let scheme: String
    package let documentation: [String]
    /// Some call can do without it, so that its argument has a default.
    package let isOptional: Bool

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("wireName") { $0.wireName },
        .text("scheme") { $0.scheme },
        .lines("documentation") { $0.documentation },
        .flag("isOptional") { $0.isOptional },
    ]
}
