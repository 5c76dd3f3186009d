/// Another name for a type.
package struct AliasView: View {
    package let head: DeclarationHead
    package let type: String

    package static let fields: [ViewField<Self>] =
        declarationFields { $0.head } + [.text("type") { $0.type }]
}
