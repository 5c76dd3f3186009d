/// Which faults of a document a reader corrects instead of failing. Nothing by default; every correction is recorded as a
/// `JSONRecovery`.
///
/// Values that are read as one of several alternatives of a union are always read strictly.
public struct JSONLeniency: Sendable, Hashable {
    /// An optional value that its type can't read is absent.
    public var ignoresInvalidOptionals: Bool

    /// An element of an array, or a value of a map, that its type can't read is left out.
    public var skipsInvalidElements: Bool

    /// A number or a Boolean may be in quotation marks, and a string may lack them: `"12"` is read as 12, and 12 as `"12"`. A whole body
    /// that is documented as a string is read as its JSON text.
    public var convertsScalars: Bool

    /// An empty string is absent where an optional value of another type is expected, such as a date, a UUID or a URL.
    public var ignoresEmptyText: Bool

    /// The keys that may be missing, or null, although they are required: they take their type's empty value, which is an empty
    /// string, zero, `false`, an empty array, or an object without properties. A type without an empty value, such as a date, fails.
    public var emptyIfMissing: Set<String>

    /// How many faults of one document are corrected before reading it fails.
    public var maximumRecoveries: Int

    public init(
        ignoresInvalidOptionals: Bool = false,
        skipsInvalidElements: Bool = false,
        convertsScalars: Bool = false,
        ignoresEmptyText: Bool = false,
        emptyIfMissing: Set<String> = [],
        maximumRecoveries: Int = 10_000
    ) {
        self.ignoresInvalidOptionals = ignoresInvalidOptionals
        self.skipsInvalidElements = skipsInvalidElements
        self.convertsScalars = convertsScalars
        self.ignoresEmptyText = ignoresEmptyText
        self.emptyIfMissing = emptyIfMissing
        self.maximumRecoveries = maximumRecoveries
    }

    /// Corrects nothing.
    public static let strict = JSONLeniency()

    /// Corrects everything but missing keys, which have to be named.
    public static let lenient = JSONLeniency(
        ignoresInvalidOptionals: true, skipsInvalidElements: true, convertsScalars: true, ignoresEmptyText: true)

    /// Whether any fault is corrected.
    public var isStrict: Bool {
        !ignoresInvalidOptionals && !skipsInvalidElements && !convertsScalars && !ignoresEmptyText
            && emptyIfMissing.isEmpty
    }
}
