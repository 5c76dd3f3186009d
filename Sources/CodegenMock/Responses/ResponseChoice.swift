import APIJSON
import APIServer
import HTTPTypes

/// Which of an operation's responses comes back, and under which status.
struct ResponseChoice: Sendable {
    /// Nil where the operation documents no success.
    let response: ResponsePlan?
    let status: Int

    /// The one that the client asks for, else the first documented success.
    static func choose(
        _ operation: OperationPlan, _ preferences: Preferences
    ) -> Result<ResponseChoice, Problem> {
        guard let text = preferences.code else { return .success(success(of: operation)) }
        if let code = Int(text), (200...599).contains(code), let response = response(of: operation, code) {
            return .success(ResponseChoice(response: response, status: code))
        }
        let codes = operation.responses.map(\.key)
        return .failure(
            Problem(
                status: .notFound,
                detail: "`\(operation.name)` has no response \(text); it has \(codes.joined(separator: ", "))",
                members: ["available": .array(codes.map(JSONValue.string))]))
    }

    /// The lowest 2xx, then `2XX` and `default` as 200, then the lowest redirection, else 200 without a body: many descriptions document
    /// the errors of an operation alone.
    static func success(of operation: OperationPlan) -> ResponseChoice {
        let responses = operation.responses
        func lowest(_ hundreds: Int) -> ResponseChoice? {
            let found = responses.filter { $0.code.map { $0 / 100 } == hundreds }.min {
                ($0.code ?? 0) < ($1.code ?? 0)
            }
            return found.flatMap { plan in plan.code.map { ResponseChoice(response: plan, status: $0) } }
        }
        func any(_ condition: (ResponsePlan) -> Bool) -> ResponseChoice? {
            responses.first(where: condition).map { ResponseChoice(response: $0, status: 200) }
        }
        return lowest(2) ?? any { $0.hundreds == 2 } ?? any(\.isDefault) ?? lowest(3)
            ?? ResponseChoice(response: nil, status: 200)
    }

    /// The response that documents a status: by its code, its range, or `default`.
    static func response(of operation: OperationPlan, _ status: Int) -> ResponsePlan? {
        operation.responses.first { $0.code == status }
            ?? operation.responses.first { $0.hundreds == status / 100 }
            ?? operation.responses.first(where: \.isDefault)
    }

    /// The response that documents a refusal: the first of the statuses that is there by its code, else by range or `default`, which
    /// have the first one.
    static func refusal(of operation: OperationPlan, _ statuses: [Int]) -> ResponseChoice? {
        for status in statuses {
            if let response = operation.responses.first(where: { $0.code == status }) {
                return ResponseChoice(response: response, status: status)
            }
        }
        guard let status = statuses.first else { return nil }
        return response(of: operation, status).map { ResponseChoice(response: $0, status: status) }
    }
}
