extension JSONReader {
    /// Reads a string.
    public mutating func readString() throws(JSONError) -> String {
        lexer.skipWhitespace()
        valueStart = lexer.position
        guard lexer.current == UInt8(ascii: "\"") else { throw expectation("a string") }
        return try lexer.takeText()
    }

    /// Reads a string, or what a lenient reader takes for one.
    mutating func readText() throws(JSONError) -> String {
        lexer.skipWhitespace()
        valueStart = lexer.position
        guard lexer.current == UInt8(ascii: "\"") else { return try readUnusualString() }
        return try lexer.takeText()
    }

    /// Reads a string and hands its UTF-8 to `body`, without making a `String`: for dates, enumerations and the like.
    public mutating func withString<Value>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        let scanned = try scanString()
        guard scanned.hasEscapes else { return try body(lexer.raw(scanned)) }
        return try lexer.unescapedBytes(of: scanned).withUnsafeBufferPointer { bytes in
            Result { () throws(JSONError) in try body(bytes) }
        }.get()
    }

    /// Reads a number and returns its text exactly as it is in the document.
    public mutating func readNumberText() throws(JSONError) -> String {
        lexer.text(in: try scanNumber().range)
    }

    /// Reads `true` or `false`.
    public mutating func readBool() throws(JSONError) -> Bool {
        lexer.skipWhitespace()
        valueStart = lexer.position
        if lexer.take(.true) { return true }
        if lexer.take(.false) { return false }
        return try readUnusualBool()
    }

    /// Goes over `null` when it is here; false, with the reader where it was, when something else is.
    public mutating func readNull() -> Bool {
        lexer.skipWhitespace()
        valueStart = lexer.position
        return lexer.take(.null)
    }

    /// An error about the meaning of the scalar that was read last, such as
    /// `json.mismatch(expected: "an RFC 3339 date-time", found: text)`.
    @inline(never)
    public func mismatch(expected: String, found: String) -> JSONError {
        JSONError(.mismatch, at: valueStart, expected: expected, found: JSONExcerpt.quote(found))
    }

    /// An error about the meaning of the scalar that was read last, which is described from the document.
    @inline(never)
    public func mismatch(expected: String) -> JSONError {
        JSONError(.mismatch, at: valueStart, expected: expected)
    }

    @inline(__always)
    mutating func scanString() throws(JSONError) -> ScannedString {
        lexer.skipWhitespace()
        valueStart = lexer.position
        guard lexer.current == UInt8(ascii: "\"") else { throw expectation("a string") }
        return try lexer.scanString()
    }

    @inline(__always)
    mutating func scanNumber(_ expected: StaticString = "a number") throws(JSONError) -> ScannedNumber {
        lexer.skipWhitespace()
        valueStart = lexer.position
        switch lexer.current {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try lexer.scanNumber()
        default:
            return try scanUnusualNumber(expected)
        }
    }

    /// The error for what stands here: of another type, or no value at all.
    @inline(never)
    func expectation(_ expected: StaticString) -> JSONError {
        let isValue: Bool
        switch lexer.current {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "-"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            isValue = true
        default:
            isValue = false
        }
        return JSONError(isValue ? .mismatch : .syntax, at: lexer.position, expected: "\(expected)")
    }

    /// Takes one level of depth for the array or object that starts here.
    @inline(__always)
    mutating func descend() throws(JSONError) {
        guard remainingDepth > 0 else { throw tooDeep() }
        remainingDepth &-= 1
    }

    @inline(never)
    private func tooDeep() -> JSONError {
        JSONError(
            .limit, at: lexer.position, expected: "fewer arrays and objects inside of each other", found: "one more")
    }
}
