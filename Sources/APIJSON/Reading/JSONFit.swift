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

    /// Reads the value of a union's `unknown` case. Throws if `readFirst` has another alternative for the value.
    public mutating func readUnknown() throws(JSONError) -> JSONValue {
        lexer.skipWhitespace()
        guard lexer.position != refusedUnknown else {
            throw JSONError(.mismatch, at: lexer.position, expected: "one of the alternatives of a subtype")
        }
        noteUnknown()
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
