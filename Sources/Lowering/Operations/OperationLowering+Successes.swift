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
    /// Without a documented success, `default` is one for 2XX, too; without that, a 2XX is a success without content.
    func answers(_ outcomes: [Outcome]) -> Answers {
        var successes = outcomes.filter(\.status.isSuccess)
        if successes.isEmpty, let fallback = outcomes.first(where: { $0.status == .default }) {
            successes = [Outcome(status: .range(2), content: fallback.content, documentation: fallback.documentation)]
        }
        if successes.isEmpty {
            reportNoSuccess(outcomes)
            successes = [Outcome(status: .range(2), content: .none, documentation: Documentation())]
        }
        return Answers(
            successes: successes,
            failures: outcomes.filter { !$0.status.isSuccess },
            accepted: mediaTypes(of: outcomes),
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

    /// All media types that come back, each once.
    private func mediaTypes(of outcomes: [Outcome]) -> [String] {
        var mediaTypes: [String] = []
        for mediaType in outcomes.flatMap(\.content.mediaTypes) where !mediaTypes.contains(mediaType) {
            mediaTypes.append(mediaType)
        }
        return mediaTypes
    }
}

extension Outcome.Status {
    /// 1XX to 3XX.
    var isSuccess: Bool {
        switch self {
        case .code(let code): code < 400
        case .range(let digit): digit < 4
        case .default: false
        }
    }
}

extension Outcome.Content {
    fileprivate var mediaTypes: [String] {
        switch self {
        case .none: []
        // A server with several formats is asked for the one that is read.
        case .json(let type, let mediaType) where MediaTypeName(mediaType).isRange && type != .primitive(.string):
            ["application/json", MediaTypeName(mediaType).acceptedRange + ";q=0.5"]
        case .json(_, let mediaType), .text(let mediaType), .bytes(let mediaType): [mediaType]
        case .stream(_, let all): all
        }
    }

    /// The body isn't collected before it is handed over.
    fileprivate var isStreamed: Bool {
        switch self {
        case .stream, .bytes: true
        case .none, .json, .text: false
        }
    }
}
