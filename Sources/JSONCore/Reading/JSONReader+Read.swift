/// What generated code calls for a property; what can't be read is an error that `endObject` throws. The overloads for the
/// commonest types aren't generic: nothing of them is compiled into the model's module, and they cost one call.
///
/// The generic ones are inlinable because that costs nothing: 200 models of ten properties take no longer to
/// compile and 2 % more code than with calls that aren't specialised, which read 7 MB of them no slower either.
extension JSONReader {
    /// Reads a value, or `null` as nil.
    @inlinable
    public mutating func read<T: JSONReadable>(_ value: inout T?) {
        if readNull() {
            value = nil
            return foundNull()
        }
        do throws(JSONError) {
            value = try T(json: &self)
        } catch {
            fail(error)
        }
    }

    /// Reads a value, or `null` as `.null`.
    @inlinable
    public mutating func read<T: JSONReadable>(_ value: inout Field<T>) {
        do throws(JSONError) {
            value = readNull() ? .null : .value(try T(json: &self))
        } catch {
            fail(error)
        }
    }

    /// Reads a string, or `null` as nil.
    public mutating func read(_ value: inout String?) {
        lexer.skipWhitespace()
        valueStart = lexer.position
        guard lexer.current == UInt8(ascii: "\"") else {
            value = nil
            return expectNull("a string")
        }
        do throws(JSONError) {
            value = try lexer.takeText()
        } catch {
            fail(error)
        }
    }

    /// Reads a Boolean, or `null` as nil.
    public mutating func read(_ value: inout Bool?) {
        if readNull() {
            value = nil
            return foundNull()
        }
        do throws(JSONError) {
            value = try readBool()
        } catch {
            fail(error)
        }
    }

    /// Reads an integer, or `null` as nil.
    public mutating func read(_ value: inout Int?) {
        lexer.skipWhitespace()
        guard lexer.current != UInt8(ascii: "n") else {
            value = nil
            return expectNull("an integer")
        }
        do throws(JSONError) {
            value = try readInteger(Int.self)
        } catch {
            fail(error)
        }
    }

    /// Reads a number, or `null` as nil.
    public mutating func read(_ value: inout Double?) {
        lexer.skipWhitespace()
        guard lexer.current != UInt8(ascii: "n") else {
            value = nil
            return expectNull("a number")
        }
        do throws(JSONError) {
            value = try readDouble()
        } catch {
            fail(error)
        }
    }

    /// Goes over the `null` that is here; an error for anything else.
    @inline(never)
    mutating func expectNull(_ expected: StaticString) {
        if readNull() { foundNull() } else { fail(expectation(expected)) }
    }
}
