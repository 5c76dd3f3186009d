/// One of several types, as an enumeration with payloads.
public struct UnionView: View {
    public let head: DeclarationHead
    public let isIndirect: Bool
    public let variants: [VariantView]
    /// The case that keeps a value of no known variant; nil where only known ones may be read.
    public let unknownCase: String?
    public let selection: Selection
    public let nested: [TypeView]

    public enum Selection: Sendable {
        case discriminator(property: String, mapping: [DiscriminatorCaseView])
        case structure(kinds: [KindView], keys: [KeyView])
        case declaredOrder
    }

    public static let fields: [ViewField<Self>] =
        declarationFields { $0.head } + [
            .flag("isIndirect") { $0.isIndirect },
            .list("variants") { $0.variants },
            .list("nested") { $0.nested },
            .view("unknown") { $0.unknownCase.map(UnknownCaseView.init) },
            .view("discriminator") {
                if case .discriminator(let property, let mapping) = $0.selection {
                    DiscriminatorView(property: property, mapping: mapping)
                } else {
                    nil
                }
            },
            .view("structure") {
                if case .structure(let kinds, let keys) = $0.selection { StructureView(kinds: kinds, keys: keys) } else { nil }
            },
            .flag("isOrdered") { if case .declaredOrder = $0.selection { true } else { false } },
        ]
}

/// A case with its payload.
public struct VariantView: View {
    public let caseName: String
    public let type: String
    public let isFirst: Bool

    public static let fields: [ViewField<Self>] = [
        .text("caseName") { $0.caseName },
        .text("type") { $0.type },
        .flag("isFirst") { $0.isFirst },
    ]
}

/// The case for what is not known.
public struct UnknownCaseView: View {
    public let unknownCase: String

    public static let fields: [ViewField<Self>] = [.text("unknownCase") { $0.unknownCase }]
}

/// Variants told apart by a property.
public struct DiscriminatorView: View {
    /// As a string literal.
    public let property: String
    public let mapping: [DiscriminatorCaseView]

    public static let fields: [ViewField<Self>] = [
        .text("property") { $0.property },
        .list("mapping") { $0.mapping },
    ]
}

/// The values of a discriminator that stand for one variant.
public struct DiscriminatorCaseView: View {
    /// String literals, separated by commas.
    public let values: String
    public let caseName: String
    public let type: String

    public static let fields: [ViewField<Self>] = [
        .text("values") { $0.values },
        .text("caseName") { $0.caseName },
        .text("type") { $0.type },
    ]
}

/// Variants told apart by JSON type and keys.
public struct StructureView: View {
    public let kinds: [KindView]
    public let keys: [KeyView]

    public static let fields: [ViewField<Self>] = [
        .list("kinds") { $0.kinds },
        .list("keys") { $0.keys },
        .flag("hasKeys") { !$0.keys.isEmpty },
        .flag("needsDefault") { $0.kinds.count < 7 },
    ]
}

/// A key that tells objects apart, as a string literal.
public struct KeyView: View {
    public let key: String
    public let isLast: Bool

    public static let fields: [ViewField<Self>] = [
        .text("key") { $0.key },
        .flag("isLast") { $0.isLast },
    ]
}

/// What to do with one JSON type.
public struct KindView: View {
    /// The case of `JSONKind`.
    public let kind: String
    /// Those that ask for a key, in order.
    public let rules: [RuleView]
    /// What is left when no key decides, or the only variant.
    public let rest: RuleView?

    public static let fields: [ViewField<Self>] = [
        .text("kind") { $0.kind },
        .list("rules") { $0.rules },
        .flag("hasRules") { !$0.rules.isEmpty },
        .view("rest") { $0.rest },
    ]
}

/// One variant, perhaps under the condition that a key is there.
public struct RuleView: View {
    public let keyIndex: Int
    public let caseName: String
    public let type: String
    public let isFirst: Bool

    public static let fields: [ViewField<Self>] = [
        .text("keyIndex") { String($0.keyIndex) },
        .text("caseName") { $0.caseName },
        .text("type") { $0.type },
        .flag("isFirst") { $0.isFirst },
    ]
}
