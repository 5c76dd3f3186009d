import Diagnostics
import DocumentTree

/// What every decoder needs to know about the document it reads.
final class DecodingContext {
    let version: OpenAPI.Version
    let diagnostics: DiagnosticCollector

    init(version: OpenAPI.Version, diagnostics: DiagnosticCollector) {
        self.version = version
        self.diagnostics = diagnostics
    }

    /// What a `deprecated` means: a text in the place of `true` says why.
    func isDeprecated(_ node: Node) -> Bool {
        switch node.value {
        case .bool(let flag): return flag
        case .string("true"): return true
        case .string("false"), .null: return false
        case .string:
            diagnostics.warning(.wrongType, "`deprecated` has to be a boolean, not string; it is read as `true`", at: node.range)
            return true
        case .number, .array, .object:
            diagnostics.warning(.wrongType, "`deprecated` has to be a boolean, not \(node.kindName); it is ignored", at: node.range)
            return false
        }
    }
}
