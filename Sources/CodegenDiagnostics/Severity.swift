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
