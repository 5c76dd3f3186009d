/// A message to the user about a place in a description or configuration.
package struct Diagnostic: Sendable, Hashable {
    package let severity: Severity
    package let code: DiagnosticCode
    /// One sentence without a full stop; names are in `backticks`. Fit to be printed, whatever the description holds.
    package let message: String
    package let location: Location
    /// Further help: where else to look, what to do.
    package let notes: [Note]

    package init(
        _ severity: Severity,
        _ code: DiagnosticCode,
        _ message: String,
        at location: Location,
        notes: [Note] = []
    ) {
        self.severity = severity
        self.code = code
        self.message = PrintedText.line(message)
        self.location = location
        self.notes = notes
    }

    /// Where a diagnostic points.
    package enum Location: Sendable, Hashable {
        case range(SourceRange)
        /// A file as a whole: it can't be read, or can't be written.
        case file(path: String)
    }

    /// A second line for a diagnostic, with or without a place of its own.
    package struct Note: Sendable, Hashable {
        package let message: String
        package let range: SourceRange?

        package init(_ message: String, at range: SourceRange? = nil) {
            self.message = PrintedText.line(message)
            self.range = range
        }
    }
}

/// How much a diagnostic weighs.
package enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Worth knowing, nothing to do.
    case note
    /// Swift was generated, but the description should be mended.
    case warning
    /// No Swift can be generated from this.
    case error

    package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

extension Diagnostic.Note {
    /// One line, with the place in parentheses: `the first one is here (openapi.yaml:3:5)`.
    func text(_ files: SourceFiles) -> String {
        guard let range, let file = files[range.file] else { return message }
        let position = file.position(ofByte: Int(range.lowerBound))
        return "\(message) (\(PrintedText.line(file.path)):\(position.line):\(position.column))"
    }
}

extension Diagnostic {
    /// With its places in other files that have the same text.
    func moved(to file: (SourceFileID) -> SourceFileID) -> Diagnostic {
        func moved(_ range: SourceRange) -> SourceRange { range.moved(to: file(range.file)) }
        let notes = notes.map { Note($0.message, at: $0.range.map(moved)) }
        switch location {
        case .file: return Diagnostic(severity, code, message, at: location, notes: notes)
        case .range(let range): return Diagnostic(severity, code, message, at: .range(moved(range)), notes: notes)
        }
    }

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
