/// Swift string literals; the only place that escapes.
package enum StringLiteral {
    /// A literal with its quotes.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
        {
            return result + text + "\""
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\0": result += "\\0"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F || isInvisible(scalar):
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A literal of a regular expression: a raw one where it has backslashes.
    package static func pattern(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") }
        guard isPlain, text.contains("\\"), !text.contains("\\#") else { return quoted(text) }
        return "#\"" + text + "\"#"
    }

    /// Marks that change how a line is read: directions, joiners, line separators.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .format, .lineSeparator, .paragraphSeparator, .control, .privateUse, .unassigned: true
        default: false
        }
    }
}
