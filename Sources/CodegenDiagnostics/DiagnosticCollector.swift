/// Gathers the diagnostics of one run, so that all of them are shown and not only the first.
public final class DiagnosticCollector {
    public private(set) var diagnostics: [Diagnostic] = []

    public init() {}

    public init(_ diagnostics: some Sequence<Diagnostic>) { self.diagnostics = Array(diagnostics) }

    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    public func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    public func error(_ code: DiagnosticCode, _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = []) {
        report(Diagnostic(.error, code, message, at: .range(range), notes: notes))
    }

    public func warning(_ code: DiagnosticCode, _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = [])
    {
        report(Diagnostic(.warning, code, message, at: .range(range), notes: notes))
    }

    public func note(_ code: DiagnosticCode, _ message: String, at range: SourceRange) {
        report(Diagnostic(.note, code, message, at: .range(range)))
    }

    /// The diagnostics in the order of files and places, each once.
    public func sorted() -> [Diagnostic] {
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
