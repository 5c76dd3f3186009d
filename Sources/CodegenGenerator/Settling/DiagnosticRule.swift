package import CodegenDiagnostics
package import CodegenOpenAPIDocument

/// How much the diagnostics of a code weigh, everywhere or at some places.
package struct DiagnosticRule: Sendable {
    package let code: DiagnosticCode
    /// JSON pointers; nil for everywhere.
    package let places: [OperationFilter.Pattern]?
    /// Nil to leave them out.
    package let severity: Severity?
    package let range: SourceRange

    static let severities = Severity.allCases.map(\.rawValue).reversed() + ["ignore"]

    /// Whether it is about a diagnostic with that code at that place.
    fileprivate func matches(_ diagnostic: Diagnostic, at pointer: String?) -> Bool {
        guard diagnostic.code == code else { return false }
        guard let places else { return true }
        guard let pointer else { return false }
        return places.contains { Glob($0.text, isPath: true).matches(pointer) }
    }
}

extension DiagnosticCode {
    /// Those of the tool's own business, whose weight no description decides.
    package static let configurable: [DiagnosticCode] = allCases.filter { code in
        ![
            .unreadableFile, .unwritableOutput, .damagedManifest, .staleOutput, .stalePlan, .unknownConfigurationKey,
            .invalidConfiguration, .templateSyntax, .unknownTemplateName, .unknownTemplateFile, .unusedRule,
        ].contains(code)
    }
}

/// The diagnostics of a run after the rules of its configuration and its baseline.
struct SettledDiagnostics {
    private(set) var diagnostics: [Diagnostic] = []
    /// The places of all that the baseline has or would have.
    private(set) var baseline: [Baseline.Entry] = []

    /// - Parameters:
    ///   - accepted: What a baseline keeps quiet about.
    ///   - isStrict: Whether what no rule decides is an error, if it is a warning or takes something from the Swift.
    init(
        _ all: [Diagnostic], rules: [DiagnosticRule], accepted: Baseline.Accepted, documents: [Description.Tree],
        isStrict: Bool
    ) {
        self.rules = rules
        switch accepted {
        case .nothing: (acceptsAll, entries) = (false, nil)
        case .everything: (acceptsAll, entries) = (true, nil)
        case .entries(let known): (acceptsAll, entries) = (false, known)
        }
        pointers = DiagnosticPointers(documents)
        // A schema that is read twice says everything twice.
        for diagnostic in DiagnosticCollector(all).sorted() {
            // Without Swift there is nothing to live with.
            if diagnostic.severity == .error { append(diagnostic) } else { settle(diagnostic, isStrict) }
        }
        // What stops a run keeps it from the rest.
        guard !all.contains(where: { $0.severity == .error }) else { return }
        for (index, rule) in rules.enumerated() where rule.places != nil && !used.contains(index) {
            diagnostics.append(rule.unused)
        }
    }

    private let rules: [DiagnosticRule]
    private let acceptsAll: Bool
    /// What the baseline accepts, less what has been found; nil without one.
    private var entries: Baseline.Entries?
    private let pointers: DiagnosticPointers
    /// The positions of the rules that were about something.
    private var used: Set<Int> = []

    private mutating func settle(_ diagnostic: Diagnostic, _ isStrict: Bool) {
        // Notes need no place, unless rules or `--strict` look at them.
        let isSure = diagnostic.severity == .note && !isStrict && rules.isEmpty
        let place = isSure ? nil : pointers[diagnostic]
        // The last rule that is about it decides, so that exceptions follow general rules.
        let index = rules.lastIndex { $0.matches(diagnostic, at: place?.pointer) }
        var settled = diagnostic
        if let index {
            used.insert(index)
            guard let severity = rules[index].severity else { return }
            settled = diagnostic.weighing(severity)
        }
        let isDecided = index != nil && settled.severity == .note
        let weighed = isStrict && !isDecided ? settled.strict : settled
        // Notes aren't part of a baseline.
        if weighed.severity > .note, accept(Baseline.Entry(code: diagnostic.code, place: place?.stable ?? "")) {
            return
        }
        append(weighed)
    }

    private mutating func append(_ diagnostic: Diagnostic) {
        guard diagnostic.severity > .note, let place = pointers[diagnostic] else {
            diagnostics.append(diagnostic)
            return
        }
        diagnostics.append(diagnostic.adding(Remedy.note(for: diagnostic, at: place)))
    }

    /// Whether the baseline has one more of it.
    private mutating func accept(_ entry: Baseline.Entry) -> Bool {
        baseline.append(entry)
        if acceptsAll { return true }
        guard let count = entries?[entry], count > 0 else { return false }
        entries?[entry] = count - 1
        return true
    }
}

extension Diagnostic {
    fileprivate func adding(_ note: Note) -> Diagnostic {
        Diagnostic(severity, code, message, at: location, notes: notes + [note])
    }

    fileprivate func weighing(_ severity: Severity) -> Diagnostic {
        Diagnostic(severity, code, message, at: location, notes: notes)
    }
}

extension DiagnosticRule {
    /// An exception that is no longer needed would hide what comes later.
    fileprivate var unused: Diagnostic {
        let message = "nothing with the code `\(code.rawValue)` is there; the rule isn't needed"
        return Diagnostic(.warning, .unusedRule, message, at: .range(range))
    }
}
