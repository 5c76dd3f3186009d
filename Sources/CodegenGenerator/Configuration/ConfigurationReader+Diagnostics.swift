import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument

/// The severity of diagnostics.
extension ConfigurationReader {
    func diagnosticRules(_ node: Node) -> [DiagnosticRule] {
        guard case .array(let items) = node.value else {
            invalid(node, "`diagnostics` has to be a list of rules")
            return []
        }
        return items.compactMap(diagnosticRule)
    }

    private func diagnosticRule(_ node: Node) -> DiagnosticRule? {
        guard let mapping = object(node, "a rule of `diagnostics`") else { return nil }
        checkKeys(mapping, of: .diagnosticRule)
        guard let codeNode = mapping["code"], let severityNode = mapping["severity"] else {
            invalid(node, "a rule of `diagnostics` needs a `code` and a `severity`")
            return nil
        }
        guard let code = diagnosticCode(codeNode), let severity = severity(severityNode) else { return nil }
        let places = mapping["at"].map { $0.array == nil ? patterns(text: $0) : patterns($0, "at") }
        let isException = places != nil || severity == "ignore" || severity == "note"
        let reason = mapping["reason"]?.scalarText ?? ""
        if isException, reason.allSatisfy(\.isWhitespace) {
            invalid(node, "an exception needs a `reason`, for whoever wonders later whether it still holds")
            return nil
        }
        return DiagnosticRule(code: code, places: places, severity: Severity(rawValue: severity), range: codeNode.range)
    }

    private func patterns(text node: Node) -> [OperationFilter.Pattern] {
        if let text = node.string { return [OperationFilter.Pattern(text, at: node.range)] }
        invalid(node, "`at` is a JSON pointer, which may have `*` and `**`, or a list of them")
        return []
    }

    private func diagnosticCode(_ node: Node) -> DiagnosticCode? {
        let name = node.string ?? ""
        if let code = DiagnosticCode(rawValue: name), DiagnosticCode.configurable.contains(code) { return code }
        let near = NearMiss.closest(to: name, among: DiagnosticCode.configurable.map(\.rawValue))
        let help = near.map { "; did you mean `\($0)`?" } ?? ": it is what diagnostics have in brackets"
        invalid(node, "`\(name)` is no code of a diagnostic about descriptions" + help)
        return nil
    }

    private func severity(_ node: Node) -> String? {
        if let text = node.string, DiagnosticRule.severities.contains(text) { return text }
        invalid(node, "`severity` is `error`, `warning`, `note` or `ignore`")
        return nil
    }
}
