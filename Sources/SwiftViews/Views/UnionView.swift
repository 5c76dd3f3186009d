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
        case discriminator(DiscriminatorView)
        case structure(StructureView)
    }

    public static let fields: [ViewField<Self>] =
        declarationFields { $0.head } + [
            .flag("isIndirect") { $0.isIndirect },
            .list("variants") { $0.variants },
            .list("nested") { $0.nested },
            .view("unknown") { $0.unknownCase.map(UnknownCaseView.init) },
            .view("discriminator") { if case .discriminator(let view) = $0.selection { view } else { nil } },
            .view("structure") { if case .structure(let view) = $0.selection { view } else { nil } },
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
    /// Those that are tried before that, in order.
    public let tried: [RuleView]
    /// What decides among objects where no key does.
    public let objects: Objects?

    public enum Objects: Sendable {
        case discriminator(DiscriminatorView)
        case knownKeys(KnownKeysView)
    }

    public static let fields: [ViewField<Self>] = [
        .text("kind") { $0.kind },
        .list("rules") { $0.rules },
        .flag("hasRules") { !$0.rules.isEmpty },
        .flag("isSimple") { $0.rules.isEmpty && $0.tried.isEmpty },
        .list("tried") { $0.tried },
        .flag("hasTried") { !$0.tried.isEmpty },
        .view("rest") { $0.rest },
        .view("byDiscriminator") { if case .discriminator(let view) = $0.objects { view } else { nil } },
        .view("byKnownKeys") { if case .knownKeys(let view) = $0.objects { view } else { nil } },
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

/// Objects told apart by how many keys they know.
public struct KnownKeysView: View {
    /// The key tables, as arguments.
    public let tables: FilledLines
    public let variants: [KnownKeysCaseView]

    public static let fields: [ViewField<Self>] = [
        .flag("hasShortTables") { $0.tables.isInline },
        .lines("tableLines") { $0.tables.lines },
        .list("candidates") { $0.variants },
    ]
}

/// One variant, and the positions of its key tables.
public struct KnownKeysCaseView: View {
    public let positions: String
    public let caseName: String
    public let type: String
    public let isLast: Bool

    public static let fields: [ViewField<Self>] = [
        .text("positions") { $0.positions },
        .text("caseName") { $0.caseName },
        .text("type") { $0.type },
        .flag("isLast") { $0.isLast },
    ]
}
