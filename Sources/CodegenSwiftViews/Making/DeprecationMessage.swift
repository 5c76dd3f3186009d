import CodegenAPIModel
import CodegenDiagnostics
import CodegenSwiftLanguage

extension ViewMaker {
    /// The message of `@available`, as a literal: what to use instead, where the description says so.
    ///
    /// - Parameter owner: The object whose properties it may name.
    func deprecation(_ documentation: Documentation, among owner: TypeID? = nil) -> String? {
        guard documentation.isDeprecated else { return nil }
        let message =
            documentation.deprecationMessage.flatMap { DeprecationMessage.sentence(line($0)) }
            ?? documentation.description.flatMap { DeprecationMessage.message(in: paragraphs(of: $0)) }
        return message.map { StringLiteral.quoted(withSwiftNames($0, of: owner)) }
    }

    private func paragraphs(of description: String) -> [String] {
        let blocks = lines(description).split(whereSeparator: \.isEmpty)
        return blocks.map { $0.map { $0.last == "\\" ? $0.dropLast() + "." : $0 }.joined(separator: " ") }
    }

    /// `Use `new_filter` instead.` names a property as it is in Swift.
    private func withSwiftNames(_ message: String, of owner: TypeID?) -> String {
        guard let owner, case .object(let shape) = api[owner].shape else { return message }
        var parts = message.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        for index in parts.indices where index % 2 == 1 {
            guard let position = shape.properties.firstIndex(where: { $0.wireName.isExactly(parts[index]) }) else {
                continue
            }
            parts[index] = names.members(of: owner).names[position]
        }
        return parts.joined(separator: "`")
    }
}

/// Finds the sentence of a description that says what to use instead of something deprecated.
enum DeprecationMessage {
    /// Nil where none does; each paragraph is one line of Markdown.
    static func message(in paragraphs: [String]) -> String? {
        let sentences = paragraphs.flatMap(sentences)
        for (index, sentence) in sentences.enumerated() {
            let words = sentence.lowercased()
            guard let range = words.firstRange(of: "deprecated") else { continue }
            let offset = words.distance(from: words.startIndex, to: range.upperBound)
            let rest = sentence.dropFirst(offset)
            if isAdvice(String(rest)) { return self.sentence(String(rest)) }
            guard index + 1 < sentences.count, isAdvice(sentences[index + 1]) else { return nil }
            return self.sentence(sentences[index + 1])
        }
        let first = sentences.first ?? ""
        return first.lowercased().contains("instead") && isAdvice(first) ? sentence(first) : nil
    }

    /// A message as a sentence: without links and emphasis, beginning with a capital and ending in a point.
    static func sentence(_ text: String) -> String? {
        var words = plain(text)[...]
        while let first = words.first, !first.isLetter, first != "`", first != "/" { words = words.dropFirst() }
        for start in ["and ", "please "] where words.lowercased().hasPrefix(start) {
            words = words.dropFirst(start.count)
        }
        while let last = words.last, last.isWhitespace || "*_-–—.!;:,".contains(last) { words = words.dropLast() }
        if words.last == ")", !words.contains("(") { words = words.dropLast() }
        guard let first = words.first, words.count <= 200 else { return nil }
        return first.uppercased() + words.dropFirst() + "."
    }

    private static func isAdvice(_ text: String) -> Bool {
        let words = " " + text.lowercased().filter { $0 != "*" && $0 != "_" }
        let hints = [
            " use ", " instead", " replaced ", " favor of ", " favour of ", " migrate to ", " migrating your ",
            " switch to ", " superseded ",
        ]
        return hints.contains { words.contains($0) } && !words.contains(" not use ") && !words.contains("n't use ")
    }

    /// Split after points that blanks follow.
    private static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var last: Character = " "
        for character in text.prefix(2_000) {
            if character == " ", ".!?".contains(last) {
                sentences.append(current)
                current = ""
            } else {
                current.append(character)
            }
            // `**Deprecated.** Use …`
            if character != "*", character != "_", character != ")" { last = character }
        }
        return sentences + (current.isEmpty ? [] : [current])
    }

    /// Without the addresses of links, and without emphasis.
    private static func plain(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "]") {
            let after = rest[rest.index(after: open)...]
            guard after.first == "(", let close = after.firstIndex(of: ")") else {
                result += rest[...open]
                rest = after
                continue
            }
            result += rest[..<open]
            rest = after[after.index(after: close)...]
        }
        return (result + rest).filter { $0 != "[" && $0 != "*" }
    }
}
