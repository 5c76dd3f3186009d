/// Text of descriptions as terminals and logs get it: visible, in one line, and without secrets.
///
/// A description may hold what moves a cursor, turns the direction of a line around, or begins a command of the service that shows
/// the log; addresses in it may hold passwords and tokens.
package enum PrintedText {
    /// `\u{1b}` for an escape character, `\n` for a line break; addresses without user info and query.
    package static func line(_ text: String) -> String {
        isPlain(text) ? text : visible(Addresses.removingSecrets(from: text))
    }

    /// A line of Swift, with its addresses as they are.
    package static func visible(_ line: String) -> String {
        if isPlain(line) { return line }
        var result = ""
        for scalar in line.unicodeScalars { result += printed(scalar) }
        return withoutCommands(result)
    }

    /// What a scalar is printed as.
    static func printed(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case _ where isUnsafe(scalar): "\\u{\(String(scalar.value, radix: 16))}"
        default: String(scalar)
        }
    }

    /// Control characters, line breaks, and what turns the direction of text around.
    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: false
        case ..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// `::error` at the start of a line, and `##[error]` or `##vso[` anywhere in it, are commands to the services that show logs.
    static func withoutCommands(_ line: String) -> String {
        var line = line
        let blanks = line.prefix { $0 == " " }
        if line.dropFirst(blanks.count).hasPrefix("::") {
            line = "\(blanks):\\u{3a}\(line.dropFirst(blanks.count + 2))"
        }
        guard line.contains("##") else { return line }
        return line.replacing(/##(?=[A-Za-z]*\[)/, with: "#\\u{23}")
    }

    private static func isPlain(_ text: String) -> Bool {
        var before: UInt8 = 0
        var isFirst = true
        for byte in text.utf8 {
            guard (0x20..<0x7F).contains(byte) else { return false }
            switch byte {
            case UInt8(ascii: ":") where isFirst: return false
            case UInt8(ascii: "/"), UInt8(ascii: "#"): if byte == before { return false }
            default: break
            }
            if byte != 0x20 { isFirst = false }
            before = byte
        }
        return true
    }
}
