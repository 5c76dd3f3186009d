/// The beginning of a generated file.
package struct FileHead: Sendable {
    /// The source: the description's file name, title and version.
    package let source: String
    /// `public `, `package ` or nothing.
    package let access: String
    package let imports: [ImportView]
}

/// A file of models.
package struct ModelsFileView: View {
    package let head: FileHead
    package let types: [TypeView]

    package static let fields: [ViewField<Self>] =
        headFields { $0.head } + [.list("types") { $0.types }]
}

/// A file of operations: one group's, or in a build several groups'.
package struct OperationsFileView: View {
    package let head: FileHead
    package let groups: [GroupView]

    package static let fields: [ViewField<Self>] =
        headFields { $0.head } + [.list("groups") { $0.groups }]
}

/// The client's file.
package struct ClientFileView: View {
    package let head: FileHead
    package let client: ClientView

    package static let fields: [ViewField<Self>] =
        headFields { $0.head } + [.view("client") { $0.client }]
}

/// The webhooks' file.
package struct WebhooksFileView: View {
    package let head: FileHead
    package let webhooks: WebhooksView

    package static let fields: [ViewField<Self>] =
        headFields { $0.head } + [.view("webhooks") { $0.webhooks }]
}

private func headFields<Root: View>(_ head: @escaping @Sendable (Root) -> FileHead) -> [ViewField<Root>] {
    [
        .text("source") { head($0).source },
        .text("access") { head($0).access },
        .list("imports") { head($0).imports },
    ]
}

/// An import line.
package struct ImportView: View {
    package let module: String

    package static let fields: [ViewField<Self>] = [.text("module") { $0.module }]
}

/// The operations of one group, with their endpoints.
package struct GroupView: View {
    package let name: String
    package let access: String
    package let documentation: [String]
    /// Operations without a tag extend the client itself.
    package let isClient: Bool
    package let endpoints: [EndpointView]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("access") { $0.access },
        .lines("documentation") { $0.documentation },
        .flag("isClient") { $0.isClient },
        .list("endpoints") { $0.endpoints },
    ]
}

/// The webhooks of the API.
package struct WebhooksView: View {
    package let name: String
    package let access: String
    package let documentation: [String]
    package let cases: [WebhookCaseView]
    /// The property of the payloads whose constant tells them apart.
    package let property: String?
    package let propertyDocumentation: String?

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("access") { $0.access },
        .lines("documentation") { $0.documentation },
        .list("cases") { $0.cases },
        .text("property") { $0.property },
        .text("propertyDocumentation") { $0.propertyDocumentation },
    ]
}

/// One webhook.
package struct WebhookCaseView: View {
    package let name: String
    package let wireName: String
    package let isImplicit: Bool
    package let type: String?
    package let constant: String?
    package let documentation: [String]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("constant") { $0.constant },
        .text("wireName") { $0.wireName },
        .flag("isImplicit") { $0.isImplicit },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
    ]
}
