/// What the API calls on us with.
public struct WebhooksView: View {
    public let name: String
    public let access: String
    public let documentation: [String]
    public let cases: [WebhookCaseView]

    public static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("access") { $0.access },
        .lines("documentation") { $0.documentation },
        .list("cases") { $0.cases },
    ]
}

/// One webhook.
public struct WebhookCaseView: View {
    public let name: String
    public let wireName: String
    public let isImplicit: Bool
    public let type: String?
    public let documentation: [String]

    public static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("wireName") { $0.wireName },
        .flag("isImplicit") { $0.isImplicit },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
    ]
}
