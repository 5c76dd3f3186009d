/// The client: servers, credentials, and a property for each group.
public struct ClientView: View {
    public let name: String
    public let access: String
    public let documentation: [String]
    public let groups: [GroupAccessorView]
    public let servers: [ServerView]
    public let schemes: [SecuritySchemeView]

    public static let fields: [ViewField<Self>] = [
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
public struct GroupAccessorView: View {
    public let name: String
    public let type: String
    public let documentation: [String]

    public static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
    ]
}

/// A server.
public struct ServerView: View {
    public let name: String
    /// As a string literal.
    public let url: String
    public let documentation: [String]
    /// The URL has no host: the caller passes an origin.
    public let isRelative: Bool
    public let variables: [ServerVariableView]

    public static let fields: [ViewField<Self>] = [
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
public struct ServerVariableView: View {
    public let name: String
    public let wireName: String
    public let defaultValue: String
    /// `String`, or an enumeration of the documented values.
    public let type: String
    public let isEnumerated: Bool
    /// The declaration of the variable's enumeration; nil for text, and where another variable declares the same one.
    public let enumeration: ServerVariableEnumerationView?

    public static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("wireName") { $0.wireName },
        .text("defaultValue") { $0.defaultValue },
        .text("type") { $0.type },
        .flag("isEnumerated") { $0.isEnumerated },
        .view("enumeration") { $0.enumeration },
    ]
}

/// The enumeration of a server variable's documented values.
public struct ServerVariableEnumerationView: View {
    public let name: String
    public let documentation: [String]
    public let cases: [ServerVariableCaseView]

    public static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .lines("documentation") { $0.documentation },
        .list("cases") { $0.cases },
    ]
}

/// A documented value of a server variable.
public struct ServerVariableCaseView: View {
    public let name: String
    public let value: String
    public let isImplicit: Bool

    public static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("value") { $0.value },
        .flag("isImplicit") { $0.isImplicit },
    ]
}

/// A security scheme: a field of the credentials.
public struct SecuritySchemeView: View {
    public let name: String
    public let wireName: String
    /// The runtime's description of the scheme.
    public let scheme: String
    public let documentation: [String]
    /// Some call can do without it, so that its argument has a default.
    public let isOptional: Bool

    public static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("wireName") { $0.wireName },
        .text("scheme") { $0.scheme },
        .lines("documentation") { $0.documentation },
        .flag("isOptional") { $0.isOptional },
    ]
}
