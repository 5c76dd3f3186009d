/// The meaning of a plain scalar in YAML 1.2's core schema (section 10.3.2): `yes` and `on` are strings, `0o17` is a number.
enum YAMLCoreSchema {
    static func resolve(_ text: String) -> Node.Value {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.first else { return .null }
            // Most scalars are words: one look at the first byte settles them.
            switch first {
            case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"),
                UInt8(ascii: "f"),
                UInt8(ascii: "F"):
                return word(String(decoding: bytes, as: UTF8.self))
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
                return number(String(decoding: bytes, as: UTF8.self))
            default:
                return .string(String(decoding: bytes, as: UTF8.self))
            }
        }
    }

    private static func word(_ text: String) -> Node.Value {
        switch text {
        case "~", "null", "Null", "NULL": .null
        case "true", "True", "TRUE": .bool(true)
        case "false", "False", "FALSE": .bool(false)
        default: .string(text)
        }
    }

    /// How a boolean is written.
    static func spelling(of text: String) -> Node.Spelling {
        guard text.first?.isUppercase == true else { return .lowercase }
        return text.last?.isUppercase == true ? .uppercase : .capitalized
    }

    /// A number of YAML as JSON writes it: `0x1F` is `31`, `+1` is `1`, `007` is `7`, `.5` is `0.5`, `1.` is `1`.
    static func json(ofNumber text: String) -> String {
        if let value = prefixed(text) { return String(value) }
        var digits = Substring(text)
        let sign = digits.first == "-" ? "-" : ""
        if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
        while digits.first == "0", digits.dropFirst().first?.isNumber == true { digits.removeFirst() }
        let whole = digits.prefix { $0.isNumber }
        var rest = digits.dropFirst(whole.count)
        if rest.first == ".", rest.dropFirst().first?.isNumber != true { rest.removeFirst() }
        return sign + (whole.isEmpty ? "0" : whole) + rest
    }

    private static func prefixed(_ text: String) -> UInt64? {
        if text.hasPrefix("0x") { return UInt64(text.dropFirst(2), radix: 16) }
        return text.hasPrefix("0o") ? UInt64(text.dropFirst(2), radix: 8) : nil
    }

    /// Numbers are kept as they are written; infinities and NaN, which JSON lacks, stay strings.
    private static func number(_ text: String) -> Node.Value {
        if prefixed(text) != nil { return .number(text) }
        var digits = false
        var state = State.start
        for byte in text.utf8 {
            guard let next = state.next(byte) else { return .string(text) }
            digits = digits || (0x30...0x39).contains(byte)
            state = next
        }
        guard digits, state != .exponentStart, state != .exponentSign else { return .string(text) }
        return .number(text)
    }

    /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
    private enum State {
        case start, sign, integer, fraction, exponentStart, exponentSign, exponent

        func next(_ byte: UInt8) -> State? {
            switch (self, byte) {
            case (.start, UInt8(ascii: "-")), (.start, UInt8(ascii: "+")): .sign
            case (.start, 0x30...0x39), (.sign, 0x30...0x39), (.integer, 0x30...0x39): .integer
            case (.start, UInt8(ascii: ".")), (.sign, UInt8(ascii: ".")), (.integer, UInt8(ascii: ".")): .fraction
            case (.fraction, 0x30...0x39): .fraction
            case (.integer, UInt8(ascii: "e")), (.integer, UInt8(ascii: "E")), (.fraction, UInt8(ascii: "e")),
                (.fraction, UInt8(ascii: "E")):
                .exponentStart
            case (.exponentStart, UInt8(ascii: "-")), (.exponentStart, UInt8(ascii: "+")): .exponentSign
            case (.exponentStart, 0x30...0x39), (.exponentSign, 0x30...0x39), (.exponent, 0x30...0x39): .exponent
            default: nil
            }
        }
    }
}
