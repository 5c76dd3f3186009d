import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension OperationLowering {
    func lowerOutcomes() -> [Outcome] {
        var outcomes: [Outcome] = []
        for named in operation.value.responses {
            let own = lowerOutcome(named)
            // `2XX` and `2xx` are two keys, but one status.
            guard let status = own.first?.status, !outcomes.contains(where: { $0.status == status }) else {
                if let status = own.first?.status {
                    let message = "duplicate status `\(status)`; the first occurrence is used"
                    diagnostics.warning(.duplicateKey, message, at: named.nameRange)
                }
                continue
            }
            outcomes += own
        }
        return outcomes
    }

    /// One outcome, or one for each kind of body that the response may have; none for what is no status.
    private func lowerOutcome(_ named: OpenAPI.Named<OpenAPI.Referenced<OpenAPI.Response>>) -> [Outcome] {
        guard let status = Outcome.Status(named.name) else {
            diagnostics.warning(
                .invalidValue,
                "`\(named.name)` isn't a status such as `200`, `2XX` or `default`",
                at: named.nameRange
            )
            return []
        }
        // The status is documented even where its response can't be found; only the content is unknown.
        guard let response = lowering.resolver.response(named.value) else {
            return [Outcome(status: status, content: .none, documentation: Documentation())]
        }
        let contents = contents(of: response, status)
        let links = response.links.compactMap(lowerLink)
        let fallback = fallback(among: contents)
        return contents.enumerated().map { index, content in
            Outcome(
                status: status,
                content: content,
                selection: contents.count == 1 ? nil : index == fallback ? .otherwise : .mediaType,
                documentation: Documentation(description: response.description),
                links: index == 0 ? links : []
            )
        }
    }

    /// The content of a response without a known media type: a range that has the preferred one in it, or that one itself.
    private func fallback(among contents: [Outcome.Content]) -> Int {
        guard let preferred = contents.first?.mediaTypes.first.map(MediaTypeName.init) else { return 0 }
        let range = contents.indices.dropFirst().last { index in
            contents[index].mediaTypes.contains { MediaTypeName($0).isRange && MediaTypeName($0).includes(preferred) }
        }
        return range ?? 0
    }

    private func contents(of response: OpenAPI.Response, _ status: Outcome.Status) -> [Outcome.Content] {
        let all = lowering.resolver.content(of: response, in: operation.value)
        if let first = all.first, isBodiless(status, first) { return [.none] }
        let choices = distinct(all, isSent: false)
        guard !choices.isEmpty else { return [.none] }
        let wholes = choices.filter { $0.kind != .sequence }
        let successes = operation.value.responses.filter { Outcome.Status($0.name)?.isSuccess ?? false }
        return choices.enumerated().map { index, choice in
            let isOnly = wholes.count == 1 && index == 0
            let role: NameSource.Role =
                status.isSuccess && successes.count == 1 && isOnly
                ? .output : .status(isOnly ? status.reason : "\(status.reason) \(choice.word(among: choices))")
            let isMessageStream = status.isSuccess && choice.kind == .json && response.isMessageStream
            return content(choice, role, isMessageStream: isMessageStream)
        }
    }

    private func content(
        _ choice: MediaChoice, _ role: NameSource.Role, isMessageStream: Bool
    ) -> Outcome.Content {
        let (mediaType, mediaTypes, schema) = (choice.name, choice.interchangeable, choice.schema)
        switch isMessageStream ? .sequence : choice.kind {
        case .sequence:
            let type = item(of: choice).map { lowering.lower($0, as: name(.item, for: $0)) } ?? .anything
            return .stream(type, mediaTypes: mediaTypes)
        case .json:
            let type = schema.map { lowering.lower($0, as: name(role, for: $0)) } ?? .anything
            return .json(type, mediaTypes: mediaTypes)
        case .coded:
            let type = schema.map { lowering.lower($0, as: name(role, for: $0)) } ?? .anything
            return .coded(type, mediaTypes: mediaTypes)
        case .text:
            reportOpaque(mediaType, choice.named)
            return .text(mediaTypes: mediaTypes)
        case .multipart, .form, .bytes:
            reportOpaque(mediaType, choice.named)
            return .bytes(mediaTypes: mediaTypes)
        }
    }

    /// A body that no server can send isn't expected (RFC 9110, sections 9.3.2 and 15.3.5).
    private func isBodiless(_ status: Outcome.Status, _ content: OpenAPI.Named<OpenAPI.MediaType>) -> Bool {
        if operation.name.lowercased() == "head" {
            let message = "a response to HEAD has no body; `\(content.name)` is ignored"
            diagnostics.note(.unsupportedMediaType, message, at: content.nameRange)
            return true
        }
        guard case .code(let code) = status, [204, 205, 304].contains(code) else { return false }
        let message = "a response with status \(code) has no body; `\(content.name)` is ignored"
        diagnostics.warning(.invalidValue, message, at: content.nameRange)
        return true
    }

    /// Links are described in the doc comment.
    private func lowerLink(_ named: OpenAPI.Named<OpenAPI.Referenced<OpenAPI.Link>>) -> Outcome.Link? {
        guard let link = lowering.resolver.link(named.value) else { return nil }
        diagnostics.note(
            .unsupportedKeyword, "the link `\(named.name)` is in the doc comment only", at: named.nameRange)
        return Outcome.Link(wireName: named.name, operation: link.operation, description: link.description)
    }

    // MARK: Callbacks

    /// The requests that the API sends after the operation: each payload is a type.
    func lowerCallbacks() -> [Callback] {
        operation.value.callbacks.flatMap { named -> [Callback] in
            guard let callback = lowering.resolver.callback(named.value) else { return [] }
            return callback.items.flatMap { item -> [Callback] in
                guard let resolved = lowering.resolver.pathItem(item.value) else { return [] }
                return resolved.operations.map { operation in
                    let body = lowering.resolver.inputs(of: operation.value, in: resolved).body
                    let content = body?.content.first { MediaTypeName($0.name).isJSON }?.value
                    return Callback(
                        wireName: named.name,
                        method: operation.name,
                        expression: item.name,
                        payload: content?.schema.map { lowering.lower($0, as: name(.payload(of: named.name), for: $0)) }
                    )
                }
            }
        }
    }
}
