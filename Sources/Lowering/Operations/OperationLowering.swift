import APIModel
import Diagnostics
import OpenAPIDocument

/// Lowers one operation.
struct OperationLowering {
    let lowering: Lowering
    let id: OperationID
    let path: String
    let item: OpenAPI.PathItem
    let operation: OpenAPI.Named<OpenAPI.Operation>

    private var diagnostics: DiagnosticCollector { lowering.diagnostics }

    func lower() -> Endpoint {
        let value = operation.value
        if !value.servers.isEmpty {
            diagnostics.warning(
                .unsupportedKeyword,
                "servers of one operation are not used; the client's server is",
                at: value.servers[0].range
            )
        }
        return Endpoint(
            id: id,
            wireName: value.operationID ?? "\(operation.name.lowercased()) \(path)",
            method: operation.name,
            path: path,
            documentation: Documentation(
                summary: value.summary ?? item.summary,
                description: value.description ?? item.description,
                isDeprecated: value.isDeprecated,
                pointer: value.pointer.description
            ),
            parameters: lowerParameters(),
            body: value.requestBody.flatMap(lowering.resolver.requestBody).flatMap(lowerBody),
            outcomes: lowerOutcomes(),
            security: lowering.security(of: value),
            origin: operation.nameRange
        )
    }

    /// Types declared in components get names of their own there, types declared here are nested in the operation.
    func name(_ hint: String, for schema: OpenAPI.Schema) -> NameSource {
        let tokens = schema.pointer.tokens
        // `#/components/parameters/PageSize/schema`
        if tokens.count > 2, tokens[0] == "components" { return .component(tokens[2]) }
        return .operation(id, hint: hint)
    }

    // MARK: Parameters

    private func lowerParameters() -> [Parameter] {
        var parameters: [Parameter] = []
        var seen: Set<String> = []
        // An operation's own parameters replace those of the path with the same name and place.
        let own = operation.value.parameters.compactMap(lowering.resolver.parameter)
        let shared = item.parameters.compactMap(lowering.resolver.parameter).filter { shared in
            !own.contains { $0.name == shared.name && $0.location == shared.location }
        }
        let names = PathTemplate.parameterNames(in: path)
        for parameter in shared + own {
            if parameter.location == .path, !names.contains(parameter.name) { continue }
            guard seen.insert("\(parameter.location.rawValue) \(parameter.name)").inserted else {
                diagnostics.warning(
                    .duplicateParameter,
                    "the \(parameter.location.rawValue) parameter `\(parameter.name)` stands here twice; the first one counts",
                    at: parameter.range
                )
                continue
            }
            if let lowered = lower(parameter) { parameters.append(lowered) }
        }
        for name in names where !seen.contains("path \(name)") {
            parameters.append(
                Parameter(wireName: name, location: .path, style: .simple, explode: false, type: .primitive(.string), isRequired: true)
            )
        }
        return parameters
    }

    private func lower(_ parameter: OpenAPI.Parameter) -> Parameter? {
        let location = Parameter.Location(parameter.location)
        if location == .header, ["accept", "content-type", "authorization"].contains(parameter.name.lowercased()) {
            diagnostics.note(
                .unsupportedParameter,
                "`\(parameter.name)` is not a parameter: body, response and security say what it is",
                at: parameter.range
            )
            return nil
        }
        if parameter.schema == nil, !parameter.content.isEmpty {
            diagnostics.warning(
                .unsupportedParameter,
                "a parameter with `content` is sent as text that the caller writes",
                at: parameter.range
            )
        }
        let type = parameter.schema.map { lowering.lower($0, as: name(parameter.name, for: $0)) } ?? .primitive(.string)
        let style = style(of: parameter, in: location)
        var documentation = parameter.schema.map { lowering.documentation(of: $0, type: type) } ?? Documentation()
        documentation.summary = nil
        documentation.description = parameter.description ?? documentation.description
        documentation.isDeprecated = parameter.isDeprecated
        return Parameter(
            wireName: parameter.name,
            location: location,
            style: style,
            explode: parameter.explode ?? (style == .form),
            allowReserved: parameter.allowReserved,
            type: type.withoutNull,
            isRequired: parameter.isRequired,
            defaultValue: parameter.schema.flatMap { lowering.defaultValue(of: $0, type) },
            documentation: documentation
        )
    }

    /// The style as written where the specification allows it in that place, the place's standard otherwise.
    private func style(of parameter: OpenAPI.Parameter, in location: Parameter.Location) -> Parameter.Style {
        let standard = Parameter.Style.standard(in: location)
        guard let written = parameter.style.flatMap({ Parameter.Style(rawValue: $0.rawValue) }) else { return standard }
        if Parameter.Style.allowed(in: location).contains(written) { return written }
        diagnostics.warning(
            .invalidValue,
            "a \(location.rawValue) parameter can't have the style `\(written.rawValue)`; `\(standard.rawValue)` is used",
            at: parameter.range
        )
        return standard
    }

