/// Gathers the diagnostics of one run, so that all of them are shown and not only the first.
package final class DiagnosticCollector {
    package private(set) var diagnostics: [Diagnostic] = []

    package init() {}

    package init(_ diagnostics: some Sequence<Diagnostic>) { self.diagnostics = Array(diagnostics) }

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    package func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    package func error(_ code: DiagnosticCode, _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = [])
    {
        report(Diagnostic(.error, code, message, at: .range(range), notes: notes))
    }

    package func warning(
        _ code: DiagnosticCode, _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = []
    ) {
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

/// The diagnostics that people are shown: all errors, and the first few of what is said again and again.
package struct DiagnosticDigest {
    package private(set) var shown: [Diagnostic] = []
    /// The omitted ones, by code, in the order of their first appearance.
    package private(set) var omitted: [(code: DiagnosticCode, count: Int)] = []

    /// Keeps at most `limit` diagnostics of a code that aren't errors.
    package init(_ diagnostics: [Diagnostic], limit: Int = 10) {
        var counts: [DiagnosticCode: Int] = [:]
        var order: [DiagnosticCode] = []
        for diagnostic in diagnostics {
            guard diagnostic.severity != .error else {
                shown.append(diagnostic)
                continue
            }
            let count = counts[diagnostic.code, default: 0] + 1
            counts[diagnostic.code] = count
            if count <= limit { shown.append(diagnostic) } else if count == limit + 1 { order.append(diagnostic.code) }
        }
        omitted = order.map { ($0, (counts[$0] ?? limit) - limit) }
    }
}
