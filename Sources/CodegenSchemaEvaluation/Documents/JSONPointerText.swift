/// JSON pointers as text (RFC 6901), also in the fragments of URIs.
enum JSONPointerText {
    /// `/a~1b` for the key `a/b`.
    static func token(_ key: String) -> String {
        guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return "/" + key }
        var result = "/"
        for scalar in key.unicodeScalars {
            switch scalar {
            case "~": result += "~0"
            case "/": result += "~1"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func text(_ tokens: [String]) -> String { tokens.map(token).joined() }

    /// The keys of a pointer, which is empty or begins with a slash.
    static func tokens(_ pointer: String) -> [String] {
        pointer.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { part in
            var token = String.UnicodeScalarView()
            var isEscaped = false
            for scalar in part {
                if isEscaped {
                    token.append(scalar == "0" ? "~" : scalar == "1" ? "/" : scalar)
                    isEscaped = false
                } else if scalar == "~" {
                    isEscaped = true
                } else {
                    token.append(scalar)
                }
            }
            return String(token)
        }
    }
}
