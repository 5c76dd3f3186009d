import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// Lowers one operation.
struct OperationLowering {
    let lowering: Lowering
    let id: OperationID
    let path: String
    let item: OpenAPI.PathItem
    let operation: OpenAPI.Named<OpenAPI.Operation>

    var diagnostics: DiagnosticCollector { lowering.diagnostics }

    func lower() -> Endpoint {
        let value = operation.value
        if !value.servers.isEmpty {
            diagnostics.warning(
                .unsupportedKeyword,
                "servers of one operation are not used; the client's server is",
                at: value.servers[0].range
            )
        }
        let inputs = lowering.resolver.inputs(of: value, in: item)
        lowering.giveName(value.swiftName, at: value.range)
        lowering.keep(value.pagination(diagnostics), of: id)
        // In the order of the declaration, which nested types follow.
        let parameters = lowerParameters(inputs.parameters)
        let body = inputs.body.flatMap(lowerBody)
        let outcomes = lowerOutcomes()
        let answers = answers(outcomes)
        return Endpoint(
            id: id,
            wireName: value.operationID ?? "\(operation.name.lowercased()) \(path)",
            operationID: value.operationID,
            method: operation.name,
            path: path,
            documentation: Documentation(
                summary: value.summary ?? item.summary,
                description: value.description ?? item.description,
                isDeprecated: value.isDeprecated,
                pointer: value.pointer.description
            ),
            parameters: parameters,
            body: body,
            outcomes: outcomes,
            successes: answers.successes,
            failures: answers.failures,
            accepted: answers.accepted,
            isStreamed: answers.isStreamed,
            isDefaultForErrors: answers.isDefaultForErrors,
            headers: lowerHeaders(),
            callbacks: lowerCallbacks(),
            security: lowering.security(of: value),
            isIdempotent: value.isIdempotent(diagnostics),
            origin: value.range,
            parts: partsElsewhere(inputs)
        )
    }

    /// Where that stands which the operation takes from its path and from components.
    private func partsElsewhere(_ inputs: ReferenceResolver.Inputs) -> [SourceRange] {
        let own = operation.value.range
        let responses = operation.value.responses.compactMap { lowering.resolver.response($0.value)?.range }
        let all = inputs.parameters.map(\.range) + [inputs.body?.range].compactMap { $0 } + responses
        return all.filter { $0.file != own.file || $0.lowerBound < own.lowerBound || $0.upperBound > own.upperBound }
    }

    /// Types declared in components get names of their own there, types declared here are nested in the operation.
    func name(_ role: NameSource.Role, for schema: OpenAPI.Schema) -> NameSource {
        let tokens = schema.pointer.tokens
        // `#/components/parameters/PageSize/schema`
        if tokens.count > 2, tokens[0] == "components" { return .component(tokens[2]) }
        // `#/parameters/PageSize`
        if tokens.count > 1, ["parameters", "responses"].contains(tokens[0]) { return .component(tokens[1]) }
        return .operation(id, role)
    }
}
