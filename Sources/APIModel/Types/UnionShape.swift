public import Diagnostics

/// One of several types.
public struct UnionShape: Sendable {
    public var variants: [Variant]
    public var selection: Selection
    /// A variant would contain the union itself.
    public var isIndirect: Bool

    public init(variants: [Variant], selection: Selection, isIndirect: Bool = false) {
        self.variants = variants
        self.selection = selection
        self.isIndirect = isIndirect
    }

    public struct Variant: Sendable {
        public var type: TypeReference
        /// What the case's name is made from when the type itself has no name.
        public var hint: String
        public var origin: SourceRange?

        public init(type: TypeReference, hint: String, origin: SourceRange? = nil) {
            self.type = type
            self.hint = hint
            self.origin = origin
        }
    }

    /// How a received value finds its variant.
    public enum Selection: Sendable {
        /// A property names the variant: wire values and indices into `variants`.
        case discriminator(property: String, mapping: [Mapping])
        /// The JSON type decides, and among objects the keys.
        case structure(Structure)
        /// Not decided yet; no API that leaves `Lowering` has one.
        case pending
    }

    public struct Structure: Sendable {
        /// Several for one JSON type, other than objects that have keys, are tried in their order.
        public var rules: [Rule]
        /// What decides among several objects where no key is one variant's alone.
        public var objects: Objects?

        public init(rules: [Rule], objects: Objects? = nil) {
            self.rules = rules
            self.objects = objects
        }
    }

    public enum Objects: Sendable {
        case discriminator(property: String, mapping: [Mapping])
        /// Those that know most of the keys are tried first, as many in this order.
        case knownKeys([KnownKeys])
    }

    /// An object whose keys speak for a variant; without a type it takes any key.
    public struct KnownKeys: Sendable {
        public var type: TypeID?
        public var variant: Int

        public init(type: TypeID?, variant: Int) {
            self.type = type
            self.variant = variant
        }
    }

    public struct Mapping: Sendable {
        public var value: String
        public var variant: Int

        public init(value: String, variant: Int) {
            self.value = value
            self.variant = variant
        }
    }

    /// The variant of one JSON type; for objects several rules, told apart by a key each.
    public struct Rule: Sendable {
        public var kind: JSONKind
        /// Holds only where the object has this key.
        public var requiredKey: String?
        public var variant: Int

        public init(kind: JSONKind, requiredKey: String? = nil, variant: Int) {
            self.kind = kind
            self.requiredKey = requiredKey
            self.variant = variant
        }
    }

    public enum JSONKind: String, Sendable, CaseIterable {
        case object, array, string, integer, number, bool
    }
}
