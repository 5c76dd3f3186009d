public import Diagnostics

/// What a description has to keep beyond the types of its fields; one file a rule.
public enum Rules {
    /// Checks a whole document; rules report, they change nothing.
    public static func check(_ document: OpenAPI.Document, resolver: ReferenceResolver, diagnostics: DiagnosticCollector) {
        checkOperationIDs(document, diagnostics)
        checkPathParameters(document, resolver, diagnostics)
        checkSecurity(document, diagnostics)
    }
}
