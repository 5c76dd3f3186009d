/// Reads a property, for generated code; `endObject` throws the errors. The overloads for the
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

    /// Reads any value, `null` as itself.
    public mutating func read(_ value: inout JSONValue?) {
        do throws(JSONError) {
            value = try JSONValue(json: &self)
        } catch {
            fail(error)
        }
    }

    /// Reads a string, or `null` as nil.
    public mutating func read(_ value: inout String?) {
        guard standsAtString() else {
            value = textInstead()
            return
        }
        do throws(JSONError) {
            value = try lexer.takeText()
        } catch {
            fail(error)
        }
    }

    /// Reads a Boolean, or `null` as nil.
    public mutating func read(_ value: inout Bool?) { value = bool() }

    /// Reads an integer, or `null` as nil.
    public mutating func read(_ value: inout Int?) { value = integer() }

    /// Reads a number, or `null` as nil.
    public mutating func read(_ value: inout Double?) { value = double() }
}

/// For required properties whose type has an empty value to begin with: generated code calls these. `null` leaves the value
/// as it is, and `endObject` throws.
extension JSONReader {
    /// Reads an array.
    @inlinable
    public mutating func read<T: JSONReadable>(_ value: inout [T]) {
        var found: [T]?
        read(&found)
        if let found { value = found }
    }

    /// Reads a map.
    @inlinable
    public mutating func read<T: JSONReadable>(_ value: inout [String: T]) {
        var found: [String: T]?
        read(&found)
        if let found { value = found }
    }

    /// Reads a string.
    public mutating func read(_ value: inout String) {
        guard standsAtString() else {
            if let text = textInstead() { value = text }
            return
        }
        do throws(JSONError) {
            value = try lexer.takeText()
        } catch {
            fail(error)
        }
    }

    /// Reads a Boolean.
    public mutating func read(_ value: inout Bool) {
        if let found = bool() { value = found }
    }

    /// Reads an integer.
    public mutating func read(_ value: inout Int) {
        if let found = integer() { value = found }
    }

    /// Reads a number.
    public mutating func read(_ value: inout Double) {
        if let found = double() { value = found }
    }
}

/// Shared by both: the values of the commonest types, nil for `null` and after an error.
extension JSONReader {
    /// Whether a string comes. An optional string, returned from here, would make reading strings slower by a fortieth.
    @inline(__always)
    private mutating func standsAtString() -> Bool {
        lexer.skipWhitespace()
        valueStart = lexer.position
        return lexer.current == UInt8(ascii: "\"")
    }

    /// Goes over the `null` that is here; an error for anything else, unless a lenient reader can take it as text.
    @inline(never)
    private mutating func textInstead() -> String? {
        if isLenient {
            do throws(JSONError) {
                if let text = try takeScalarAsText() { return text }
            } catch {
                fail(error)
                return nil
            }
        }
        expectNull("a string")
        return nil
    }

    @inline(__always)
    private mutating func bool() -> Bool? {
        if readNull() {
            foundNull()
            return nil
        }
        do throws(JSONError) {
            return try readBool()
        } catch {
            fail(error)
            return nil
        }
    }

    @inline(__always)
    private mutating func integer() -> Int? {
        lexer.skipWhitespace()
        guard lexer.current != UInt8(ascii: "n") else {
            expectNull("an integer")
            return nil
        }
        do throws(JSONError) {
            return try readInteger(Int.self)
        } catch {
            fail(error)
            return nil
        }
    }

    @inline(__always)
    private mutating func double() -> Double? {
        lexer.skipWhitespace()
        guard lexer.current != UInt8(ascii: "n") else {
            expectNull("a number")
            return nil
        }
        do throws(JSONError) {
            return try readDouble()
        } catch {
            fail(error)
            return nil
        }
    }

    /// Goes over the `null` that is here; an error for anything else.
    @inline(never)
    private mutating func expectNull(_ expected: StaticString) {
        if readNull() { foundNull() } else { fail(expectation(expected)) }
    }
}
