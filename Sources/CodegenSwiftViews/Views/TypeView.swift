/// A type to declare; exactly one of its shapes is set.
package struct TypeView: View {
    package let shape: Shape

    package enum Shape: Sendable {
        case structure(StructView)
        case openEnumeration(EnumerationView)
        case closedEnumeration(EnumerationView)
        case union(UnionView)
        case alias(AliasView)
        case multipart(MultipartView)
        case bridge(BridgeView)
    }

    package static let fields: [ViewField<Self>] = [
        .view("structure") { if case .structure(let view) = $0.shape { view } else { nil } },
        .view("openEnumeration") { if case .openEnumeration(let view) = $0.shape { view } else { nil } },
        .view("closedEnumeration") { if case .closedEnumeration(let view) = $0.shape { view } else { nil } },
        .view("union") { if case .union(let view) = $0.shape { view } else { nil } },
        .view("alias") { if case .alias(let view) = $0.shape { view } else { nil } },
        .view("bridge") { if case .bridge(let view) = $0.shape { view } else { nil } },
        .view("multipart") { if case .multipart(let view) = $0.shape { view } else { nil } },
    ]
}

/// The beginning of a declaration.
package struct DeclarationHead: Sendable {
    package let name: String
    /// `public `, `package ` or nothing.
    package let access: String
    /// The declarations at the top level of a file; nested ones follow.
    package let isTopLevel: Bool
    package let isDeprecated: Bool
    /// What to use instead, as a literal.
    package let deprecation: String?
    /// An enumeration's raw type, and the protocols that the type conforms to.
    package let supertypes: [String]
    package let documentation: [String]
    /// The constraints on values; none for a type without any in its reach.
    package let rules: [RuleView]
}

func declarationFields<Root: View>(_ head: @escaping @Sendable (Root) -> DeclarationHead) -> [ViewField<Root>] {
    [
        .text("name") { head($0).name },
        .text("access") { head($0).access },
        .flag("isTopLevel") { head($0).isTopLevel },
        .flag("isDeprecatedType") { head($0).isDeprecated },
        .text("deprecation") { head($0).deprecation },
        .lines("supertypes") { head($0).supertypes },
        .lines("documentation") { head($0).documentation },
        .flag("isValidated") { !head($0).rules.isEmpty },
        .list("rules") { head($0).rules },
    ]
}

/// Another name for a type.
package struct AliasView: View {
    package let head: DeclarationHead
    package let type: String

    package static let fields: [ViewField<Self>] =
        declarationFields { $0.head } + [.text("type") { $0.type }]
}

/// The conformance by which an existing type is read and written.
package struct BridgeView: View {
    package let head: DeclarationHead
    /// With its module.
    package let type: String

    package static let fields: [ViewField<Self>] = [.text("type") { $0.type }]
}

/// An enumeration, open or closed.
package struct EnumerationView: View {
    package let head: DeclarationHead
    let isOpen: Bool
    /// `String` or `Int`.
    package let rawType: String
    package let cases: [EnumerationCaseView]
    /// The case of an open enumeration that keeps what it doesn't know.
    package let unknownCase: String
    /// The description itself allows other values.
    package let allowsOtherValues: Bool

    /// A `switch` over so many strings takes the compiler seconds, growing with the third power of their number.
    private var isLarge: Bool { cases.count > 128 }

    package static let fields: [ViewField<Self>] =
        declarationFields { $0.head } + [
            .text("rawType") { $0.rawType },
            .list("cases") { $0.cases },
            .text("unknownCase") { $0.unknownCase },
            .flag("isLarge") { $0.isLarge },
            .flag("allowsOtherValues") { $0.allowsOtherValues },
        ]
}

/// One case of an enumeration.
package struct EnumerationCaseView: View {
    package let name: String
    package let bareName: String
    /// A literal of the raw type.
    package let rawValue: String
    package let documentation: [String]
    /// The raw value is what Swift infers from the name.
    package let isImplicit: Bool

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("bareName") { $0.bareName },
        .text("rawValue") { $0.rawValue },
        .lines("documentation") { $0.documentation },
        .flag("isImplicit") { $0.isImplicit },
    ]
}

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
