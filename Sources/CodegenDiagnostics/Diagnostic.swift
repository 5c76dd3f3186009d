/// One thing to tell the user about a place in what they wrote.
package struct Diagnostic: Sendable, Hashable {
    package let severity: Severity
    package let code: DiagnosticCode
    /// One sentence without a full stop; names are in `backticks`. Fit to be printed, whatever the description holds.
    package let message: String
    package let location: Location
    /// What helps: where else to look, what to do.
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
