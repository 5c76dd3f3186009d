/// What generated code calls for a property. The overloads for the commonest types aren't generic: nothing of them is
/// compiled into the model's module, and they cost one call.
///
/// The generic ones are inlinable because that costs nothing: 200 models of ten properties take no longer to
/// compile and 2 % more code than with calls that aren't specialised, which read 7 MB of them no slower either.
extension JSONReader {
    /// Reads a value, or `null` as nil.
    @inlinable
    public mutating func read<T: JSONReadable>(_ value: inout T?) throws(JSONError) {
        value = readNull() ? nil : try T(json: &self)
    }

    /// Reads a value, or `null` as `.null`.
    @inlinable
    public mutating func read<T: JSONReadable>(_ value: inout Field<T>) throws(JSONError) {
        value = readNull() ? .null : .value(try T(json: &self))
    }

    /// Reads a string, or `null` as nil.
    public mutating func read(_ value: inout String?) throws(JSONError) {
        lexer.skipWhitespace()
        valueStart = lexer.position
        guard lexer.current == UInt8(ascii: "\"") else {
            value = try readNullOr("a string")
            return
        }
        value = lexer.text(of: try lexer.scanString())
    }

    /// Reads a Boolean, or `null` as nil.
    public mutating func read(_ value: inout Bool?) throws(JSONError) {
        value = readNull() ? nil : try readBool()
    }

    /// Reads an integer, or `null` as nil.
    public mutating func read(_ value: inout Int?) throws(JSONError) {
        lexer.skipWhitespace()
        guard lexer.current != UInt8(ascii: "n") else {
            value = try readNullOr("an integer")
            return
        }
        value = try readInteger(Int.self)
    }

    /// Reads a number, or `null` as nil.
    public mutating func read(_ value: inout Double?) throws(JSONError) {
        lexer.skipWhitespace()
        guard lexer.current != UInt8(ascii: "n") else {
            value = try readNullOr("a number")
            return
        }
        value = try readDouble()
    }

    /// Nil for the `null` that is here; an error for anything else.
    @inline(never)
    private mutating func readNullOr<T>(_ expected: StaticString) throws(JSONError) -> T? {
        guard readNull() else { throw expectation(expected) }
        return nil
    }
}
