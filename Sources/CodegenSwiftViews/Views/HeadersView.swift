/// The headers of an endpoint's answers.
public struct HeadersView: View {
    public let access: String
    public let headers: [HeaderView]

    public static let fields: [ViewField<Self>] = [
        .text("access") { $0.access },
        .list("headers") { $0.headers },
    ]
}

/// One header.
public struct HeaderView: View {
    public let access: String
    public let name: String
    public let type: String
    public let documentation: [String]
    /// The expression that reads it: `head.header("Location")`.
    public let reading: String

    public static let fields: [ViewField<Self>] = [
        .text("access") { $0.access },
        .text("name") { $0.name },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
        .text("reading") { $0.reading },
    ]
}
