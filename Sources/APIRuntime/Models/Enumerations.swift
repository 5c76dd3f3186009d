public import APIJSON

/// An enumeration of strings or integers that is received: a value that the description doesn't know is kept.
///
/// Two of them are equal when their raw values are.
public protocol OpenEnum: APIValue, CaseIterable, RawRepresentable
where RawValue: JSONReadable & JSONWritable & Hashable & Sendable {
    /// The case of that raw value, `.unknown` for any other.
    init(rawValue: RawValue)

    /// The value that is sent and received.
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
        if json.reportsUnknown { noteUnknown(&json) }
    }

    @usableFromInline
    func noteUnknown(_ json: inout JSONReader) {
        guard !Self.allCases.contains(self) else { return }
        // An enumeration that lists the value wins over one that only allows it.
        if Self.allowsOtherValues { json.noteInexact() } else { json.noteUnknown(expected: expectation(of: Self.self)) }
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

/// An open enumeration of strings: a string literal is the case with that raw value, `.unknown` for any other.
public protocol OpenStringEnum: OpenEnum, StringLiteralValue where RawValue == String {}

extension OpenStringEnum {
    public init(stringLiteral value: String) { self.init(rawValue: value) }
}

/// An open enumeration of integers: an integer literal is the case with that raw value, `.unknown` for any other.
public protocol OpenIntegerEnum: OpenEnum, ExpressibleByIntegerLiteral
where RawValue == Int, IntegerLiteralType == Int {}

extension OpenIntegerEnum {
    public init(integerLiteral value: Int) { self.init(rawValue: value) }
}

/// A type that is written as a string literal, an interpolated one included.
public protocol StringLiteralValue: ExpressibleByStringInterpolation
where
    StringLiteralType == String, ExtendedGraphemeClusterLiteralType == String, UnicodeScalarLiteralType == String,
    StringInterpolation == DefaultStringInterpolation
{}

/// An enumeration of strings or integers that is only sent: there is no other value than those of the description.
public protocol ClosedEnum: APIValue, CaseIterable, RawRepresentable
where RawValue: JSONReadable & JSONWritable & Hashable & Sendable {}

extension ClosedEnum {
    public init(json: inout JSONReader) throws(JSONError) {
        let rawValue = try RawValue(json: &json)
        guard let value = Self(rawValue: rawValue) else {
            throw json.mismatch(expected: expectation(of: Self.self), found: "\(rawValue)")
        }
        self = value
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

/// `one of first_name, last_name, and 7 more`.
private func expectation<Enumeration: CaseIterable & RawRepresentable>(of type: Enumeration.Type) -> String {
    let shown = 4
    let names = Enumeration.allCases.prefix(shown).map { "\($0.rawValue)" }
    let more = Enumeration.allCases.count - names.count
    return "one of " + names.joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
}

// Said once more for each raw type: else the standard library's own bridge for raw representable types is as good as
// ours, and the compiler, left without a better one, derives a third.
extension OpenEnum where RawValue == String {
    public init(from decoder: any Decoder) throws {
        self = try BridgedValue(from: decoder).read(Self.self)
    }

    public func encode(to encoder: any Encoder) throws {
        try rawValue.encode(to: encoder)
    }
}

extension OpenEnum where RawValue == Int {
    public init(from decoder: any Decoder) throws {
        self = try BridgedValue(from: decoder).read(Self.self)
    }

    public func encode(to encoder: any Encoder) throws {
        try rawValue.encode(to: encoder)
    }
}

extension ClosedEnum where RawValue == String {
    public init(from decoder: any Decoder) throws {
        try self.init(bridging: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        try rawValue.encode(to: encoder)
    }
}

extension ClosedEnum where RawValue == Int {
    public init(from decoder: any Decoder) throws {
        try self.init(bridging: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        try rawValue.encode(to: encoder)
    }
}

extension ClosedEnum where RawValue: Decodable {
    fileprivate init(bridging decoder: any Decoder) throws {
        let rawValue = try RawValue(from: decoder)
        guard let value = Self(rawValue: rawValue) else {
            // As little of the payload as in a `JSONError`.
            let found = String(String.UnicodeScalarView("\(rawValue)".unicodeScalars.prefix(16)))
            let context = DecodingError.Context(
                codingPath: decoder.codingPath,
                debugDescription: "expected \(expectation(of: Self.self)), found \"\(found)\""
            )
            throw DecodingError.dataCorrupted(context)
        }
        self = value
    }
}
