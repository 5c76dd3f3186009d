import CodegenAPIModel

/// Whether text is what a format says, so that the runtime reads it without fail.
enum FormattedText {
    static func isValid(_ text: String, _ primitive: Primitive) -> Bool {
        switch primitive {
        case .calendarDate: isDate(text[...])
        case .date: isDateTime(text)
        case .uuid: isUUID(text)
        case .url: isURL(text)
        case .data: isBase64(text)
        case .string, .bool, .int, .int32, .int64, .uint64, .double, .float, .decimal: false
        }
    }

    private static func isDate(_ text: Substring) -> Bool {
        guard matches(text, "dddd-dd-dd") else { return false }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        let (year, month, day) = (parts[0], parts[1], parts[2])
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return 1...12 ~= month && 1...lengths[month - 1] ~= day
    }

    private static func isDateTime(_ text: String) -> Bool {
        guard text.utf8.count >= 20, isDate(text.prefix(10)) else { return false }
        var time = text.dropFirst(10)
        guard matches(time.prefix(9), "Tdd:dd:dd") || matches(time.prefix(9), "tdd:dd:dd") else { return false }
        let parts = time.prefix(9).dropFirst().split(separator: ":").compactMap { Int($0) }
        guard parts[0] < 24, parts[1] < 60, parts[2] <= 60 else { return false }
        time = time.dropFirst(9)
        if time.first == "." {
            let digits = time.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty else { return false }
            time = time.dropFirst(1 + digits.count)
        }
        if time == "Z" || time == "z" { return true }
        guard matches(time, "+dd:dd") || matches(time, "-dd:dd") else { return false }
        let offset = time.dropFirst().split(separator: ":").compactMap { Int($0) }
        return offset[0] < 24 && offset[1] < 60
    }

    private static func isUUID(_ text: String) -> Bool {
        matches(text[...], "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
    }

    /// An absolute URL of plain characters, without a port or a literal address, which are checked further.
    private static func isURL(_ text: String) -> Bool {
        guard let separator = text.firstRange(of: "://"), separator.lowerBound != text.startIndex else { return false }
        let scheme = text[..<separator.lowerBound]
        guard scheme.first?.isLetter == true, scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            return false
        }
        let rest = text[separator.upperBound...]
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !host.isEmpty, host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") })
        else { return false }
        return rest.dropFirst(host.count).allSatisfy { character in
            character.isASCII && (character.isLetter || character.isNumber || "/?#-._~&=+,:@".contains(character))
        } && rest.filter { $0 == "#" }.count <= 1
    }

    private static func isBase64(_ text: String) -> Bool {
        let body = text.prefix { $0 != "=" }
        let padding = text.dropFirst(body.count)
        guard text.utf8.count.isMultiple(of: 4), padding.count <= 2, padding.allSatisfy({ $0 == "=" }) else {
            return false
        }
        return body.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+" || $0 == "/") }
    }

    /// `d` is a digit, `x` a hexadecimal one; everything else is itself.
    private static func matches(_ text: Substring, _ pattern: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == pattern.utf8.count else { return false }
        return zip(bytes, pattern.utf8).allSatisfy { byte, sign in
            switch sign {
            case UInt8(ascii: "d"): UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            case UInt8(ascii: "x"): Character(Unicode.Scalar(byte)).isHexDigit
            default: byte == sign
            }
        }
    }
}
