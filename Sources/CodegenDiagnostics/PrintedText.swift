/// Makes text of descriptions safe to print: on one line, with invisible characters escaped, and without secrets.
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

    /// The printed form of a scalar.
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

/// The addresses in a text: `https://user:password@host/path?token=…`.
package enum Addresses {
    /// The text with its addresses shortened to `https://host/path`.
    package static func removingSecrets(from text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let hidden = secrets(in: scalars)
        guard !hidden.isEmpty else { return text }
        var kept = String.UnicodeScalarView()
        var position = 0
        for range in hidden {
            kept += scalars[position..<range.lowerBound]
            position = range.upperBound
        }
        kept += scalars[position...]
        return String(kept)
    }

    /// The address as it is printed, if a text is one of `http` or `https`.
    package static func web(_ text: String) -> String? {
        let start = text.prefix(8).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://") ? PrintedText.line(text) : nil
    }

    /// The text with an asterisk for each scalar that `removingSecrets` leaves out, so that columns stay.
    static func maskingSecrets(in scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var masked = scalars
        for range in secrets(in: scalars) {
            for index in range { masked[index] = "*" }
        }
        return masked
    }

    /// User info with its `@`, and queries with their `?`.
    private static func secrets(in text: [Unicode.Scalar]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var position = 0
        while position + 2 < text.count {
            guard text[position] == ":", text[position + 1] == "/", text[position + 2] == "/" else {
                position += 1
                continue
            }
            let start = position + 3
            let end = text[start...].firstIndex(where: isEnd) ?? text.count
            let path = text[start..<end].firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? end
            if let at = text[start..<path].lastIndex(of: "@") { result.append(start..<at + 1) }
            if let query = text[path..<end].firstIndex(where: { $0 == "?" || $0 == "#" }), text[query] == "?" {
                let fragment = text[query..<end].firstIndex(of: "#") ?? end
                result.append(query..<fragment)
            }
            position = max(end, start)
        }
        return result
    }

    private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || "\"'`<>".unicodeScalars.contains(scalar)
    }
}

extension Int {
    /// With thousands separators: `1204` → `1,204`.
    package var grouped: String {
        let digits = Array(String(self))
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
            result.append(digit)
        }
        return result
    }
}
