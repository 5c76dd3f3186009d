package import CodegenDiagnostics

extension SchemaViolation {
    /// At the place in the value, with the keyword that asks for something else.
    ///
    /// - Parameter prefix: The words in front of the sentence: "this example doesn't fit its schema: ".
    package func diagnostic(_ severity: Severity, _ code: DiagnosticCode, prefix: String = "") -> Diagnostic {
        let place = instancePointer.isEmpty || severity != .error ? "" : " (`\(instancePointer)`)"
        var notes = [Diagnostic.Note("`\(keyword)` is here", at: schemaRange)]
        notes += causes.prefix(5).map { Diagnostic.Note("because \($0.message)", at: $0.schemaRange) }
        return Diagnostic(severity, code, prefix + message + place, at: .range(instanceRange), notes: notes)
    }
}

extension SchemaProblem {
    /// A warning: the keyword isn't held against values.
    package var diagnostic: Diagnostic {
        let code: DiagnosticCode = ["$ref", "$dynamicRef"].contains(keyword) ? .unresolvedReference : .unusableKeyword
        return Diagnostic(.warning, code, "\(message); every value fits it", at: .range(range))
    }
}
