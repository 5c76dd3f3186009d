import CodegenAPIModel
import CodegenSwiftLanguage

/// Turns the documented responses of one operation into its output, its failure, and the branches that decode them.
struct OutcomeMaker {
    let maker: ViewMaker
    let endpoint: Endpoint

    private var successes: [Outcome] { endpoint.successes }
    private var failures: [Outcome] { endpoint.failures }

    var names: OperationNames { maker.names.operation(endpoint.id) }
    private var scope: NameTable.TypeOwner { .operation(endpoint.id) }

    // MARK: Output

    func makeOutput() -> OutputView {
        let first = successes.first.map { value(of: $0.content) } ?? .none
        guard successes.allSatisfy({ value(of: $0.content) == first }) else {
            return OutputView(
                callType: names.type + ".Output", innerType: "Output", isVoid: false, isDeclared: true,
                cases: cases(of: successes, names.successes, in: scope))
        }
        return OutputView(
            callType: text(first, in: .module) ?? "Void",
            innerType: text(first, in: scope) ?? "Void",
            isVoid: first == .none,
            isDeclared: successes.allSatisfy { isOutput($0.content) },
            cases: []
        )
    }

    private func isOutput(_ content: Outcome.Content) -> Bool {
        if case .json(.declared(let id), _) = content { maker.names.isOutput(id) } else { false }
    }

    func makeFailure() -> FailureView {
        if failures.isEmpty { return FailureView(callType: "Never", alias: "Never", cases: []) }
        if let only = endpoint.onlyFailure {
            let value = value(of: only.content)
            return FailureView(
                callType: text(value, in: .module) ?? "Void",
                alias: isFailure(only.content) ? nil : text(value, in: scope) ?? "Void",
                cases: []
            )
        }
        if let shared = maker.names.sharedFailures.failure(of: endpoint.id) {
            return FailureView(callType: shared.name, alias: shared.name, cases: [])
        }
        return FailureView(
            callType: names.type + ".Failure", alias: nil, cases: cases(of: failures, names.failures, in: scope))
    }

    private func isFailure(_ content: Outcome.Content) -> Bool {
        if case .json(.declared(let id), _) = content { maker.names.isFailure(id) } else { false }
    }

    /// The shared error type that is declared with this operation.
    func makeSharedFailure() -> SharedFailureView? {
        guard let shared = maker.names.sharedFailures.failure(of: endpoint.id), shared.declaredBy == endpoint.id else {
            return nil
        }
        let order = failures.indices.sorted { failures[$0].status < failures[$1].status }
        return SharedFailureView(
            name: shared.name,
            access: maker.access,
            cases: cases(of: shared.outcomes, order.map { names.failures[$0] }, in: .module)
        )
    }

    private func cases(
        of outcomes: [Outcome], _ names: [String], in scope: NameTable.TypeOwner
    ) -> [OutcomeCaseView] {
        zip(outcomes, names).map { outcome, name in
            OutcomeCaseView(
                name: Identifiers.escaped(name),
                type: text(value(of: outcome.content), in: scope),
                documentation: documentation(of: outcome)
            )
        }
    }

    private func documentation(of outcome: Outcome) -> [String] {
        let text = outcome.documentation.description.map { maker.line($0) } ?? ""
        var status = outcome.status == .default ? "Any other status" : "\(outcome.status)"
        if outcome.selection != nil, let mediaType = outcome.content.mediaTypes.first {
            status += " with `\(DocumentationText.line(mediaType))`"
        }
        return DocumentationText.lines(text.isEmpty ? "\(status)." : "\(status): \(text)")
    }

    /// The Swift value of a response's content.
    private enum Value: Equatable {
        case none
        case plain(TypeReference)
        case bytes
        case stream(TypeReference)
    }

    private func value(of content: Outcome.Content) -> Value {
        switch content {
        case .none: .none
        case .json(let type, _), .coded(let type, _): .plain(type)
        case .text: .plain(.primitive(.string))
        case .bytes: .bytes
        case .stream(let type, _): .stream(type)
        }
    }

