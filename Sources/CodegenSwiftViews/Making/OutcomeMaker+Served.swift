import CodegenAPIModel
import CodegenSwiftLanguage

/// How the responses of one operation are written.
extension OutcomeMaker {
    func makeServedSuccess() -> ServedOutcomesView {
        let areCases = !makeOutput().cases.isEmpty
        return ServedOutcomesView(
            type: nil, areCases: areCases,
            outcomes: areCases ? cases(endpoint.successes, names.successes) : writings("output", endpoint.successes))
    }

    /// The media types of successes, where they differ from those of all responses.
    var servedTypes: [String]? {
        let types = endpoint.successTypes
        return makeOutput().isVoid || types == endpoint.accepted ? nil : types.map(StringLiteral.quoted)
    }

    /// The body of the only error; nil where errors are cases, or where there are none.
    func makeServedFailure() -> ServedOutcomesView? {
        endpoint.onlyFailure.map {
            ServedOutcomesView(type: nil, areCases: false, outcomes: writings("failure", [$0]))
        }
    }

    /// The enumeration of errors, where this operation declares one.
    func makeServedFailures() -> [ServedOutcomesView] {
        guard endpoint.onlyFailure == nil, !endpoint.failures.isEmpty else { return [] }
        guard let shared = maker.names.sharedFailures.failure(of: endpoint.id) else {
            return [
                ServedOutcomesView(
                    type: names.type + ".Failure", areCases: true, outcomes: cases(endpoint.failures, names.failures))
            ]
        }
        guard shared.declaredBy == endpoint.id else { return [] }
        // The names are those of this operation's errors, in the order of their statuses.
        let failures = endpoint.failures
        let order = failures.indices.sorted { failures[$0].status < failures[$1].status }
        return [
            ServedOutcomesView(
                type: shared.name, areCases: true,
                outcomes: cases(order.map { failures[$0] }, order.map { names.failures[$0] }))
        ]
    }

    private func cases(_ outcomes: [Outcome], _ names: [String]) -> [ServedOutcomeView] {
        zip(outcomes, names).map { outcome, name in
            ServedOutcomeView(
                caseName: Identifiers.escaped(name), hasValue: outcome.content != .none,
                method: method(outcome.content),
                arguments: value("value", outcome.content) + [status(outcome)] + contentTypes(outcome.content))
        }
    }

    /// The same value under several statuses, or in several formats: a call for each way of writing it.
    private func writings(_ name: String, _ outcomes: [Outcome]) -> [ServedOutcomeView] {
        var groups: [(content: Outcome.Content, statuses: [String])] = []
        for outcome in outcomes {
            if let index = groups.firstIndex(where: { $0.content == outcome.content }) {
                groups[index].statuses.append(status(outcome))
            } else {
                groups.append((outcome.content, [status(outcome)]))
            }
        }
        return groups.map { content, statuses in
            ServedOutcomeView(
                caseName: nil, hasValue: false, method: method(content),
                arguments: value(name, content) + statuses + contentTypes(content))
        }
    }

    private func value(_ name: String, _ content: Outcome.Content) -> [String] { content == .none ? [] : [name] }

    private func status(_ outcome: Outcome) -> String {
        switch outcome.status {
        case .code(let code): "\(code)"
        case .range(let digit): ".range(\(digit))"
        case .default: ".default"
        }
    }

    private func method(_ content: Outcome.Content) -> String {
        switch content {
        case .none: "empty"
        case .json: "json"
        case .text: "text"
        case .bytes: "body"
        case .coded: "coded"
        case .stream: "stream"
        }
    }

    /// `contentType: "text/csv"`; none for the usual one.
    private func contentTypes(_ content: Outcome.Content) -> [String] {
        let usual: String? =
            switch content {
            case .none, .bytes, .coded, .stream: nil
            case .json: "application/json"
            case .text: "text/plain"
            }
        let all = content.mediaTypes
        guard let first = all.first, all.count > 1 || first != usual else { return [] }
        return ["contentType: \(StringLiteral.quoted(all.joined(separator: ", ")))"]
    }
}