    // MARK: Bodies

    private func lowerBody(_ body: OpenAPI.RequestBody) -> RequestBody? {
        guard let (mediaType, named) = preferred(body.content) else { return nil }
        let documentation = Documentation(description: body.description)
        return RequestBody(
            isRequired: body.isRequired,
            content: content(mediaType, named),
            documentation: documentation
        )
    }

    private func content(_ mediaType: MediaTypeName, _ named: OpenAPI.Named<OpenAPI.MediaType>) -> RequestBody.Content {
        let schema = named.value.schema
        if mediaType.isJSON {
            let type = schema.map { lowering.lower($0, as: name("body", for: $0)) } ?? .anything
            return .json(type, mediaType: mediaType.text == "*/*" ? "application/json" : mediaType.text)
        }
        if mediaType.isMultipart, let schema {
            if let id = MultipartLowering(lowering: lowering, operation: self).lower(schema, named.value.encoding) {
                return .multipart(id)
            }
        }
        if mediaType.isForm, let schema { return .form(lowering.lower(schema, as: name("body", for: schema))) }
        if mediaType.isText { return .text(mediaType: mediaType.text) }
        return .bytes(mediaType: mediaType.text.contains("*") ? "application/octet-stream" : mediaType.text)
    }

    /// The media type that Swift speaks best; the others are reported.
    private func preferred(
        _ content: [OpenAPI.Named<OpenAPI.MediaType>]
    ) -> (MediaTypeName, OpenAPI.Named<OpenAPI.MediaType>)? {
        let all = content.map { (MediaTypeName($0.name), $0) }
        let best =
            all.first { $0.0.isJSON } ?? all.first { $0.0.isSequence } ?? all.first { $0.0.isMultipart } ?? all.first { $0.0.isForm }
            ?? all.first { $0.0.isText } ?? all.first
        guard let best else { return nil }
        for (mediaType, named) in all where mediaType.text != best.0.text && !(mediaType.isSequence && best.0.isSequence) {
            diagnostics.note(
                .unsupportedMediaType,
                "`\(mediaType.text)` is not used: `\(best.0.text)` is preferred",
                at: named.nameRange
            )
        }
        return best
    }

    // MARK: Responses

    private func lowerOutcomes() -> [Outcome] {
        var outcomes: [Outcome] = []
        for named in operation.value.responses {
            guard let outcome = lowerOutcome(named) else { continue }
            // `2XX` and `2xx` are two keys, but one status.
            guard !outcomes.contains(where: { $0.status == outcome.status }) else {
                let message = "the status `\(outcome.status)` stands here twice; the first one counts"
                diagnostics.warning(.duplicateKey, message, at: named.nameRange)
                continue
            }
            outcomes.append(outcome)
        }
        return outcomes
    }

    private func lowerOutcome(_ named: OpenAPI.Named<OpenAPI.Referenced<OpenAPI.Response>>) -> Outcome? {
        guard let status = Outcome.Status(named.name) else {
            diagnostics.warning(
                .invalidValue,
                "`\(named.name)` is no status: `200`, `2XX` or `default` are",
                at: named.nameRange
            )
            return nil
        }
        guard let response = lowering.resolver.response(named.value) else { return nil }
        return Outcome(
            status: status,
            content: content(of: response, status),
            documentation: Documentation(description: response.description)
        )
    }

    private func content(of response: OpenAPI.Response, _ status: Outcome.Status) -> Outcome.Content {
        guard let (mediaType, named) = preferred(response.content) else { return .none }
        let schema = named.value.schema
        let successes = operation.value.responses.filter { Outcome.Status($0.name)?.isSuccess ?? false }
        let hint = status.isSuccess && successes.count == 1 ? "output" : "\(status.reason) body"
        if mediaType.isSequence {
            let item = named.value.itemSchema ?? schema
            let type = item.map { lowering.lower($0, as: name("chunk", for: $0)) } ?? .anything
            return .stream(type, mediaTypes: response.content.map { MediaTypeName($0.name) }.filter(\.isSequence).map(\.text))
        }
        if mediaType.isJSON {
            let type = schema.map { lowering.lower($0, as: name(hint, for: $0)) } ?? .anything
            return .json(type, mediaType: mediaType.text)
        }
        if mediaType.isText { return .text(mediaType: mediaType.text) }
        return .bytes(mediaType: mediaType.text)
    }
}

extension Parameter.Location {
    init(_ location: OpenAPI.Parameter.Location) {
        switch location {
        case .path: self = .path
        case .query: self = .query
        case .header: self = .header
        case .cookie: self = .cookie
        }
    }
}
