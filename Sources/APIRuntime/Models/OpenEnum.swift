public import APIJSON

/// An enumeration of strings or integers that is received: a value that the description doesn't know is kept.
///
/// Two of them are equal when their raw values are.
public protocol OpenEnum: APIValue, CaseIterable {
    associatedtype RawValue: JSONReadable & JSONWritable & Hashable & Sendable

    /// The case of that raw value, `.unknown` for any other.
    init(rawValue: RawValue)

    /// What is sent and received.
    var rawValue: RawValue { get }

    /// Whether the description itself allows other values: then one that it doesn't list is a value like any other.
    static var allowsOtherValues: Bool { get }
}

extension OpenEnum {
    public static var allowsOtherValues: Bool { false }

    /// The listed cases by raw value, for enumerations with too many of them for a `switch`.
    public static func casesByRawValue() -> [RawValue: Self] {
        Dictionary(allCases.map { ($0.rawValue, $0) }) { first, _ in first }
    }

    // Inlinable, since the generic function takes twice as long; what only unions need is elsewhere, so that it stays small.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self.init(rawValue: try RawValue(json: &json))
        if json.isAttempting { noteUnknown(&json) }
    }

    @usableFromInline
    func noteUnknown(_ json: inout JSONReader) {
        guard !Self.allCases.contains(self) else { return }
        // An enumeration that lists the value wins over one that only allows it.
        if Self.allowsOtherValues { json.noteInexact() } else { json.noteUnknown() }
    }

    public func write(to json: inout JSONWriter) {
        rawValue.write(to: &json)
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.rawValue == right.rawValue
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(rawValue)
    }
}
