package import CodegenAPIModel
import CodegenSwiftLanguage

extension ViewMaker {
    /// The view of an operation, with everything nested in it.
    package func makeEndpointView(_ endpoint: Endpoint) -> EndpointView {
        let outcomes = OutcomeMaker(maker: self, endpoint: endpoint)
        let parameters = makeParameterViews(endpoint)
        let output = outcomes.makeOutput()
        let failure = outcomes.makeFailure()
        let names = names.operation(endpoint.id)
        return EndpointView(
            name: names.type,
            functionName: Identifiers.escaped(names.function),
            access: access,
            callDocumentation: callDocumentation(endpoint, parameters),
            documentation: endpointDocumentation(endpoint),
            isDeprecated: endpoint.documentation.isDeprecated,
            deprecation: deprecation(endpoint.documentation),
            isDeprecatedType: deprecations.operations.contains(endpoint.id),
            parameters: parameters,
            failure: failure,
            sharedFailure: outcomes.makeSharedFailure(),
            output: output,
            nested: nested(in: .operation(endpoint.id)).map(makeTypeView),
            operation: operationArguments(endpoint, outcomes),
            body: endpoint.body.map { makeBodyView($0, endpoint) },
            pagination: makePaginationView(endpoint, names.parameters),
            headers: makeHeadersView(endpoint),
            outcomes: outcomes.makeBranches(),
            needsSelf: names.needsSelf(options.hasProtocols),
            rules: makeRuleViews(endpoint)
        )
    }

    // MARK: Inputs

    /// Something that a call is given.
    enum CallInput {
        /// By its position among the endpoint's parameters.
        case parameter(Int)
        case body
        case contentType
    }

    /// Required ones first, so that calls read as people write them; the body between required and optional parameters.
    func callInputs(of endpoint: Endpoint) -> [CallInput] {
        var inputs = endpoint.parameters.enumerated().map { index, parameter in
            (input: CallInput.parameter(index), isRequired: parameter.isRequired && parameter.defaultValue == nil)
        }
        if let body = endpoint.body {
            inputs.append((.body, body.isRequired))
            if body.others.isEmpty, !body.content.mediaTypes.isEmpty { inputs.append((.contentType, false)) }
        }
        return (inputs.filter(\.isRequired) + inputs.filter { !$0.isRequired }).map(\.input)
    }

    private func makeParameterViews(_ endpoint: Endpoint) -> [ParameterView] {
        let names = names.operation(endpoint.id)
        return callInputs(of: endpoint).compactMap { input in
            switch input {
            case .parameter(let index):
                makeParameterView(endpoint.parameters[index], names.parameters[index], endpoint)
            case .body: endpoint.body.map { makeBodyParameterView($0, names.body, endpoint) }
            case .contentType: endpoint.body.map { makeContentTypeView($0.content, names.contentType) }
            }
        }
    }

    private func makeParameterView(_ parameter: Parameter, _ name: String, _ endpoint: Endpoint) -> ParameterView {
        let literal = parameter.defaultValue.flatMap { text($0, of: parameter.type) }
        // What an absent parameter means is the server's to know.
        let isOptional = !parameter.isRequired
        let suffix = isOptional ? "?" : ""
        let escaped = Identifiers.escaped(name)
        return ParameterView(
            name: escaped,
            argument: "\(Identifiers.label(name)): \(escaped)",
            innerType: types.text(parameter.type, in: .operation(endpoint.id)) + suffix,
            type: types.text(parameter.type, in: .module) + suffix,
            defaultArgument: isOptional ? " = nil" : literal.map { " = \($0)" } ?? "",
            documentation: documentation(parameter.documentation, depth: 1),
            itemLines: itemLines(name, parameter.documentation),
            encoding: encoding(of: parameter, accessor: name == "request" ? "self.request" : escaped)
        )
    }

    // MARK: Encoding

