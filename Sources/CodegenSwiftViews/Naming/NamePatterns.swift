import CodegenSwiftLanguage

/// A pattern of the configuration that renames what it matches: `^V1(.*)$` to `$1`.
package struct NamePattern: Sendable, Equatable {
    /// A regular expression.
    package let match: String
    /// The new name, with `$1` for what the first group matched.
    package let replacement: String
    package let kinds: Set<Kind>

    package enum Kind: String, Sendable, CaseIterable {
        case types, functions, cases
    }

    /// Nil for a text that is no regular expression.
    package init?(match: String, replacement: String, kinds: Set<Kind>) {
        guard (try? Regex(match)) != nil else { return nil }
        self.match = match
        self.replacement = replacement
        self.kinds = kinds
    }
}

/// The compiled patterns, in the order of the configuration: each is applied to what those before it made.
///
/// Unchecked: a regular expression is never changed once it is compiled.
struct NamePatterns: @unchecked Sendable {
    private let patterns: [(regex: Regex<AnyRegexOutput>, pattern: NamePattern)]

    init(_ patterns: [NamePattern]) {
        self.patterns = patterns.compactMap { pattern in (try? Regex(pattern.match)).map { ($0, pattern) } }
    }

    func type(_ name: String, _ casing: Casing) -> String {
        let new = renamed(name, .types)
        return new == name ? name : Identifiers.isTypeName(new) ? new : casing.typeName(new)
    }

    func function(_ name: String, _ casing: Casing) -> String { member(name, .functions, casing) }
    func `case`(_ name: String, _ casing: Casing) -> String { member(name, .cases, casing) }

    private func member(_ name: String, _ kind: NamePattern.Kind, _ casing: Casing) -> String {
        let new = renamed(name, kind)
        return new == name ? name : ReservedNames.member(casing.memberName(new))
    }

    /// A name that a pattern would empty is kept.
    private func renamed(_ name: String, _ kind: NamePattern.Kind) -> String {
        patterns.reduce(name) { name, entry in
            guard entry.pattern.kinds.contains(kind) else { return name }
            let new = name.replacing(entry.regex) { Self.expanded(entry.pattern.replacement, $0.output) }
            return new.contains { $0.isLetter } ? new : name
        }
    }

    private static func expanded(_ text: String, _ groups: AnyRegexOutput) -> String {
        var result = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "$", let digit = rest.first?.wholeNumberValue else {
                result.append(character)
                continue
            }
            rest.removeFirst()
            if digit < groups.count { result += groups[digit].substring ?? "" }
        }
        return result
    }
}
