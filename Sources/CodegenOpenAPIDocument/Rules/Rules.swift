package import CodegenDiagnostics

/// What a description has to keep beyond the types of its fields; one file a rule.
package enum Rules {
    /// Checks a whole document; rules report, they change nothing.
    package static func check(_ description: Description, diagnostics: DiagnosticCollector) {
        checkOperationIDs(description.resolver, diagnostics)
        checkPathParameters(description.resolver, diagnostics)
        checkSecurity(description.document, description.resolver, diagnostics)
    }
}