    /// `request.query("page_index", pageIndex)`, with what differs from the place's standard.
    private func encoding(of parameter: Parameter, accessor: String) -> String {
        var arguments = [StringLiteral.quoted(parameter.wireName), accessor]
        arguments += styleArguments(of: parameter)
        if parameter.allowReserved { arguments.append("allowReserved: true") }
        if parameter.allowEmpty { arguments.append("allowEmpty: true") }
        return "request.\(parameter.location.rawValue)(\(arguments.joined(separator: ", ")))"
    }

    /// What differs from the standard of the parameter's place.
    func styleArguments(of parameter: Parameter) -> [String] {
        var arguments: [String] = []
        let standard = Parameter.Style.standard(in: parameter.location)
        if parameter.style != standard || parameter.location == .querystring {
            arguments.append("style: .\(parameter.style.rawValue)")
        }
        let explodes = parameter.style == .form || parameter.style == .cookie
        if parameter.style != .json, parameter.location != .querystring, parameter.explode != explodes {
            arguments.append("explode: \(parameter.explode)")
        }
        return arguments
    }

    /// The methods that swift-http-types has a name for; others are spelled out.
    private func methodText(_ method: String) -> String {
        let standard = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "CONNECT"]
        return standard.contains(method) ? ".\(method.lowercased())" : ".named(\(StringLiteral.quoted(method)))"
    }

    private func operationArguments(_ endpoint: Endpoint, _ outcomes: OutcomeMaker) -> [String] {
        var arguments = [
            "id: \(StringLiteral.quoted(endpoint.wireName))",
            "method: \(methodText(endpoint.method))",
            "path: \(StringLiteral.quoted(endpoint.path))",
        ]
        if let accept = outcomes.accept { arguments.append("accept: \(StringLiteral.quoted(accept))") }
        if !endpoint.security.isEmpty {
            let alternatives = endpoint.security.map { "[\($0.map(StringLiteral.quoted).joined(separator: ", "))]" }
            arguments.append("security: [\(alternatives.joined(separator: ", "))]")
        }
        if endpoint.isStreamed { arguments.append("streams: true") }
        if let isIdempotent = endpoint.isIdempotent { arguments.append("isIdempotent: \(isIdempotent)") }
        return arguments
    }

    // MARK: Documentation

    func endpointDocumentation(_ endpoint: Endpoint) -> [String] {
        let line = "`\(DocumentationText.line("\(endpoint.method) \(endpoint.path)"))`"
        guard let summary = endpoint.documentation.summary, !summary.isEmpty else { return [line] }
        return lines(summary) + ["", line]
    }

    private func callDocumentation(_ endpoint: Endpoint, _ parameters: [ParameterView]) -> [String] {
        var words = endpoint.documentation
        words.isDeprecated = false
        words.pointer = nil
        var lines = documentation(words, depth: 1)
        if !lines.isEmpty { lines.append("") }
        lines.append("`\(DocumentationText.line("\(endpoint.method) \(endpoint.path)"))`")
        if endpoint.isStreamVariant { lines += ["", "The response arrives as a stream."] }
        let related = relatedDocumentation(endpoint)
        lines += related
        let described = parameters.map(\.itemLines).filter { !$0.isEmpty }
        guard !described.isEmpty else { return lines }
        if !related.isEmpty { lines.append("") }
        lines.append("- Parameters:")
        for item in described {
            lines += item.enumerated().map { $1.isEmpty ? "" : $0 == 0 ? "  - \($1)" : "    \($1)" }
        }
        return lines
    }
}

extension ViewMaker {
    /// Links and callbacks of an operation.
    private func relatedDocumentation(_ endpoint: Endpoint) -> [String] {
        let links = endpoint.outcomes.flatMap { outcome in
            outcome.links.map { link in
                let operation = link.operation.map { " leads to `\(DocumentationText.line($0))`" } ?? ""
                let text = link.description.map { ": " + line($0) } ?? ""
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
