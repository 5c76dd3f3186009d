import APIJSON
import APIServer
import CodegenSchemaEvaluation
import Foundation
import HTTPTypes

/// Refuses a request: as the description documents it, else with a problem.
struct Refusal: Sendable {
    let maker: ResponseMaker

    /// Why a request was refused, where the body is the description's own.
    static let header = HTTPField.Name("X-Codegen-Problem")!

    /// - Parameter statuses: Those that mean the refusal, the best one first; empty for problems that the description can't document.
    func response(
        _ problem: Problem, _ operation: OperationPlan, _ statuses: [Int], _ wish: ResponseMaker.Wish
    ) -> ServerResponse {
        guard let choice = ResponseChoice.refusal(of: operation, statuses) else { return problem.response }
        // A documented error without a body: clients know its status.
        if choice.response?.contents.isEmpty != false { return problem.with(choice.status).response }
        guard !prefersProblem(wish.accept, choice) else { return problem.response }
        // The example that was asked for is one of another response.
        let preferred = Self.example(wish.preferences.example, choice)
        let wish = ResponseMaker.Wish(accept: wish.accept, preferences: preferred)
        let made = maker.response(choice, wish) { content in
            preferred.example == nil ? explained(content, problem, choice.status) : nil
        }
        guard case .success(var response) = made else { return problem.response }
        for field in problem.headerFields { response.head.headerFields.append(field) }
        response.head.headerFields[Self.header] = Self.reason(problem)
        return response
    }

    /// A client that names `application/problem+json` gets all violations, unless the description has problems of its own.
    private func prefersProblem(_ accept: AcceptHeader, _ choice: ResponseChoice) -> Bool {
        let documented = choice.response?.contents.map(\.range.essence) ?? []
        guard !documented.contains(Problem.mediaType) else { return false }
        return accept.ranges.contains { $0.essence == Problem.mediaType }
    }

    private static func example(_ name: String?, _ choice: ResponseChoice) -> Preferences {
        var preferences = Preferences()
        let names = choice.response?.contents.flatMap(\.examples).compactMap(\.name) ?? []
        if let name, names.contains(name) { preferences.example = name }
        return preferences
    }

    /// The description's body with the reason in it, where it has a place for it and still fits its schema.
    private func explained(_ content: ContentPlan, _ problem: Problem, _ status: Int) -> JSONValue? {
        guard content.range.isJSON, let sample = maker.samples.value(of: content), var members = sample.object else {
            return nil
        }
        let reason = Self.reason(problem)
        let candidates: [(String, JSONValue)] =
            content.range.essence == Problem.mediaType
            ? [("title", .string(problem.title)), ("status", .number(JSONNumber(status))), ("detail", .string(reason))]
            : [("message", .string(reason)), ("detail", .string(reason)), ("error_description", .string(reason))]
        for (key, value) in candidates {
            guard let own = members[key], own.string != nil || own.number != nil else { continue }
            var changed = members
            changed[key] = value
            if maker.schemas.admits(.object(changed), by: content.schema) { members = changed }
        }
        return .object(members)
    }

    /// In one line that a header can have.
    static func reason(_ problem: Problem) -> String {
        let parts =
            problem.violations.isEmpty
            ? [problem.detail ?? problem.title] : problem.violations.map(\.description)
        let text = parts.joined(separator: "; ")
        let visible = text.replacing("…", with: "...").unicodeScalars.map {
            (0x20...0x7E).contains($0.value) ? Character($0) : "?"
        }
        return visible.count > 1000 ? String(visible.prefix(997)) + "..." : String(visible)
    }
}

extension Problem {
    /// The problem with another status, and its title.
    fileprivate func with(_ code: Int) -> Problem {
        guard code != status else { return self }
        return Problem(
            status: .init(code: code), type: type, detail: detail, violations: violations, members: members,
            headerFields: headerFields)
    }
}
