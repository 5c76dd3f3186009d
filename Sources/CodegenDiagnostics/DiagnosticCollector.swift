/// Gathers the diagnostics of one run, so that all of them are shown and not only the first.
package final class DiagnosticCollector {
    package private(set) var diagnostics: [Diagnostic] = []

    package init() {}

    package init(_ diagnostics: some Sequence<Diagnostic>) { self.diagnostics = Array(diagnostics) }

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    package func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    package func error(_ code: DiagnosticCode, _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = []) {
        report(Diagnostic(.error, code, message, at: .range(range), notes: notes))
    }

    package func warning(_ code: DiagnosticCode, _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = [])
    {
        report(Diagnostic(.warning, code, message, at: .range(range), notes: notes))
    }

    package func note(_ code: DiagnosticCode, _ message: String, at range: SourceRange) {
        report(Diagnostic(.note, code, message, at: .range(range)))
    }

    /// The diagnostics in the order of files and places, each once.
    package func sorted() -> [Diagnostic] {
        var seen: [Diagnostic] = []
        let ordered = diagnostics.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
        for (_, diagnostic) in ordered where seen.last != diagnostic { seen.append(diagnostic) }
        return seen
    }
}

extension Diagnostic {
    fileprivate var order: UInt64 {
        switch location {
        case .file: 0
        case .range(let range): UInt64(range.file.index) << 32 | UInt64(range.lowerBound)
        }
    }
}