    /// The type of a value; nil for a status without a body.
    private func text(_ value: Value, in scope: NameTable.TypeOwner) -> String? {
        switch value {
        case .none: nil
        case .plain(let type): maker.types.text(type, in: scope)
        case .bytes: "ResponseBody"
        case .stream(let type): "ResponseStream<\(maker.types.text(type, in: scope))>"
        }
    }

    // MARK: Decoding

    func makeBranches() -> [OutcomeView] {
        let isEnumeration = !makeOutput().cases.isEmpty
        var branches = zip(successes, names.successes).map { outcome, name in
            Branch(outcome, ".success(\(isEnumeration ? wrapped(outcome, name) : reading(of: outcome.content)))")
        }
        branches += zip(failures, names.failures).map { outcome, name in
            let isBody = endpoint.onlyFailure != nil
            return Branch(outcome, ".failure(\(isBody ? reading(of: outcome.content) : wrapped(outcome, name)))")
        }
        // Exact statuses before ranges, ranges before the default.
        let exact = branches.filter { if case .code = $0.status { true } else { false } }
        let ranges = branches.filter { if case .range = $0.status { true } else { false } }
        let others = branches.filter { $0.status == .default }
        let fallback = others.first { $0.condition.isEmpty }
        var views = joined(exact) + joined(ranges)
        if fallback != nil, endpoint.isDefaultForErrors {
            views.append(OutcomeView(pattern: pattern(.range(2)), result: ".undocumented"))
        }
        views += others.filter { !$0.condition.isEmpty }.map {
            OutcomeView(pattern: "_" + $0.condition, result: $0.result)
        }
        return views + [OutcomeView(pattern: nil, result: fallback?.result ?? ".undocumented")]
    }

    /// An outcome: the responses with a status, or with a status and a media type.
    private struct Branch {
        let status: Outcome.Status
        /// ` where response.hasContentType("application/pdf")`
        let condition: String
        let result: String

        init(_ outcome: Outcome, _ result: String) {
            status = outcome.status
            self.result = result
            switch outcome.selection {
            case nil, .otherwise: condition = ""
            case .mediaType:
                let names = outcome.content.mediaTypes.map(StringLiteral.quoted).joined(separator: ", ")
                condition = " where response.hasContentType(\(names))"
            }
        }
    }

    /// Conditions come first, and statuses that mean the same share a branch.
    private func joined(_ branches: [Branch]) -> [OutcomeView] {
        let conditional = branches.filter { !$0.condition.isEmpty }.map {
            OutcomeView(pattern: pattern($0.status) + $0.condition, result: $0.result)
        }
        var result: [(pattern: String, result: String)] = []
        for branch in branches where branch.condition.isEmpty {
            if let index = result.firstIndex(where: { $0.result == branch.result }) {
                result[index].pattern += ", \(pattern(branch.status))"
            } else {
                result.append((pattern(branch.status), branch.result))
            }
        }
        return conditional + result.map { OutcomeView(pattern: $0.pattern, result: $0.result) }
    }

    private func pattern(_ status: Outcome.Status) -> String {
        switch status {
        case .code(let code): "\(code)"
        case .range(let digit): "\(digit)00...\(digit)99"
        case .default: "default"
        }
    }

    private func wrapped(_ outcome: Outcome, _ name: String) -> String {
        if case .none = outcome.content { return ".\(name)" }
        return ".\(name)(\(reading(of: outcome.content)))"
    }

    private func reading(of content: Outcome.Content) -> String {
        switch content {
        case .none: "()"
        case .json: "try response.json()"
        case .coded: "try response.coded()"
        case .text: "try response.text()"
        case .bytes: "try response.body()"
        case .stream: "try response.stream()"
        }
    }

    /// The `Accept` header; nil for JSON alone, which is the runtime's default.
    var accept: String? {
        endpoint.accepted.isEmpty || endpoint.accepted == ["application/json"]
            ? nil : endpoint.accepted.joined(separator: ", ")
    }
}
