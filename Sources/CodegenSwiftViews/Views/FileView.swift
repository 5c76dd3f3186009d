/// What every generated file starts with.
package struct FileHead: Sendable {
    /// What it was generated from: the description's file name, title and version.
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
