import CodegenAPIModel
import CodegenSwiftLanguage

extension ViewMaker {
    /// What goes with an operation beside its call: links to go on with, callbacks.
    func relatedDocumentation(_ endpoint: Endpoint) -> [String] {
        let links = endpoint.outcomes.flatMap { outcome in
            outcome.links.map { link in
                let operation = link.operation.map { " leads to `\(DocumentationText.line($0))`" } ?? ""
                let text = link.description.map { ": " + DocumentationText.line($0) } ?? ""
                return "Link `\(DocumentationText.line(link.wireName))` of \(outcome.status)\(operation)\(text)"
            }
        }
        let callbacks = endpoint.callbacks.map { callback in
            let payload = callback.payload.map { " with `\(types.text($0, in: .module))`" } ?? ""
            let name = DocumentationText.line(callback.wireName)
            return "Callback `\(name)`: `\(callback.method) \(DocumentationText.line(callback.expression))`\(payload)"
        }
        let all = links + callbacks
        guard !all.isEmpty else { return [] }
        return [""]
            + all.flatMap { item in
                DocumentationText.lines(item, width: 100).enumerated().map { $0 == 0 ? "- \($1)" : "  \($1)" }
            }
    }
}
