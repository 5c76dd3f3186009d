/// The parts of a multipart body.
public struct MultipartView: View {
    public let head: DeclarationHead
    public let parts: [PartView]
    public let nested: [TypeView]

    public static let fields: [ViewField<Self>] =
        declarationFields { $0.head } + [
            .list("parts") { $0.parts },
            .list("nested") { $0.nested },
        ]
}

/// One part: a field or a file; or a header of the one before.
public struct PartView: View {
    public let name: String
    public let accessor: String
    public let wireName: String
    public let type: String
    public let defaultArgument: String
    public let documentation: [String]
    /// The encoder's method: `field`, `file`, `files` or `header`.
    public let method: String
    /// Further arguments: `, contentType: "audio/*"`.
    public let options: String

    public static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("bareName") { $0.name.filter { $0 != "`" } },
        .text("accessor") { $0.accessor },
        .text("wireName") { $0.wireName },
        .text("type") { $0.type },
        .text("defaultArgument") { $0.defaultArgument },
        .lines("documentation") { $0.documentation },
        .text("method") { $0.method },
        .text("options") { $0.options },
    ]
}
