extension JSONReader {
    /// An array that is being read: made by `beginArray`, handed to `nextElement` until that returns false.
    public struct Elements: Sendable {
        @usableFromInline var isFirst = true
    }

    /// Enters the array that starts here; a mismatch when something else does.
    public mutating func beginArray() throws(JSONError) -> Elements {
        lexer.skipWhitespace()
        guard lexer.current == UInt8(ascii: "[") else { throw expectation("an array") }
        try descend()
        lexer.position &+= 1
        return Elements()
    }

    /// Goes to the next element, which has to be read or skipped; false at the array's end.
    public mutating func nextElement(_ elements: inout Elements) throws(JSONError) -> Bool {
        lexer.skipWhitespace()
        let isFirst = elements.isFirst
        elements.isFirst = false
        if lexer.current == UInt8(ascii: "]") {
            lexer.position &+= 1
            remainingDepth &+= 1
            return false
        }
        if isFirst { return true }
        guard lexer.current == UInt8(ascii: ",") else { throw lexer.syntaxError("',' or ']'") }
        lexer.position &+= 1
        lexer.skipWhitespace()
        guard lexer.current != UInt8(ascii: "]") else { throw lexer.syntaxError("a value behind the comma") }
        return true
    }
}
