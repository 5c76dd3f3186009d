/// The diagnostics that people are shown: all errors, and the first few of what is said again and again.
package struct DiagnosticDigest {
    package private(set) var shown: [Diagnostic] = []
    /// What was left out, by code, in the order of their first appearance.
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
