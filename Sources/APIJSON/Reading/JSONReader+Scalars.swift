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

    /// The error for the value here: of another type, or not a value at all.
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

/// Documents made of plain text, such as parameters, where `12` may be a number or a string.
extension JSONReader {
    /// Reads a whole document in which numbers and Booleans may be in quotation marks: numbers are read from
    /// `"12"` as well, and strings from it as they are.
    ///
    /// - Parameter isMarkup: Whether an array's only element may take the array's place, and null an empty one's, as in XML.
    package static func readTexts<T: JSONReadable>(
        _ type: T.Type, from bytes: [UInt8], isMarkup: Bool = false
    ) throws(JSONError) -> T {
        try bytes.withUnsafeBytes { bytes in
            Result { () throws(JSONError) in
                try withReader(of: bytes) { (json) throws(JSONError) in
                    json.takesTexts = true
                    json.takesSingleElements = isMarkup
                    return try T(json: &json)
                }
            }
        }.get()
    }

    /// Goes over the string that starts here when its content is a number; nil, without having moved, for anything else.
    @inline(never)
    mutating func takeNumberText() -> ScannedNumber? {
        var ahead = lexer
        guard let scanned = try? ahead.scanString() else { return nil }
        var content = lexer
        content.position = scanned.start
        switch content.current {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
        default: return nil
        }
        guard let number = try? content.scanNumber(), content.position == scanned.end else { return nil }
        lexer = ahead
        return number
    }

    /// Goes over the string that starts here when its content is `true` or `false`.
    @inline(never)
    mutating func takeBoolText() -> Bool? {
        var ahead = lexer
        guard let scanned = try? ahead.scanString() else { return nil }
        var content = lexer
        content.position = scanned.start
        let value = content.take(.true) ? true : content.take(.false) ? false : nil
        guard let value, content.position == scanned.end else { return nil }
        lexer = ahead
        return value
    }
}

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
