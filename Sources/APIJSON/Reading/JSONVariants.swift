/// The variants of a union that have to be tried, in declared order: kept in a `static let` of the union.
public struct JSONVariants<Union>: Sendable {
    /// The union's name, for errors.
    let name: StaticString
    /// Keeps a value that is of no variant; nil where such a value is an error.
    let unknown: (@Sendable (JSONValue) -> Union)?
    let candidates: [Candidate]

    /// Makes the table; `unknown` keeps a value that is of no variant, and without it such a value is an error.
    public init(
        _ name: StaticString,
        unknown: (@Sendable (JSONValue) -> Union)? = nil,
        _ candidates: Candidate...
    ) {
        self.name = name
        self.unknown = unknown
        self.candidates = candidates
    }

    /// One variant: how it is read, and the keys of the objects that it may be.
    public struct Candidate: Sendable {
        let tables: [JSONKeys]
        let text: JSONTextTest?
        let texts: KeyValuePairs<StaticString, JSONTextTest>
        let read: @Sendable (inout JSONReader) throws(JSONError) -> Union

        /// Makes the candidate for the payload that `variant` takes; without `tables` it is no object, or one of any keys.
        /// With `text` it is a string that the test accepts, with `texts` an object whose properties are.
        public init<T: JSONReadable>(
            _ variant: @escaping @Sendable (T) -> Union,
            text: JSONTextTest? = nil,
            texts: KeyValuePairs<StaticString, JSONTextTest> = [:],
            keys tables: JSONKeys...
        ) {
            self.tables = tables
            self.text = text
            self.texts = texts
            read = { (json) throws(JSONError) in variant(try T(json: &json)) }
        }
    }
}

/// The test of a string for a variant, where variants are mere text: kept in a `static let`.
///
/// A string that no variant's test accepts is read as the first variant; a test never makes reading fail.
public struct JSONTextTest: Sendable {
    let accepts: @Sendable (String) -> Bool

    /// A regular expression (ECMA-262) that matches anywhere in the string, compiled once. One that Swift can't compile accepts
    /// every string; strings of more than 1,000 characters aren't matched, for the time that it may take.
    public static func pattern(_ pattern: String) -> JSONTextTest {
        guard let expression = CompiledPattern(pattern) else { return JSONTextTest { _ in true } }
        return JSONTextTest { $0.utf8.count > 1000 || expression.matches($0) }
    }

    /// Four decimal numbers up to 255 (RFC 2673, section 3.2).
    public static let ipv4 = JSONTextTest { isIPv4($0[...]) }

    /// An address of RFC 4291, section 2.2.
    public static let ipv6 = JSONTextTest(accepts: isIPv6)

    /// A mailbox of RFC 5321, section 4.1.2, as far as an `@` between two parts tells.
    public static let email = JSONTextTest { text in
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty && !text.contains(" ")
    }

    /// Labels of letters, digits and hyphens (RFC 1123, section 2.1).
    public static let hostname = JSONTextTest { text in
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            1...63 ~= label.utf8.count && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    private static func isIPv4(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                let isShort = part == "0" || (part.first != "0" && part.utf8.count <= 3)
                return isShort && part.utf8.allSatisfy { 0x30...0x39 ~= $0 } && (Int(part) ?? 256) < 256
            }
    }

    private static func isIPv6(_ text: String) -> Bool {
        var groups = text.split(separator: ":", omittingEmptySubsequences: false)
        var length = 8
        if let last = groups.last, last.contains(".") {
            guard isIPv4(last) else { return false }
            groups.removeLast()
            length = 6
        }
        // `::` leaves an empty group, or two at either end.
        if groups.count > 1, groups[0].isEmpty, groups[1].isEmpty { groups.removeFirst() }
        if length == 8, groups.count > 1, groups.suffix(2).allSatisfy(\.isEmpty) { groups.removeLast() }
        let gaps = groups.filter(\.isEmpty).count
        let areGroups = groups.allSatisfy { $0.utf8.count <= 4 && $0.allSatisfy(\.isHexDigit) }
        return areGroups && text.contains(":")
            && (gaps == 0 ? groups.count == length : gaps == 1 && groups.count <= length)
    }
}

