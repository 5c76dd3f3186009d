/// The words of sentences about values that don't fit: those of the evaluation of schemas, and of generated validation.
package enum ViolationWords {
    /// The value in a sentence: its key, or its place in the array of a key.
    package static func name(of path: [String]) -> String {
        guard let last = path.last else { return "the value" }
        guard let first = last.utf8.first, (0x30...0x39).contains(first), Int(last) != nil else { return "`\(last)`" }
        // Keys may be numbers, too, and read well enough so.
        var name = "[\(last)]"
        for token in path.dropLast().reversed() {
            guard Int(token) != nil else { return "`\(token)\(name)`" }
            name = "[\(token)]" + name
        }
        return "`\(name)`"
    }

    package static func shortened(_ text: String) -> String {
        text.unicodeScalars.count > 60 ? String(text.unicodeScalars.prefix(57)) + "…" : text
    }

    /// `at least 1 item`.
    package static func atLeast(_ limit: Int, _ one: String, _ many: String) -> String {
        "at least \(limit) \(limit == 1 ? one : many)"
    }

    /// `at most 3 items`.
    package static func atMost(_ limit: Int, _ one: String, _ many: String) -> String {
        "at most \(limit) \(limit == 1 ? one : many)"
    }
}
