/// Words for what has no letters: `+1`, `<=`, emoji, the empty string.
enum SymbolNames {
    private static let names: [Unicode.Scalar: String] = [
        "+": "plus", "-": "minus", "*": "asterisk", "/": "slash", "\\": "backslash", "<": "less", ">": "greater",
        "=": "equals",
        "!": "exclamation", "?": "question", "&": "ampersand", "|": "pipe", "%": "percent", "$": "dollar", "#": "hash",
        "@": "at", "^": "caret", "~": "tilde", ".": "dot", ",": "comma", ":": "colon", ";": "semicolon",
        "_": "underscore",
        "(": "leftParenthesis", ")": "rightParenthesis", "[": "leftBracket", "]": "rightBracket", "{": "leftBrace",
        "}": "rightBrace", "\"": "quote", "'": "apostrophe", "`": "backtick", " ": "space", "\t": "tab",
        "\n": "newline",
    ]

    /// A sign before digits means something: `-1` and `1` differ.
    static func sign(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "+": "plus"
        case "-": "minus"
        default: nil
        }
    }

    /// A text without letters and digits, read aloud.
    static func words(for text: String) -> [String] {
        guard !text.isEmpty else { return ["empty"] }
        return text.unicodeScalars.flatMap { scalar -> [String] in
            if let name = names[scalar] { return Words(name).words }
            return ["u", String(scalar.value, radix: 16)]
        }
    }
}
