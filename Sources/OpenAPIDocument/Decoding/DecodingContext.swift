import Diagnostics

/// What every decoder needs to know about the document it reads.
final class DecodingContext {
    let version: OpenAPI.Version
    let diagnostics: DiagnosticCollector

    init(version: OpenAPI.Version, diagnostics: DiagnosticCollector) {
        self.version = version
        self.diagnostics = diagnostics
    }
}
