/// URIs and IRIs (RFC 3986, RFC 3987).
enum URIFormats {
    static func isReference(_ text: String, isInternational: Bool, needsScheme: Bool) -> Bool {
        let uri = URIReference(text)
        let characters = Characters(isInternational: isInternational)
        guard uri.scheme != nil || !needsScheme else { return false }
        if let authority = uri.authority {
            guard isAuthority(authority, characters) else { return false }
        } else if uri.scheme == nil {
            // The first segment would be a scheme.
            let segment = uri.path.unicodeScalars.prefix { $0 != "/" }
            guard !segment.contains(":") else { return false }
        }
        return characters.allow(uri.path, beyond: ":@/")
            && characters.allow(uri.query ?? "", beyond: ":@/?", isQuery: true)
            && characters.allow(uri.fragment ?? "", beyond: ":@/?")
    }

    private static func isAuthority(_ text: String, _ characters: Characters) -> Bool {
        var host = text.unicodeScalars[...]
        if let at = host.lastIndex(of: "@") {
            guard characters.allow(String(host[..<at]), beyond: ":") else { return false }
            host = host[host.index(after: at)...]
        }
        if host.first == "[" {
            guard let end = host.lastIndex(of: "]"), isLiteral(String(host[host.index(after: host.startIndex)..<end]))
            else { return false }
            let port = host[host.index(after: end)...]
            return port.isEmpty || (port.first == ":" && port.dropFirst().allSatisfy(\.isASCIIDigit))
        }
        if let colon = host.lastIndex(of: ":") {
            guard host[host.index(after: colon)...].allSatisfy(\.isASCIIDigit) else { return false }
            host = host[..<colon]
        }
        return characters.allow(String(host), beyond: "")
    }

    /// An address of IPv6, or of a future protocol: `v1.fe80::a`.
    private static func isLiteral(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "v" || first == "V" else {
            return AddressFormats.isIPv6(text.utf8[...])
        }
        let parts = text.unicodeScalars.dropFirst().split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
        return parts[0].allSatisfy { $0.properties.isASCIIHexDigit }
            && !parts[1].contains("%") && Characters(isInternational: false).allow(String(parts[1]), beyond: ":")
    }

    /// Which characters a part may have, beside those that are unreserved or delimit within a part.
    private struct Characters {
        let isInternational: Bool

        func allow(_ text: String, beyond others: String, isQuery: Bool = false) -> Bool {
            var escape = 0
            for scalar in text.unicodeScalars {
                if escape > 0 {
                    guard scalar.properties.isASCIIHexDigit else { return false }
                    escape -= 1
                } else if scalar == "%" {
                    escape = 2
                } else if scalar.isASCII {
                    guard
                        scalar.isASCIILetter || scalar.isASCIIDigit
                            || "-._~!$&'()*+,;=".unicodeScalars.contains(scalar)
                            || others.unicodeScalars.contains(scalar)
                    else { return false }
                } else {
                    guard isInternational, Self.isInternational(scalar.value, isQuery: isQuery) else { return false }
                }
            }
            return escape == 0
        }

        /// `ucschar`, and in queries `iprivate`.
        private static func isInternational(_ value: UInt32, isQuery: Bool) -> Bool {
            switch value {
            case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
            case 0xE000...0xF8FF, 0xF0000...0x10FFFF: isQuery && value & 0xFFFF <= 0xFFFD
            case 0x10000...0xDFFFF, 0xE1000...0xEFFFF: value & 0xFFFF <= 0xFFFD
            default: false
            }
        }
    }
}

/// Templates of URIs (RFC 6570).
enum URITemplateFormat {
    static func isTemplate(_ text: String) -> Bool {
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "{":
                guard let end = rest.firstIndex(of: "}"), isExpression(rest[..<end]) else { return false }
                rest = rest[rest.index(after: end)...]
            case "%":
                guard rest.prefix(2).count == 2, rest.prefix(2).allSatisfy({ $0.properties.isASCIIHexDigit }) else {
                    return false
                }
                rest.removeFirst(2)
            case "}", "\"", "<", ">", "\\", "^", "`", "|", "\u{0}"..." ", "\u{7F}"..."\u{9F}": return false
            default: break
            }
        }
        return true
    }

    private static func isExpression(_ text: Substring.UnicodeScalarView) -> Bool {
        var list = text
        if let first = list.first, "+#./;?&=,!@|".unicodeScalars.contains(first) { list.removeFirst() }
        return list.split(separator: ",", omittingEmptySubsequences: false).allSatisfy(isVariable)
    }

    /// `name`, `name*`, `name:30`.
    private static func isVariable(_ text: Substring.UnicodeScalarView) -> Bool {
        var name = text
        if name.last == "*" {
            name.removeLast()
        } else if let colon = name.firstIndex(of: ":") {
            let length = name[name.index(after: colon)...]
            guard (1...4).contains(length.count), length.first != "0", length.allSatisfy(\.isASCIIDigit) else {
                return false
            }
            name = name[..<colon]
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            var rest = part
            guard !rest.isEmpty else { return false }
            while let scalar = rest.popFirst() {
                if scalar == "%" {
                    guard rest.prefix(2).count == 2, rest.prefix(2).allSatisfy({ $0.properties.isASCIIHexDigit })
                    else { return false }
                    rest.removeFirst(2)
                } else if !(scalar.isASCIILetter || scalar.isASCIIDigit || scalar == "_") {
                    return false
                }
            }
            return true
        }
    }
}
