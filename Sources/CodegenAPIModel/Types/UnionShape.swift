public import CodegenDiagnostics

/// One of several types.
public struct UnionShape: Sendable, Equatable {
    public var variants: [Variant]
    /// How received values find their variant, by JSON type; decided when all types are known.
    public var selection: [KindChoice] = []
    public var tag: Tag?
    /// The variant for values of none of the others: the base of subtypes. Without one, such values are kept raw or an error.
    public var fallback: Int?
    /// A variant would contain the union itself.
    public var isIndirect = false

    public init(variants: [Variant]) { self.variants = variants }

    public struct Variant: Sendable, Equatable {
        public var type: TypeReference
        /// The words for the case's name where the type itself has no name.
        public var hint: Hint
        public var origin: SourceRange?
        /// What a string looks like that is this variant, where variants hold nothing but text.
        public var text: TextTest?
        /// The formats of properties that tell the variant from others with the same properties.
        public var propertyTexts: [PropertyText] = []

        public init(type: TypeReference, hint: Hint, origin: SourceRange? = nil, text: TextTest? = nil) {
            self.type = type
            self.hint = hint
            self.origin = origin
            self.text = text
        }
    }

    /// The words for a variant: its title, type or format; else its position.
    public enum Hint: Sendable, Hashable {
        case words(String)
        /// Counted from 1.
        case position(Int)

        public var text: String {
            switch self {
            case .words(let text): text
            case .position(let position): "variant\(position)"
            }
        }
    }

    public struct PropertyText: Sendable, Hashable {
        public var property: String
        public var test: TextTest

        public init(property: String, test: TextTest) {
            self.property = property
            self.test = test
        }
    }

    public enum TextTest: Sendable, Hashable {
        /// A format that the runtime can test.
        case format(String)
        case pattern(String)

        public static let formats: Set<String> = ["ipv4", "ipv6", "email", "hostname"]
    }

    /// How the values of one JSON type find their variant.
    public struct KindChoice: Sendable, Equatable {
        public var kind: JSONKind
        public var choice: Choice

        public init(kind: JSONKind, choice: Choice) {
            self.kind = kind
            self.choice = choice
        }
    }

    /// How a received value finds its variant among several.
    public indirect enum Choice: Sendable, Equatable {
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
    public struct ValueChoice: Sendable, Equatable {
        public var property: String
        public var branches: [Branch]
        /// Where the object lacks the property.
        public var absent: Choice?
        /// For all other values.
        public var other: Choice?

        public init(property: String, branches: [Branch], absent: Choice? = nil, other: Choice? = nil) {
            self.property = property
            self.branches = branches
            self.absent = absent
            self.other = other
        }

        /// The choices of all branches.
        public var choices: [Choice] { branches.map(\.choice) + [absent, other].compactMap { $0 } }

        /// What some values, as text, lead to.
        public struct Branch: Sendable, Equatable {
            public var values: [String]
            public var choice: Choice

            public init(values: [String], choice: Choice) {
                self.values = values
                self.choice = choice
            }
        }
    }

    /// A key that only one variant requires.
    public struct KeyRule: Sendable, Equatable {
        public var key: String
        public var variant: Int

        public init(key: String, variant: Int) {
            self.key = key
            self.variant = variant
        }
    }

    /// The discriminator that the union writes for variants that don't list it.
    public struct Tag: Sendable, Equatable {
        public var property: String
        /// The value of each of these variants.
        public var values: [Int: String]

        public init(property: String, values: [Int: String]) {
            self.property = property
            self.values = values
        }
    }

    public enum JSONKind: String, Sendable, CaseIterable {
        case object, array, string, integer, number, bool
    }
}

extension UnionShape.Choice {
    /// The variants that are tried anywhere in the choice.
    public var tried: Set<Int> {
        switch self {
        case .variant, .key: []
        case .bestFit(let variants), .first(let variants): Set(variants)
        case .value(let choice): choice.choices.reduce(into: []) { $0.formUnion($1.tried) }
        }
    }

    /// Those of them that are compared by the keys that they know.
    public var ranked: Set<Int> {
        switch self {
        case .variant, .key, .first: []
        case .bestFit(let variants): Set(variants)
        case .value(let choice): choice.choices.reduce(into: []) { $0.formUnion($1.ranked) }
        }
    }
}
