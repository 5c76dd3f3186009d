package import CodegenDiagnostics

/// One of several types.
package struct UnionShape: Sendable, Hashable {
    package var variants: [Variant]
    /// How received values find their variant, by JSON type; decided when all types are known.
    package var selection: [KindChoice] = []
    package var tag: Tag?
    /// The variant for values of none of the others: the base of subtypes. Without one, such values are kept raw or an error.
    package var fallback: Int?
    /// A variant would contain the union itself.
    package var isIndirect = false

    package init(variants: [Variant]) { self.variants = variants }

    package struct Variant: Sendable, Hashable {
        package var type: TypeReference
        /// The words for the case's name where the type itself has no name.
        package var hint: Hint
        package var origin: SourceRange?
        /// The test of strings for this variant, where variants are mere text.
        package var text: TextTest?
        /// The formats of properties that tell the variant from others with the same properties.
        package var propertyTexts: [PropertyText] = []
        /// What values of it have to satisfy; empty without validation.
        package var rules: [ValueRule] = []

        package init(type: TypeReference, hint: Hint, origin: SourceRange? = nil, text: TextTest? = nil) {
            self.type = type
            self.hint = hint
            self.origin = origin
            self.text = text
        }
    }

    /// The words for a variant: its title, type or format; else its position.
    package enum Hint: Sendable, Hashable {
        case words(String)
        /// Counted from 1.
        case position(Int)

        package var isPosition: Bool {
            if case .position = self { true } else { false }
        }

        package var text: String {
            switch self {
            case .words(let text): text
            case .position(let position): "variant\(position)"
            }
        }
    }

    package struct PropertyText: Sendable, Hashable {
        package var property: String
        package var test: TextTest

        package init(property: String, test: TextTest) {
            self.property = property
            self.test = test
        }
    }

    package enum TextTest: Sendable, Hashable {
        /// A format that the runtime can test.
        case format(String)
        case pattern(String)

        package static let formats: Set<String> = ["ipv4", "ipv6", "email", "hostname"]
    }

    /// How the values of one JSON type find their variant.
    package struct KindChoice: Sendable, Hashable {
        package var kind: JSONKind
        package var choice: Choice

        package init(kind: JSONKind, choice: Choice) {
            self.kind = kind
            self.choice = choice
        }
    }

    /// How a received value finds its variant among several.
    package indirect enum Choice: Sendable, Hashable {
        case variant(Int)
        /// A property's value decides.
        case value(ValueChoice)
        /// The first key that the object has decides; `otherwise` is the variant without a key of its own.
        case key([KeyRule], otherwise: Int?)
        /// The first one that the value can be read as.
        case first([Int])
        /// They are tried, and the best fit wins; of equally good ones the first.
        case bestFit([Int])
    }

    /// A choice by the value of a property. Without a choice for a value, it is none of the variants.
    package struct ValueChoice: Sendable, Hashable {
        package var property: String
        package var branches: [Branch]
        /// Where the object lacks the property.
        package var absent: Choice?
        /// For all other values.
        package var other: Choice?

        package init(property: String, branches: [Branch], absent: Choice? = nil, other: Choice? = nil) {
            self.property = property
            self.branches = branches
            self.absent = absent
            self.other = other
        }

        /// The choices of all branches.
        package var choices: [Choice] { branches.map(\.choice) + [absent, other].compactMap { $0 } }

        /// The choice for some values, as text.
        package struct Branch: Sendable, Hashable {
            package var values: [String]
            package var choice: Choice

            package init(values: [String], choice: Choice) {
                self.values = values
                self.choice = choice
            }
        }
    }

    /// A key that only one variant requires.
    package struct KeyRule: Sendable, Hashable {
        package var key: String
        package var variant: Int

        package init(key: String, variant: Int) {
            self.key = key
            self.variant = variant
        }
    }

    /// The discriminator that the union writes for variants that don't list it.
    package struct Tag: Sendable, Hashable {
        package var property: String
        /// The value of each of these variants.
        package var values: [Int: String]

        package init(property: String, values: [Int: String]) {
            self.property = property
            self.values = values
        }
    }

    package enum JSONKind: String, Sendable, CaseIterable {
        case object, array, string, integer, number, bool
    }
}

extension UnionShape.Choice {
    /// The variants that are tried anywhere in the choice.
    package var tried: Set<Int> {
        switch self {
        case .variant, .key: []
        case .bestFit(let variants), .first(let variants): Set(variants)
        case .value(let choice): choice.choices.reduce(into: []) { $0.formUnion($1.tried) }
        }
    }

    /// Those of them that are compared by the keys that they know.
    package var ranked: Set<Int> {
        switch self {
        case .variant, .key, .first: []
        case .bestFit(let variants): Set(variants)
        case .value(let choice): choice.choices.reduce(into: []) { $0.formUnion($1.ranked) }
        }
    }
}
