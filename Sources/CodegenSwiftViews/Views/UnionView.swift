/// One of several types, as an enumeration with payloads.
package struct UnionView: View {
    package let head: DeclarationHead
    package let isIndirect: Bool
    package let variants: [VariantView]
    /// The case that keeps a value of no known variant; nil where only known ones may be read.
    package let unknown: UnknownCaseView?
    /// The choice between objects, where all variants are objects; nil where JSON types decide first.
    package let choice: ChoiceView?
    package let kinds: [ChoiceBranchView]
    /// The variants that are tried, for the table of them.
    package let candidates: [CandidateView]
    /// The keys that tell objects apart, as string literals.
    package let keys: [String]
    /// The payloads; each is nil for a value of another variant.
    package let accessors: [AccessorView]
    package let shared: [SharedPropertyView]
    /// The kinds of literals that are values of the union.
    package let literals: [LiteralView]
    package let nested: [TypeView]

    package static let fields: [ViewField<Self>] =
        declarationFields { $0.head } + [
            .list("accessors") { $0.accessors },
            .list("shared") { $0.shared },
            .list("literals") { $0.literals },
            .flag("isIndirect") { $0.isIndirect },
            .list("variants") { $0.variants },
            .view("unknown") { $0.unknown },
            .view("choice") { $0.choice },
            .list("kinds") { $0.kinds },
            .flag("hasKinds") { !$0.kinds.isEmpty },
            .list("candidates") { $0.candidates },
            .flag("hasCandidates") { !$0.candidates.isEmpty },
            .lines("keys") { $0.keys },
            .flag("hasKeys") { !$0.keys.isEmpty },
            .list("nested") { $0.nested },
        ]
}

/// A case with its payload.
package struct VariantView: View {
    package let caseName: String
    package let type: String
    package let position: Int
    /// The discriminator that the union writes for the variant.
    package let tag: TagView?

    package static let fields: [ViewField<Self>] = [
        .text("caseName") { $0.caseName },
        .text("type") { $0.type },
        .text("position") { String($0.position) },
        .view("tag") { $0.tag },
    ]
}

/// The payload of a case as a property with the case's name.
package struct AccessorView: View {
    package let name: String
    /// Without the question mark.
    package let type: String

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("type") { $0.type },
    ]
}

/// A property that all variants have.
package struct SharedPropertyView: View {
    package let name: String
    package let type: String
    package let documentation: [String]
    package let readings: [SharedReadingView]

    package static let fields: [ViewField<Self>] = [
        .text("name") { $0.name },
        .text("type") { $0.type },
        .lines("documentation") { $0.documentation },
        .list("readings") { $0.readings },
    ]
}

/// How a shared property is read from one case.
package struct SharedReadingView: View {
    package let caseName: String
    /// An expression of the payload, `value`.
    package let reading: String

    package static let fields: [ViewField<Self>] = [
        .text("caseName") { $0.caseName },
        .text("reading") { $0.reading },
    ]
}

/// A kind of literal that is a value of the union.
package struct LiteralView: View {
    /// The protocol of such literals.
    let supertype: String
    /// The label of the protocol's initializer.
    package let label: String
    package let type: String
    /// The union's value, made from `value`.
    package let value: String

    package static let fields: [ViewField<Self>] = [
        .text("label") { $0.label },
        .text("type") { $0.type },
        .text("value") { $0.value },
    ]
}

/// A discriminator with its value, as string literals.
package struct TagView: View {
    package let property: String
    package let value: String

    package static let fields: [ViewField<Self>] = [
        .text("property") { $0.property },
        .text("value") { $0.value },
    ]
}

/// The case for what is not known.
package struct UnknownCaseView: View {
    package let caseName: String
    package let position: Int

    package static let fields: [ViewField<Self>] = [
        .text("unknownCase") { $0.caseName },
        .text("position") { String($0.position) },
    ]
}

/// How a value finds its variant.
package struct ChoiceView: View {
    package let kind: Kind

    package indirect enum Kind: Sendable {
        case variant(caseName: String, isTagged: Bool)
        /// Positions in the table of candidates.
        case bestFit([String])
        case first([String])
        case keys(KeyChoiceView)
        case value(ValueChoiceView)
        case none
    }

    private var positions: [String] {
        switch kind {
        case .bestFit(let positions), .first(let positions): positions
        case .variant, .keys, .value, .none: []
        }
    }

    private var isLine: Bool {
        switch kind {
        case .variant, .bestFit, .first, .none: true
        case .keys, .value: false
        }
    }

    package static let fields: [ViewField<Self>] = [
        .flag("isLine") { $0.isLine },
        .flag("isNone") { if case .none = $0.kind { true } else { false } },
        .flag("isVariant") { if case .variant(_, false) = $0.kind { true } else { false } },
        .flag("isTagged") { if case .variant(_, true) = $0.kind { true } else { false } },
        .text("caseName") { if case .variant(let name, _) = $0.kind { name } else { nil } },
        .flag("isBestFit") { if case .bestFit = $0.kind { true } else { false } },
        .flag("isFirstReadable") { if case .first = $0.kind { true } else { false } },
        .lines("positions") { $0.positions },
        .view("byKeys") { if case .keys(let view) = $0.kind { view } else { nil } },
        .view("byValue") { if case .value(let view) = $0.kind { view } else { nil } },
    ]
}

/// One case of a `switch`, with what is chosen then.
package struct ChoiceBranchView: View {
    /// With `case`, or `default`.
    package let label: String
    package let choice: ChoiceView

    package static let fields: [ViewField<Self>] = [
        .text("label") { $0.label },
        .view("choice") { $0.choice },
    ]
}

/// A choice by a property's value.
package struct ValueChoiceView: View {
    /// As a string literal.
    package let property: String
    package let branches: [ChoiceBranchView]

    package static let fields: [ViewField<Self>] = [
        .text("property") { $0.property },
        .list("branches") { $0.branches },
    ]
}

/// A choice by the keys that are there.
package struct KeyChoiceView: View {
    package let rules: [KeyRuleView]
    package let rest: ChoiceView

    package static let fields: [ViewField<Self>] = [
        .list("rules") { $0.rules },
        .view("rest") { $0.rest },
    ]
}

/// The variant of a key, by the key's position.
package struct KeyRuleView: View {
    package let position: Int
    package let choice: ChoiceView
    package let isFirst: Bool

    package static let fields: [ViewField<Self>] = [
        .text("position") { String($0.position) },
        .view("choice") { $0.choice },
        .flag("isFirst") { $0.isFirst },
    ]
}

/// A variant that is tried.
package struct CandidateView: View {
    package let caseName: String
    /// The test of a string that is the variant; nil for any.
    package let textTest: String?
    /// The same for properties of an object, as a dictionary's elements.
    package let propertyTests: [String]
    /// The key tables of the objects that it may be, as arguments.
    package let tables: [String]

    package static let fields: [ViewField<Self>] = [
        .text("caseName") { $0.caseName },
        .text("textTest") { $0.textTest },
        .lines("propertyTests") { $0.propertyTests },
        .flag("hasPropertyTests") { !$0.propertyTests.isEmpty },
        .lines("tables") { $0.tables },
    ]
}
