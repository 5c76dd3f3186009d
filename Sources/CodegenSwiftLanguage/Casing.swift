/// Makes Swift names after the API Design Guidelines: `UpperCamelCase` for types, `lowerCamelCase` for everything else.
///
/// Acronyms are all upper or all lower case: `practiceGroupID`, `urlString`. Names come out valid, but neither unique nor
/// escaped: clashes are the name table's business, backticks come last.
package struct Casing: Sendable {
    let acronyms: Set<String>
    let longestAcronym: Int

    package static let standardAcronyms: Set<String> = [
        "ai", "api", "aws", "cidr", "cpu", "css", "csv", "dns", "eu", "ftp", "gb", "gpg", "gpu", "hmac", "html", "http",
        "https",
        "iban", "id", "ip", "iso", "jpeg", "json", "jwks", "jwt", "md5", "mfa", "oidc", "pdf", "php", "png", "qr",
        "ram", "rgb", "rss", "saml", "scim", "sdk", "sha", "sha1", "sha256", "sid", "sku", "sms", "smtp", "sql", "ssh",
        "ssl",
        "sso", "svg", "tcp", "tls", "toml", "totp", "ttl", "tv", "udp", "ui", "uid", "uri", "url", "urn", "us", "usb",
        "utc", "utf", "uuid", "vat", "vm", "vpc", "vpn", "xml", "yaml",
    ]

    /// Words with capitals of their own, by what they are in small letters.
    static let mixedWords = [
        "graphql": "GraphQL", "ipv4": "IPv4", "ipv6": "IPv6", "oauth": "OAuth", "oauth1": "OAuth1", "oauth2": "OAuth2",
    ]

    package init(acronyms: Set<String> = []) {
        self.acronyms = Self.standardAcronyms.union(acronyms.map { $0.lowercased() })
        longestAcronym = self.acronyms.reduce(0) { max($0, $1.utf8.count) }
    }

    /// The words of a text, in any convention; small where all letters are capitals, which makes no word an acronym.
    package static func words(of text: String) -> [String] {
        let words = Words(text)
        return words.isScreaming ? words.words.map { $0.lowercased() } : words.words
    }

    package func typeName(of words: [String]) -> String {
        valid(joined(words.map { capitalized($0, screaming: false) }))
    }

    package func memberName(of words: [String]) -> String {
        guard let first = words.first else { return "empty" }
        return valid(joined([lowercasedStart(first)] + words.dropFirst().map { capitalized($0, screaming: false) }))
    }

    /// `patient.medical-record` → `PatientMedicalRecord`.
    package func typeName(_ text: String) -> String {
        if let name = plainName(text, isType: true) { return name }
        let words = Words(text)
        return valid(joined(words.words.map { capitalized($0, screaming: words.isScreaming) }))
    }

    /// `practice_group_id` → `practiceGroupID`.
    package func memberName(_ text: String) -> String {
        if let name = plainName(text, isType: false) { return name }
        let words = Words(text)
        guard let first = words.words.first else { return "empty" }
        let rest = words.words.dropFirst().map { capitalized($0, screaming: words.isScreaming) }
        return valid(joined([lowercasedStart(first)] + rest))
    }

    private func capitalized(_ word: String, screaming: Bool) -> String {
        let lower = word.lowercased()
        if let mixed = Self.mixedWords[lower] { return mixed }
        if lower.utf8.count <= longestAcronym, acronyms.contains(lower) { return word.uppercased() }
        if lower.utf8.count <= longestAcronym + 1, lower.hasSuffix("s"), acronyms.contains(String(lower.dropLast())) {
            return word.dropLast().uppercased() + "s"
        }
        if !screaming, word.count > 1, word == word.uppercased() { return word }
        return word.prefix(1).uppercased() + (screaming ? lower.dropFirst() : word.dropFirst())
    }

    /// The first word of a member: `ID` → `id`, `URLs` → `urls`, `eTag` stays.
    private func lowercasedStart(_ word: String) -> String {
        word.lowercased()
    }

    /// Two numbers side by side keep an underscore between them: `v1.2` and `v12` differ.
    private func joined(_ words: [String]) -> String {
        var result = ""
        for word in words {
            if result.last?.isNumber == true, word.first?.isNumber == true { result += "_" }
            result += word
        }
        return result
    }

    private func valid(_ name: String) -> String {
        guard let first = name.unicodeScalars.first else { return "empty" }
        let isNumber = first.isASCII ? ("0"..."9").contains(first) : first.properties.numericType != nil
        return isNumber ? "_" + name : name
    }
}

extension Casing {
    /// The name of a text of small letters, digits and separators, as most are: byte by byte, without a string for each
    /// word; nil for all others.
    private func plainName(_ text: String, isType: Bool) -> String? {
        let bytes = Array(text.utf8)
        guard Self.isPlain(bytes) else { return nil }
        var name: [UInt8] = []
        name.reserveCapacity(bytes.count + 2)
        var isFirst = true
        for word in bytes.split(whereSeparator: { !Self.isSmall($0) && !Self.isDigit($0) }) {
            // Between two numbers, and before a leading number.
            if word.first.map(Self.isDigit) == true, name.last.map(Self.isDigit) ?? true {
                name.append(UInt8(ascii: "_"))
            }
            if word.count > 3, isType || !isFirst, Self.mixedWords[String(decoding: word, as: UTF8.self)] != nil {
                return nil
            }
            let start = name.count
            name += word
            if isType || !isFirst { Self.raise(&name[start..<start + capitals(of: word)]) }
            isFirst = false
        }
        return String(decoding: name, as: UTF8.self)
    }

    /// How many letters of a word are capitals: all of an acronym, or the first one.
    private func capitals(of word: ArraySlice<UInt8>) -> Int {
        guard word.count <= longestAcronym + 1 else { return 1 }
        if acronyms.contains(String(decoding: word, as: UTF8.self)) { return word.count }
        guard word.last == UInt8(ascii: "s") else { return 1 }
        return acronyms.contains(String(decoding: word.dropLast(), as: UTF8.self)) ? word.count - 1 : 1
    }

    private static func raise(_ letters: inout ArraySlice<UInt8>) {
        for index in letters.indices where isSmall(letters[index]) { letters[index] -= 0x20 }
    }

    /// A hyphen that doesn't follow a word may be a sign, which has a name of its own.
    private static func isPlain(_ bytes: [UInt8]) -> Bool {
        var isInWord = false
        var hasWord = false
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                isInWord = true
                hasWord = true
            case UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: " "): isInWord = false
            case UInt8(ascii: "-") where isInWord: isInWord = false
            default: return false
            }
        }
        return hasWord
    }

    private static func isSmall(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

/// Words for text without letters: `+1`, `<=`, emoji, the empty string.
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

    /// A sign before digits is part of the name: `-1` and `1` differ.
    static func sign(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "+": "plus"
        case "-": "minus"
        default: nil
        }
    }

    /// Words for text that has neither letters nor digits: `+` is `plus`.
    static func words(for text: String) -> [String] {
        guard !text.isEmpty else { return ["empty"] }
        return text.unicodeScalars.flatMap { scalar -> [String] in
            if let name = names[scalar] { return Words(name).words }
            return ["u", String(scalar.value, radix: 16)]
        }
    }
}
