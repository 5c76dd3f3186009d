/// Documents that were made of plain text, such as parameters: nobody knows there whether `12` is a number.
extension JSONReader {
    /// Reads a whole document in which numbers and Booleans may be in quotation marks: whoever wants a number takes
    /// `"12"` for 12, and whoever wants a text takes it for that.
    package static func readTexts<T: JSONReadable>(_ type: T.Type, from bytes: [UInt8]) throws(JSONError) -> T {
        try bytes.withUnsafeBytes { bytes in
            Result { () throws(JSONError) in
                try withReader(of: bytes) { (json) throws(JSONError) in
                    json.takesTexts = true
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
