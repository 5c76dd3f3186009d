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

    /// The endpoint; with a second one where a success may be a stream or a whole body: callers ask for one of them.
    func lower() -> (whole: Endpoint, streamed: Endpoint?) {
        let value = operation.value
        if !value.servers.isEmpty {
            diagnostics.warning(
                .unsupportedKeyword,
                "servers of `\(operation.name) \(path)` are not used; the client's server is",
                at: value.servers[0].range
            )
        }
        let inputs = lowering.resolver.inputs(of: value, in: item)
        lowering.giveName(value.swiftName, at: value.range)
        lowering.keep(value.pagination(diagnostics), of: id)
        // In the order of the declaration, which nested types follow.
        let parameters = lowerParameters(inputs.parameters)
        let body = inputs.body.flatMap(lowerBody)
        let all = lowerOutcomes()
        let outcomes = all.choosing(streams: false)
        let sorted = sorted(outcomes)
        var endpoint = Endpoint(
            id: id,
            wireName: value.operationID ?? "\(operation.name.lowercased()) \(path)",
            operationID: value.operationID,
            method: operation.name,
            path: path,
            documentation: Documentation(
                summary: value.summary ?? item.summary,
                description: value.description ?? item.description,
                isDeprecated: value.isDeprecated,
                deprecationMessage: value.deprecationMessage,
                page: value.externalDocs.map(Documentation.Page.init),
                pointer: value.pointer.description
            ),
            parameters: parameters,
            body: body,
            outcomes: outcomes,
            successes: sorted.successes,
            failures: sorted.failures,
            accepted: sorted.accepted,
            isStreamed: sorted.isStreamed,
            isDefaultForErrors: sorted.isDefaultForErrors,
            headers: lowerHeaders(),
            callbacks: lowerCallbacks(),
            security: lowering.security(of: value),
            isIdempotent: value.isIdempotent(diagnostics),
            origin: value.range,
            parts: partsElsewhere(inputs)
        )
        if lowering.options.hasService {
            endpoint.requirements = lowering.servedRequirements(of: value, in: item)
            endpoint.successTypes = sorted.successTypes
        }
        return (endpoint, outcomes.count == all.count ? nil : streamVariant(of: endpoint, all.choosing(streams: true)))
    }

    private func streamVariant(of endpoint: Endpoint, _ outcomes: [Outcome]) -> Endpoint {
        let sorted = sorted(outcomes)
        var streamed = endpoint
        streamed.streamOf = id
        streamed.outcomes = outcomes
        (streamed.successes, streamed.failures) = (sorted.successes, sorted.failures)
        (streamed.accepted, streamed.isStreamed) = (sorted.accepted, sorted.isStreamed)
        if lowering.options.hasService { streamed.successTypes = sorted.successTypes }
        return streamed
    }

    /// The locations of what the operation takes from its path and from components.
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
        if tokens.count > 2, tokens[0] == "components" { return Self.name(of: tokens[2], in: tokens[1]) }
        // `#/parameters/PageSize`
        if tokens.count > 1, ["parameters", "responses"].contains(tokens[0]) {
            return Self.name(of: tokens[1], in: tokens[0])
        }
        return .operation(id, role)
    }

    /// The name of a type within a component, after the component and, where a schema has that name, its kind.
    private static func name(of component: String, in container: String) -> NameSource {
        guard container != "schemas" else { return .component(component) }
        return .derived(from: [component, "\(component) \(ItemName.singular(of: container))"])
    }
}

extension OperationLowering {
    /// The headers of all responses together: one that several statuses have is one header.
    private func lowerHeaders() -> [ResponseHeader] {
        var headers: [ResponseHeader] = []
        var schemas: [OpenAPI.Schema?] = []
        for response in operation.value.responses {
            guard let status = Outcome.Status(response.name),
                let resolved = lowering.resolver.response(response.value)
            else { continue }
            for named in resolved.headers where named.name.lowercased() != "content-type" {
                guard let header = lowering.resolver.header(named.value) else { continue }
                let written = content(of: header).schema
                let index = headers.firstIndex { $0.wireName.lowercased() == named.name.lowercased() }
                guard let index else {
                    headers.append(lower(header, named, status))
                    schemas.append(written)
                    continue
                }
                if !headers[index].statuses.contains(status) { headers[index].statuses.append(status) }
                guard !meansTheSame(written, schemas[index]), !headers[index].isText else { continue }
                let message = "the header `\(named.name)` has another type under another status; it is text"
                diagnostics.note(.conflictingSchemas, message, at: named.nameRange)
                headers[index].type = .primitive(.string)
                headers[index].isJSON = false
            }
        }
        return headers
    }

    private func lower(
        _ header: OpenAPI.Header,
        _ named: OpenAPI.Named<OpenAPI.Referenced<OpenAPI.Header>>,
        _ status: Outcome.Status
    ) -> ResponseHeader {
        let (schema, isJSON) = content(of: header)
        let type = schema.map { lowering.lower($0, as: name(.parameter(named.name), for: $0)) } ?? .primitive(.string)
        return ResponseHeader(
            wireName: named.name,
            statuses: [status],
            type: type.withoutNull,
            isJSON: isJSON,
            explode: header.explode,
            documentation: documentation(of: header, schema, type),
            origin: header.range
        )
    }

    func documentation(
        of header: OpenAPI.Header, _ schema: OpenAPI.Schema?, _ type: TypeReference
    ) -> Documentation {
        var documentation = schema.map { lowering.documentation(of: $0, type: type) } ?? Documentation()
        documentation.summary = nil
        documentation.description = header.description ?? documentation.description
        documentation.isDeprecated = header.isDeprecated
        return documentation
    }

    /// The schema of a header's value; nil where it is text.
    func content(of header: OpenAPI.Header) -> (schema: OpenAPI.Schema?, isJSON: Bool) {
        if header.isDelimitedOtherwise { return (nil, false) }
        guard header.schema == nil, let content = header.content.first else { return (header.schema, false) }
        return MediaTypeName(content.name).isJSON ? (content.value.schema, true) : (nil, false)
    }

    /// Whether two schemas are read in the same way, as far as that can be seen from outside.
    private func meansTheSame(_ first: OpenAPI.Schema?, _ second: OpenAPI.Schema?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        if first.range == second.range { return true }
        let (own, other) = (lowering.resolver.resolved(first), lowering.resolver.resolved(second))
        return own.types == other.types && own.format == other.format
    }
}

extension ResponseHeader {
    fileprivate var isText: Bool { type == .primitive(.string) && !isJSON }
}

extension [Outcome] {
    /// The outcomes without the streams of successes that may also be whole bodies, or with these alone.
    fileprivate func choosing(streams: Bool) -> [Outcome] {
        func isDivided(_ outcome: Outcome) -> Bool {
            let same = filter { $0.status == outcome.status }
            return outcome.status.isSuccess && same.contains(where: \.content.isSequence)
                && !same.allSatisfy(\.content.isSequence)
        }
        var chosen = filter { !isDivided($0) || $0.content.isSequence == streams }
        for index in chosen.indices where chosen.filter({ $0.status == chosen[index].status }).count == 1 {
            chosen[index].selection = nil
        }
        for index in chosen.indices where chosen[index].selection == .mediaType {
            let same = chosen.indices.filter { chosen[$0].status == chosen[index].status }
            if same.first == index, !same.contains(where: { chosen[$0].selection == .otherwise }) {
                chosen[index].selection = .otherwise
            }
        }
        return chosen
    }
}
