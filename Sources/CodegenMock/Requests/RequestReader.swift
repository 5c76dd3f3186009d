import APIJSON
import APIServer
import CodegenSchemaEvaluation
import Foundation
import HTTPTypes

/// The values of a request that fits its operation.
struct RequestValues: Sendable {
    var path: [String: JSONValue] = [:]
    var query: [String: JSONValue] = [:]
    /// Nil where there is none, or where it is no structure.
    var body: JSONValue?
    /// A note on a request that isn't refused, for the log.
    var note: String?
}

/// The reason of a refusal, and the statuses that document it.
struct RequestFault: Error {
    let problem: Problem
    let statuses: [Int]
}

/// Holds requests against the description.
struct RequestReader: Sendable {
    let schemas: CompiledSchemas

    /// All that is wrong with a request is said at once, but for credentials, content type and length, which come first.
    func read(
        _ request: ServerRequest, _ pathValues: [String: String], _ operation: OperationPlan, _ options: MockOptions
    ) async throws(RequestFault) -> RequestValues {
        if options.validates, let problem = SecurityCheck(request).problem(with: operation.security) {
            throw RequestFault(problem: problem, statuses: [401])
        }
        let parameters = ParameterReader(request, pathValues, operation, schemas).read()
        let body = try await readBody(request, operation, options)
        if options.validates { try check(parameters, body) }
        return RequestValues(path: parameters.path, query: parameters.query, body: body.value, note: body.note)
    }

    private func readBody(
        _ request: ServerRequest, _ operation: OperationPlan, _ options: MockOptions
    ) async throws(RequestFault) -> BodyReader.Result {
        var body = request.body
        body.limit = min(body.limit, options.bodyLimit)
        // Without a documented body, a body is ignored.
        guard let plan = operation.body else { return BodyReader.Result() }
        do throws(BodyError) {
            let data = try await body.collect()
            return BodyReader(schemas: schemas, plan: plan).read(data, request.head.headerFields)
        } catch {
            throw RequestFault(problem: error.problem, statuses: [error.problem.status])
        }
    }

    private func check(_ parameters: ParameterReader.Result, _ body: BodyReader.Result) throws(RequestFault) {
        if let problem = body.problem { throw RequestFault(problem: problem, statuses: [415]) }
        let violations = parameters.violations + body.faults + body.violations
        guard !violations.isEmpty else { return }
        // A body that can't be read, and parameters, are 400; a body that can be read and doesn't fit is 422. Most descriptions document
        // one of the two.
        let isSyntax = !parameters.violations.isEmpty || !body.faults.isEmpty
        let parts = [
            parameters.violations.isEmpty ? nil : "parameters", body.faults + body.violations == [] ? nil : "the body",
        ].compactMap { $0 }
        let verb = parts == ["the body"] ? "doesn't" : "don't"
        throw RequestFault(
            problem: Problem(
                status: isSyntax ? .badRequest : .unprocessableContent,
                detail: "\(parts.joined(separator: " and ")) \(verb) fit the description", violations: violations),
            statuses: isSyntax ? [400, 422] : [422, 400])
    }
}
