/// The parts of a multipart body.
package struct MultipartView: View {
    package let head: DeclarationHead
    package let parts: [PartView]
    package let nested: [TypeView]

    package static let fields: [ViewField<Self>] =
        declarationFields { $0.head } + [
            .list("parts") { $0.parts },
            .list("nested") { $0.nested },
        ]
}

/// One part: a field or a file; or a header of the one before.
package struct PartView: View {
    package let name: String
    package let accessor: String
    package let wireName: String
    package let type: String
    package let defaultArgument: String
    package let documentation: [String]
    /// The encoder's method: `field`, `file`, `files` or `header`.
    package let method: String
    /// Further arguments: `, contentType: "audio/*"`.
    package let options: String

    package static let fields: [ViewField<Self>] = [
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
