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
        return contents.enumerated().map { index, content in
            Outcome(
                status: status,
                content: content,
                selection: contents.count == 1 ? nil : index == 0 ? .otherwise : .mediaType,
                documentation: Documentation(description: response.description),
                links: index == 0 ? links : []
            )
        }
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
                ? .output : .status(isOnly ? status.reason : "\(status.reason) \(choice.name.word)")
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
            let item = choice.named.value.itemSchema ?? schema
            let type = item.map { lowering.lower($0, as: name(.item, for: $0)) } ?? .anything
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

/// The outcomes that a call returns and those that it throws: decided here, for names, pages and views alike.
struct Outcomes {
    var successes: [Outcome]
    var failures: [Outcome]
    var accepted: [String]
    var isStreamed: Bool
    /// Whether `default` covers errors only, because a success is documented.
    var isDefaultForErrors: Bool
}

extension OperationLowering {
    /// If no 2XX is documented, every 2XX is a success: with the bytes of a documented redirect's target, with the content of
    /// `default`, or without content.
    func sorted(_ outcomes: [Outcome]) -> Outcomes {
        var successes = outcomes.filter(\.status.isSuccess)
        if successes.isEmpty, outcomes.contains(where: \.status.isRedirect) {
            let documentation = Documentation(description: "The target of the redirect.")
            successes = [Outcome(status: .range(2), content: .bytes(mediaTypes: ["*/*"]), documentation: documentation)]
        }
        if successes.isEmpty {
            successes = outcomes.filter { $0.status == .default }.map {
                Outcome(
                    status: .range(2), content: $0.content, selection: $0.selection, documentation: $0.documentation)
            }
        }
        if successes.isEmpty {
            reportNoSuccess(outcomes)
            successes = [Outcome(status: .range(2), content: .none, documentation: Documentation())]
        }
        let failures = outcomes.filter { !$0.status.isSuccess }
        return Outcomes(
            successes: successes,
            failures: failures,
            accepted: mediaTypes(of: successes + failures),
            isStreamed: successes.contains(where: \.content.isStreamed),
            isDefaultForErrors: !successes.contains { $0.status == .range(2) }
        )
    }

    private func reportNoSuccess(_ outcomes: [Outcome]) {
        let what = outcomes.isEmpty ? "response" : "success"
        diagnostics.warning(
            .missingField,
            "no \(what) is documented; every 2XX is a success without content",
            at: operation.nameRange
        )
    }

    /// The media types of the `Accept` header: those of successes, then those of failures, without duplicates.
    private func mediaTypes(of outcomes: [Outcome]) -> [String] {
        var mediaTypes: [String] = []
        for mediaType in outcomes.flatMap(\.content.accepted) where !mediaTypes.contains(mediaType) {
            mediaTypes.append(mediaType)
        }
        return mediaTypes
    }
}

extension Outcome.Status {
    /// 2XX. A 3XX is a failure: transports follow redirects, and 304 is for conditional requests only.
    var isSuccess: Bool {
        switch self {
        case .code(let code): 200..<300 ~= code
        case .range(let digit): digit == 2
        case .default: false
        }
    }

    /// 3XX with a `Location` (RFC 9110, section 15.4).
    var isRedirect: Bool {
        switch self {
        case .code(let code): [301, 302, 303, 307, 308].contains(code)
        case .range(let digit): digit == 3
        case .default: false
        }
    }
}

extension Outcome.Content {
    fileprivate var accepted: [String] {
        // JSON is preferred to the other formats of a range.
        if case .json(let type, let all) = self, let first = all.first, MediaTypeName(first).isRange,
            type != .primitive(.string)
        {
            return ["application/json", MediaTypeName(first).acceptedRange + ";q=0.5"]
        }
        return mediaTypes
    }

    /// The body isn't collected before it is handed over.
    fileprivate var isStreamed: Bool {
        switch self {
        case .stream, .bytes: true
        case .none, .json, .text, .coded: false
        }
    }
}

extension Outcome.Status {
    /// `200`, `2XX` or `default`.
    init?(_ text: String) {
        if text.lowercased() == "default" {
            self = .default
        } else if let code = Int(text), (100...599).contains(code) {
            self = .code(code)
        } else if text.count == 3, text.lowercased().hasSuffix("xx"), let digit = text.first?.wholeNumberValue,
            (1...5).contains(digit)
        {
            self = .range(digit)
        } else {
            return nil
        }
    }
}
