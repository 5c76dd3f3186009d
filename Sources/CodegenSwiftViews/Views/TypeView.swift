/// A type to declare: exactly one of its shapes is there.
package struct TypeView: View {
    package let shape: Shape

    package enum Shape: Sendable {
        case structure(StructView)
        case openEnumeration(EnumerationView)
        case closedEnumeration(EnumerationView)
        case union(UnionView)
        case alias(AliasView)
        case multipart(MultipartView)
    }

    package static let fields: [ViewField<Self>] = [
        .view("structure") { if case .structure(let view) = $0.shape { view } else { nil } },
        .view("openEnumeration") { if case .openEnumeration(let view) = $0.shape { view } else { nil } },
        .view("closedEnumeration") { if case .closedEnumeration(let view) = $0.shape { view } else { nil } },
        .view("union") { if case .union(let view) = $0.shape { view } else { nil } },
        .view("alias") { if case .alias(let view) = $0.shape { view } else { nil } },
        .view("multipart") { if case .multipart(let view) = $0.shape { view } else { nil } },
    ]
}

/// What every declaration starts with.
package struct DeclarationHead: Sendable {
    package let name: String
    /// `public `, `package ` or nothing.
    package let access: String
    /// Declared at the top level of a file; everything within follows.
    package let isTopLevel: Bool
    package let documentation: [String]
}

func declarationFields<Root: View>(_ head: @escaping @Sendable (Root) -> DeclarationHead) -> [ViewField<Root>] {
    [
        .text("name") { head($0).name },
        .text("access") { head($0).access },
        .flag("isTopLevel") { head($0).isTopLevel },
        .lines("documentation") { head($0).documentation },
    ]
}
