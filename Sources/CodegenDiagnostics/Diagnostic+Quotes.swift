extension Diagnostic {
    /// For a place in a file whose lines are hidden: without the words that may come from it.
    package func withoutQuotes(of files: SourceFiles) -> Diagnostic {
        guard files.hidesAny else { return self }
        var ranges = notes.compactMap(\.range)
        if case .range(let range) = location { ranges.append(range) }
        guard ranges.contains(where: { files.hidesLines(of: $0.file) }) else { return self }
        let notes = notes.map { Note(Self.withoutQuotes($0.message), at: $0.range) }
        return Diagnostic(severity, code, Self.withoutQuotes(message), at: location, notes: notes)
    }

    /// Replaces everything from the first to the last quote with `…`, since a quoted text may contain quotes.
    private static func withoutQuotes(_ message: String) -> String {
        guard let first = message.firstIndex(of: "`"), let last = message.lastIndex(of: "`") else { return message }
        return "\(message[..<first])`…\(message[last...])"
    }
}
