/// What every generated file starts with.
public struct FileHead: Sendable {
    /// What it was generated from: the description's file name, title and version.
    public let source: String
    /// `public `, `package ` or nothing.
    public let access: String
    public let imports: [ImportView]
}

/// A file of models.
public struct ModelsFileView: View {
    public let head: FileHead
    public let types: [TypeView]

    public static let fields: [ViewField<Self>] =
        headFields { $0.head } + [.list("types") { $0.types }]
}

/// A file of operations: one group's, or in a build several groups'.
public struct OperationsFileView: View {
    public let head: FileHead
    public let groups: [GroupView]

    public static let fields: [ViewField<Self>] =
        headFields { $0.head } + [.list("groups") { $0.groups }]
}

/// The client's file.
public struct ClientFileView: View {
    public let head: FileHead
    public let client: ClientView

    public static let fields: [ViewField<Self>] =
        headFields { $0.head } + [.view("client") { $0.client }]
}

/// The webhooks' file.
public struct WebhooksFileView: View {
    public let head: FileHead
    public let webhooks: WebhooksView

    public static let fields: [ViewField<Self>] =
        headFields { $0.head } + [.view("webhooks") { $0.webhooks }]
}

private func headFields<Root: View>(_ head: @escaping @Sendable (Root) -> FileHead) -> [ViewField<Root>] {
    [
        .text("source") { head($0).source },
        .text("access") { head($0).access },
        .list("imports") { head($0).imports },
    ]
}
