import CodegenDiagnostics
import CodegenOpenAPIDocument
import CodegenSchemaEvaluation

/// The schema that values are held against.
struct ValidationTarget {
    let schema: OpenAPI.Schema
    let direction: SchemaOptions.Direction?
    /// `Pet`, `the request of createPet`.
    let name: String
}

/// Finds the schema that the arguments name; an unknown name is reported with those that exist.
struct ValidationTargets {
    let description: Description
    let document: String
    let diagnostics: DiagnosticCollector

    /// - Parameter text: The name of a component, or a JSON pointer with or without its `#`.
    func schema(_ text: String) -> ValidationTarget? {
        let components = description.document.schemas
        if let component = components.first(where: { $0.name.isExactly(text) }) {
            return ValidationTarget(schema: component.value, direction: nil, name: text)
        }
        if let schema = description.schema(at: text.hasPrefix("/") ? "#" + text : text) {
            return ValidationTarget(schema: schema, direction: nil, name: text)
        }
        report("there is no schema `\(text)`", NearMiss.closest(to: text, among: components.map(\.name)))
        return nil
    }

    func operation(_ name: String) -> DescribedOperation? {
        let operations = description.operations
        if let operation = operations.named(name) { return operation }
        report("there is no operation `\(name)`", NearMiss.closest(to: name, among: operations.map(\.name)))
        return nil
    }

    func request(of operation: DescribedOperation, _ mediaType: String?) -> ValidationTarget? {
        let inputs = description.resolver.inputs(of: operation.operation, in: operation.item)
        guard let body = inputs.body else {
            report("`\(operation.name)` has no request body")
            return nil
        }
        return target(body.content, mediaType, .request, "the request of \(operation.name)")
    }

    /// - Parameter status: As it is sent, `200`; a range (`2XX`) or `default` are for those that aren't described by themselves.
    func response(_ status: String, of operation: DescribedOperation, _ mediaType: String?) -> ValidationTarget? {
        let responses = operation.operation.responses
        let candidates = [status, status.prefix(1) + "XX", "default"]
        let found = candidates.lazy.compactMap { candidate in
            responses.first { $0.name.uppercased() == candidate.uppercased() }
        }.first
        guard let response = found.flatMap({ description.resolver.response($0.value) }) else {
            let known = responses.map { "`\($0.name)`" }.joined(separator: ", ")
            report("`\(operation.name)` has no response `\(status)`; it has \(known.isEmpty ? "none" : known)")
            return nil
        }
        return target(
            description.resolver.content(of: response, in: operation.operation), mediaType, .response,
            "the response \(status) of \(operation.name)")
    }

    private func target(
        _ content: [OpenAPI.Named<OpenAPI.MediaType>], _ mediaType: String?, _ direction: SchemaOptions.Direction,
        _ name: String
    ) -> ValidationTarget? {
        let known = content.map { "`\($0.name)`" }.joined(separator: ", ")
        let entry: OpenAPI.Named<OpenAPI.MediaType>?
        if let mediaType {
            entry = content.first { $0.name.lowercased() == mediaType.lowercased() }
        } else {
            entry = content.first { $0.name.lowercased().contains("json") } ?? content.first
        }
        guard let entry else {
            let wanted = mediaType.map { "no content `\($0)`; it has \(known.isEmpty ? "none" : known)" }
            report("\(name) has \(wanted ?? "no content")")
            return nil
        }
        guard let schema = entry.value.schema ?? entry.value.itemSchema else {
            report("`\(entry.name)` of \(name) has no schema")
            return nil
        }
        return ValidationTarget(schema: schema, direction: direction, name: name)
    }

    private func report(_ message: String, _ suggestion: String? = nil) {
        let notes = suggestion.map { [Diagnostic.Note("did you mean `\($0)`?")] } ?? []
        diagnostics.report(Diagnostic(.error, .unknownName, message, at: .file(path: document), notes: notes))
    }
}
