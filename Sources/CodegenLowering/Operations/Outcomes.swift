import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// The outcomes that a call returns and those that it throws: decided here, for names, pages and views alike.
struct Outcomes {
    var successes: [Outcome]
    var failures: [Outcome]
    var accepted: [String]
    var isStreamed: Bool
    /// Whether `default` covers errors only, because a success is documented.
    var isDefaultForErrors: Bool

    /// The media types of successes alone.
    var successTypes: [String] { mediaTypes(of: successes) }
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
            "`\(operation.name) \(path)` documents no \(what); every 2XX is a success without content",
            at: operation.nameRange
        )
    }

}

/// The media types of the `Accept` header: those of successes, then those of failures, without duplicates.
private func mediaTypes(of outcomes: [Outcome]) -> [String] {
    var mediaTypes: [String] = []
    for mediaType in outcomes.flatMap(\.content.accepted) where !mediaTypes.contains(mediaType) {
        mediaTypes.append(mediaType)
    }
    return mediaTypes
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
