package import APIJSON
package import APIServer
package import CodegenDiagnostics
package import CodegenOpenAPIDocument
import CodegenSchemaEvaluation
import Foundation
import HTTPTypes

/// Responds to the requests of a description's operations with its examples, and with values made from its schemas.
///
///     let mock = MockService(description, files: files)
///     let response = await mock.respond(to: request)
package final class MockService: RequestHandler {
    /// The requests that the API would send after operations; the mock doesn't send them.
    package let callbacks: [MockCallback]

    let options: MockOptions
    private let router: OperationRouter
    private let reader: RequestReader
    private let maker: ResponseMaker
    private let collections: Collections
    private let secrets: SecretQuery

    /// Decides all that can be decided before there is a request.
    package init(_ description: Description, files: SourceFiles, options: MockOptions = .init()) {
        let plans = OperationPlanner(description, files: files).makePlans(options)
        self.options = options
        callbacks = plans.callbacks
        router = OperationRouter(plans)
        reader = RequestReader(schemas: plans.requests)
        maker = ResponseMaker(
            schemas: plans.responses, samples: SampleStore(plans.responses, seed: options.seed), options: options)
        collections = Collections(plans.roles, maker, options)
        secrets = SecretQuery(description)
    }

    /// The items of all collections, for `MockOptions.restored` of a later run.
    package func snapshot() -> JSONValue { collections.snapshot }

    package func respond(to request: ServerRequest) async -> ServerResponse {
        let start = ContinuousClock.now
        var exchange = MockExchange(
            method: request.head.method.rawValue, target: secrets.hidden(in: request.head.path ?? "/"))
        var response = await route(request, &exchange)
        if request.head.method == .head { response = response.withoutBody() }
        if options.allowsOrigins { CrossOrigin.allow(request, &response) }
        if options.delay > .zero { try? await Task.sleep(for: options.delay) }
        exchange.status = response.head.status.code
        exchange.duration = ContinuousClock.now - start
        options.log(exchange)
        return response
    }

    private func route(_ request: ServerRequest, _ exchange: inout MockExchange) async -> ServerResponse {
        if options.allowsOrigins, let preflight = CrossOrigin.preflight(request) { return preflight }
        let problem: Problem
        switch router.route(request) {
        case .found(let found, _):
            exchange.operation = found.operation.name
            return await respond(to: request, found.operation, found.pathValues, &exchange)
        case .notFound:
            // `OPTIONS *` is about the server as a whole (RFC 9110, section 9.3.7).
            if request.head.method == .options, request.path == "*" { return .options(allowed: router.methods) }
            problem = .pathNotFound(request.path, nearest: router.nearestPath(to: String(request.path)))
        case .methodNotAllowed(let allowed):
            if request.head.method == .options { return .options(allowed: allowed) }
            problem = .methodNotAllowed(request.head.method, allowed: allowed)
        }
        exchange.reasons.append(problem.detail ?? problem.title)
        return problem.response
    }

    private func respond(
        to request: ServerRequest, _ operation: OperationPlan, _ pathValues: [String: String],
        _ exchange: inout MockExchange
    ) async -> ServerResponse {
        let wish = ResponseMaker.Wish(
            accept: AcceptHeader(request.head.headerFields), preferences: Preferences(request))
        let refusal = Refusal(maker: maker)
        let values: RequestValues
        do throws(RequestFault) {
            values = try await reader.read(request, pathValues, operation, options)
        } catch {
            exchange.reasons +=
                error.problem.violations.isEmpty
                ? [error.problem.detail ?? error.problem.title] : error.problem.violations.map(\.description)
            return refusal.response(error.problem, operation, error.statuses, wish)
        }
        if let note = values.note { exchange.reasons.append(note) }
        // A request for a certain response changes no collection.
        if wish.preferences == Preferences(),
            let outcome = collections.outcome(
                of: .init(operation: operation, request: request, pathValues: pathValues, values: values))
        {
            return respond(outcome, operation, wish, &exchange)
        }
        return respond(operation, wish, &exchange)
    }

    private func respond(
        _ operation: OperationPlan, _ wish: ResponseMaker.Wish, _ exchange: inout MockExchange
    ) -> ServerResponse {
        let made = ResponseChoice.choose(operation, wish.preferences).flatMap { maker.response($0, wish) }
        return respond(made, wish, &exchange)
    }

    private func respond(
        _ made: Result<ServerResponse, Problem>, _ wish: ResponseMaker.Wish, _ exchange: inout MockExchange
    ) -> ServerResponse {
        switch made {
        case .success(var response):
            if let applied = wish.preferences.applied, let name = HTTPField.Name("Preference-Applied") {
                response.head.headerFields[name] = applied
            }
            if let note = response.head.headerFields[Refusal.header] { exchange.reasons.append(note) }
            return response
        case .failure(let problem):
            exchange.reasons.append(problem.detail ?? problem.title)
            return problem.response
        }
    }

    /// The result of a collection's operation, as the description documents it.
    private func respond(
        _ outcome: Collections.Outcome, _ operation: OperationPlan, _ wish: ResponseMaker.Wish,
        _ exchange: inout MockExchange
    ) -> ServerResponse {
        switch outcome {
        case .failure(let problem):
            exchange.reasons.append(problem.detail ?? problem.title)
            return Refusal(maker: maker).response(problem, operation, [problem.status], wish)
        case .success(let status, let headers, let value):
            var choice = ResponseChoice.success(of: operation)
            if let status, let response = operation.responses.first(where: { $0.code == status }) {
                choice = ResponseChoice(response: response, status: status)
            }
            return respond(
                maker.response(choice, wish, value: value).map { response in
                    var response = response
                    for field in headers {
                        response.head.headerFields[field.name] = field.value.isEmpty ? nil : field.value
                    }
                    return response
                }, wish, &exchange)
        }
    }
}
