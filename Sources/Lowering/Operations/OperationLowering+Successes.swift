import APIModel
import Diagnostics
import OpenAPIDocument

/// The outcomes that a call returns and those that it throws: decided here, for names, pages and views alike.
struct Answers {
    var successes: [Outcome]
    var failures: [Outcome]
    var accepted: [String]
    var isStreamed: Bool
}

extension OperationLowering {
    /// Without a documented success, `default` is one for 2XX, too; without that, a 2XX is a success without content, or whatever
    /// a documented redirect leads to.
    func answers(_ outcomes: [Outcome]) -> Answers {
        var successes = outcomes.filter(\.status.isSuccess)
        if successes.isEmpty, outcomes.contains(where: \.status.isRedirect) {
            let documentation = Documentation(description: "What the redirect leads to.")
            successes = [Outcome(status: .range(2), content: .bytes(mediaTypes: ["*/*"]), documentation: documentation)]
        }
        if successes.isEmpty, let fallback = outcomes.first(where: { $0.status == .default }) {
            successes = [Outcome(status: .range(2), content: fallback.content, documentation: fallback.documentation)]
        }
        if successes.isEmpty {
            reportNoSuccess(outcomes)
            successes = [Outcome(status: .range(2), content: .none, documentation: Documentation())]
        }
        let failures = outcomes.filter { !$0.status.isSuccess }
        return Answers(
            successes: successes,
            failures: failures,
            accepted: mediaTypes(of: successes + failures),
            isStreamed: successes.contains(where: \.content.isStreamed)
        )
    }

    private func reportNoSuccess(_ outcomes: [Outcome]) {
        let what = outcomes.isEmpty ? "response" : "success"
        diagnostics.warning(
            .missingField,
            "no \(what) is documented: every 2XX counts as a success without content",
            at: operation.nameRange
        )
    }

    /// What is asked for: the media types of the successes, then those of the failures, each once.
    private func mediaTypes(of outcomes: [Outcome]) -> [String] {
        var mediaTypes: [String] = []
        for mediaType in outcomes.flatMap(\.content.accepted) where !mediaTypes.contains(mediaType) {
            mediaTypes.append(mediaType)
        }
        return mediaTypes
    }
}

extension Outcome.Status {
    /// 2XX. A redirect is followed, or has failed; 304 is for requests with conditions.
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
        // A server with several formats is asked for the one that is read.
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
        case .none, .json, .text: false
        }
    }
}
