/// What the API calls on us with.
package struct WebhooksView: View {
    package let name: String
    package let access: String
    package let documentation: [String]
    package let cases: [WebhookCaseView]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("access") { $0.access },
        .lines("documentation") { $0.documentation },
        .list("cases") { $0.cases },
    ]
}

/// One webhook.
package struct WebhookCaseView: View {
    package let name: String
    package let wireName: String
    package let isImplicit: Bool
    package let type: String?
    package let documentation: [String]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("wireName") { $0.wireName },
        .flag("isImplicit") { $0.isImplicit },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
    ]
}
