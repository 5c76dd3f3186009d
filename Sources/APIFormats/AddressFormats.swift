/// Addresses of the internet protocol (RFC 2673, RFC 4291).
enum AddressFormats {
    static func isIPv4(_ text: Substring.UTF8View) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard (1...3).contains(part.count), part.allSatisfy({ $0.isDigit }) else { return false }
                guard part.first != 0x30 || part.count == 1 else { return false }
                return part.reduce(0) { $0 * 10 + Int($1 - 0x30) } < 256
            }
    }

    static func isIPv6(_ text: Substring.UTF8View) -> Bool {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count >= 3, parts.count <= 9 else { return false }
        var groups = 0
        var gaps = 0
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            if part.isEmpty {
                // `::` at an end leaves two empty parts there.
                let isPaired = index == 0 ? parts[1].isEmpty : isLast && parts[index - 1].isEmpty
                if index == 0 || isLast {
                    guard isPaired else { return false }
                } else {
                    gaps += 1
                }
            } else if isLast, part.contains(UInt8(ascii: ".")) {
                guard isIPv4(part) else { return false }
                groups += 2
            } else {
                guard part.count <= 4, part.allSatisfy({ $0.hexDigit != nil }) else { return false }
                groups += 1
            }
        }
        return gaps == 0 ? groups == 8 : gaps == 1 && groups < 8
    }
}

/// Mailboxes of RFC 5321, section 4.1.2; with letters of all scripts by RFC 6531.
enum EmailFormats {
    static func isAddress(_ text: String, isInternational: Bool) -> Bool {
        let bytes = text.utf8
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let (local, domain) = (bytes[..<at], bytes[bytes.index(after: at)...])
        guard isLocalPart(local, isInternational) else { return false }
        if domain.first == UInt8(ascii: "[") { return isAddressLiteral(domain) }
        let name = String(Substring(domain))
        guard isInternational, !name.utf8.allSatisfy({ $0 < 0x80 }) else { return Hostnames.isHostname(name) }
        return name.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.first != "-" && label.last != "-"
                && label.allSatisfy { !$0.isASCII || $0.isASCIILetter || $0.isASCIIDigit || $0 == "-" }
        }
    }

    private static func isLocalPart(_ text: Substring.UTF8View, _ isInternational: Bool) -> Bool {
        guard (1...64).contains(text.count) else { return false }
        if text.first == UInt8(ascii: "\"") { return isQuoted(text, isInternational) }
        let atoms = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return atoms.allSatisfy { atom in
            !atom.isEmpty
                && atom.allSatisfy { byte in
                    byte.isLetter || byte.isDigit || special.contains(byte) || (isInternational && byte >= 0x80)
                }
        }
    }

    private static let special = Array("!#$%&'*+-/=?^_`{|}~".utf8)

    private static func isQuoted(_ text: Substring.UTF8View, _ isInternational: Bool) -> Bool {
        guard text.count >= 2, text.last == UInt8(ascii: "\"") else { return false }
        var isEscaped = false
        for byte in text.dropFirst().dropLast() {
            guard (0x20...0x7E).contains(byte) || (isInternational && byte >= 0x80) else { return false }
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                return false
            }
        }
        return !isEscaped
    }

    /// `[127.0.0.1]`, `[IPv6:::1]`.
    private static func isAddressLiteral(_ text: Substring.UTF8View) -> Bool {
        guard text.last == UInt8(ascii: "]") else { return false }
        let content = text.dropFirst().dropLast()
        if content.starts(with: "IPv6:".utf8) { return AddressFormats.isIPv6(content.dropFirst(5)) }
        return AddressFormats.isIPv4(content)
    }
}