/// A regular expression is never changed once it is compiled.
private struct CompiledPattern: @unchecked Sendable {
    private let expression: Regex<AnyRegexOutput>

    init?(_ pattern: String) {
        guard let expression = try? Regex(pattern) else { return nil }
        self.expression = expression.matchingSemantics(.unicodeScalar)
    }

    func matches(_ text: String) -> Bool { (try? expression.firstMatch(in: text)) != nil }
}

/// How badly a value fits the type that it was read into. Nothing at all is a perfect fit.
struct JSONFit: Sendable, Equatable {
    /// Values that ended in an open enumeration's or a union's case for unknown ones.
    var unknown = 0
    /// Keys that no property reads.
    var dropped = 0
    /// Scalars that would be written differently, such as a date-time with another offset, and values that an enumeration allows but
    /// doesn't list.
    var inexact = 0

    var isPerfect: Bool { self == JSONFit() }

    static func + (left: JSONFit, right: JSONFit) -> JSONFit {
        JSONFit(
            unknown: left.unknown &+ right.unknown,
            dropped: left.dropped &+ right.dropped,
            inexact: left.inexact &+ right.inexact
        )
    }

    /// Unknown values weigh more than dropped keys, and these more than inexact values.
    func isBetter(than other: JSONFit) -> Bool {
        (unknown, dropped, inexact) < (other.unknown, other.dropped, other.inexact)
    }
}

extension JSONReader {
    /// Whether the value is being read as one of several alternatives. Readers of formats then accept exactly their format, and
    /// report with `noteInexact` a value that would be written differently.
    @inlinable
    public var isAttempting: Bool { attempts > 0 }

    /// Whether the scalar that was read last has capital letters, as a hexadecimal number may.
    public var lastValueHasCapitals: Bool {
        lexer.bytes[valueStart..<lexer.position].contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
    }

    /// Reports that the scalar that was read last would be written differently: another alternative that keeps it as it is wins.
    public mutating func noteInexact() { fit.inexact &+= 1 }

    /// Reports that the value that was read last is none of those that its type knows: every alternative that knows it wins.
    public mutating func noteUnknown() { fit.unknown &+= 1 }

    /// Whether a value that its type doesn't know, and keeps, has to be reported: another alternative may know it, or it is a fault.
    @inlinable
    public var reportsUnknown: Bool { attempts > 0 || refusesUnknown }

    /// Reports that the value that was read last is none of those that its type knows. Where unknown values are faults, this is one; the
    /// alternatives of a union are compared first.
    public mutating func noteUnknown(expected: @autoclosure () -> String) {
        noteUnknown()
        if refusesUnknown, attempts == 0 {
            unknownValues.append(JSONError(.mismatch, at: valueStart, expected: expected()))
        }
    }

    /// Reads the value of a union's `unknown` case. Throws if `readFirst` has another alternative for the value.
    public mutating func readUnknown() throws(JSONError) -> JSONValue {
        lexer.skipWhitespace()
        guard lexer.position != refusedUnknown else {
            throw JSONError(.mismatch, at: lexer.position, expected: "one of the alternatives of a subtype")
        }
        valueStart = lexer.position
        noteUnknown(expected: "one of the documented alternatives")
        return try JSONValue(json: &self)
    }

    /// Reads an object that doesn't list the union's discriminator, which the union itself writes again.
    @inlinable
    public mutating func readTagged<T: JSONReadable>() throws(JSONError) -> T {
        let value = try T(json: &self)
        noteTag()
        return value
    }

    @usableFromInline
    mutating func noteTag() { fit.dropped &-= 1 }
}
