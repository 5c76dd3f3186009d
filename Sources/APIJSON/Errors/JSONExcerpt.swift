/// Describes a value of a document with little of the payload: errors end up in logs.
enum JSONExcerpt {
    /// How many scalars of the payload an error may show.
    static let length = 16

    /// `text` in quotation marks, cut to `length` scalars.
    static func quote(_ text: some StringProtocol, to length: Int = length) -> String {
        "\"" + cut(text, to: length) + "\""
    }

    /// The value that begins at `offset`: `string "abc…"`, `number 12`, `an object`, `the end of the document`.
    static func describe(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> String {
        guard offset >= 0, offset < bytes.count else { return "the end of the document" }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return "an object"
        case UInt8(ascii: "["): return "an array"
        case UInt8(ascii: "\""): return describeString(bytes, at: offset)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return "number " + word(bytes, at: offset)
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return word(bytes, at: offset)
        case 0xEF where isByteOrderMark(bytes, at: offset): return "a byte order mark"
        case 0x21...0x7E: return "'" + String(UnicodeScalar(bytes[offset])) + "'"
        default: return "byte 0x" + hexadecimal(bytes[offset])
        }
    }

    private static func describeString(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> String {
        var lexer = Lexer(bytes)
        lexer.position = offset
        guard let scanned = try? lexer.scanString() else { return "a string" }
        return "string " + quote(lexer.text(of: scanned))
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> String {
        let tail = bytes[offset..<min(bytes.count, offset + length + 1)]
        let word = tail.prefix { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
            default: false
            }
        }
        return cut(String(decoding: word, as: UTF8.self))
    }

    /// At most `length` scalars (a character may have any number of them), and nothing that breaks a line of a log.
    static func cut(_ text: some StringProtocol, to length: Int = length) -> String {
        let head = text.unicodeScalars.prefix(length)
        var shown = ""
        for scalar in head {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .format:
                shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return head.endIndex == text.unicodeScalars.endIndex ? shown : shown + "…"
    }

    private static func isByteOrderMark(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        offset + 2 < bytes.count && bytes[offset + 1] == 0xBB && bytes[offset + 2] == 0xBF
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "0" + digits : digits
    }
}
