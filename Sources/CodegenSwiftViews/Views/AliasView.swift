/// Another name for a type.
public struct AliasView: View {
    public let head: DeclarationHead
    public let type: String

    public static let fields: [ViewField<Self>] =
        declarationFields { $0.head } + [.text("type") { $0.type }]
}
