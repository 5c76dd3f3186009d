import APIJSON

extension JSONValue {
    /// The value on one line, with escapes also for what moves a cursor or turns the direction of text around: a terminal or a log
    /// may get it.
    var printed: String {
        let text = description
        guard text.unicodeScalars.contains(where: PrintedText.isUnsafe) else { return text }
        return text.unicodeScalars.map { scalar in
            guard PrintedText.isUnsafe(scalar) else { return String(scalar) }
            // Nothing but a string holds such scalars.
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
