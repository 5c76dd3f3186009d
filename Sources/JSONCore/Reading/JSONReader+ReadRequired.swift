/// What generated code calls for a required property whose type has an empty value to begin with; it's kept where `null`
/// stands, and `endObject` throws.
extension JSONReader {
    /// Reads an array.
    @inlinable
    public mutating func read<T: JSONReadable>(_ value: inout [T]) {
        guard !readNull() else { return foundNull() }
        do throws(JSONError) {
            value = try [T](json: &self)
        } catch {
            fail(error)
        }
    }

    /// Reads a map.
    @inlinable
    public mutating func read<T: JSONReadable>(_ value: inout [String: T]) {
        guard !readNull() else { return foundNull() }
        do throws(JSONError) {
            value = try [String: T](json: &self)
        } catch {
            fail(error)
        }
    }

    /// Reads a string.
    public mutating func read(_ value: inout String) {
        lexer.skipWhitespace()
        valueStart = lexer.position
        guard lexer.current == UInt8(ascii: "\"") else { return expectNull("a string") }
        do throws(JSONError) {
            value = try lexer.takeText()
        } catch {
            fail(error)
        }
    }

    /// Reads a Boolean.
    public mutating func read(_ value: inout Bool) {
        guard !readNull() else { return foundNull() }
        do throws(JSONError) {
            value = try readBool()
        } catch {
            fail(error)
        }
    }

    /// Reads an integer.
    public mutating func read(_ value: inout Int) {
        lexer.skipWhitespace()
        guard lexer.current != UInt8(ascii: "n") else { return expectNull("an integer") }
        do throws(JSONError) {
            value = try readInteger(Int.self)
        } catch {
            fail(error)
        }
    }

    /// Reads a number.
    public mutating func read(_ value: inout Double) {
        lexer.skipWhitespace()
        guard lexer.current != UInt8(ascii: "n") else { return expectNull("a number") }
        do throws(JSONError) {
            value = try readDouble()
        } catch {
            fail(error)
        }
    }
}
