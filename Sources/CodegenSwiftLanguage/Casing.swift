/// Makes Swift names after the API Design Guidelines: `UpperCamelCase` for types, `lowerCamelCase` for everything else.
///
/// Acronyms are all upper or all lower case: `practiceGroupID`, `urlString`. Names come out valid, but neither unique nor
/// escaped: clashes are the name table's business, backticks come last.
package struct Casing: Sendable {
    let acronyms: Set<String>
    let longestAcronym: Int

    package static let standardAcronyms: Set<String> = [
        "api", "cpu", "css", "csv", "dns", "ftp", "hmac", "html", "http", "https", "id", "ip", "jpeg",
        "json", "jwt", "pdf", "png", "sdk", "sms", "sql", "ssh", "ssl", "tcp", "tls", "tv", "udp", "ui", "uid", "uri",
        "url", "utc", "utf", "uuid", "vat", "vm", "xml", "yaml",
    ]

    package init(acronyms: Set<String> = []) {
        self.acronyms = Self.standardAcronyms.union(acronyms.map { $0.lowercased() })
        longestAcronym = self.acronyms.reduce(0) { max($0, $1.utf8.count) }
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
