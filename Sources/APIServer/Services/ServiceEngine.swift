package import APIRuntime
import Foundation
import HTTPTypes

/// A service: generated, one for each API, made of one implementation for each of its groups.
public protocol APIService: RequestHandler {
    /// Routes, reads, calls and writes.
    var engine: ServiceEngine { get }
}

extension APIService {
    public func respond(to request: ServerRequest) async -> ServerResponse {
        await engine.respond(to: request)
    }
}

/// Handles the requests of a service: finds the operation, identifies the caller, reads the request, calls the implementation, and writes
/// the response.
public struct ServiceEngine: RequestHandler {
    /// Each operation under each base path.
    package let routes: [(basePath: String, operation: OperationInfo)]

    private let router: Router<ServiceRoute>
    private let configuration: ServiceConfiguration

    public init<Principal>(_ routes: ServiceRoutes<Principal>) {
        var router = Router<ServiceRoute>()
        let served = routes.served()
        for served in served {
            router.add(
                served.route, method: served.route.operation.method, path: served.path, basePath: served.basePath)
        }
        self.router = router
        self.routes = served.map { ($0.basePath, $0.route.operation) }
        configuration = routes.configuration
    }

    public func respond(to request: ServerRequest) async -> ServerResponse {
        let match = router.match(request.head.method, request.path)
        var response =
            configuration.middlewares.isEmpty ? await handle(request, match) : await intercept(request, match, at: 0)
        if request.head.method == .head { response = response.withoutBody() }
        return response
    }

    /// Passes the request through the middlewares from one on.
    private func intercept(
        _ request: ServerRequest, _ match: Router<ServiceRoute>.Match, at index: Int
    ) async -> ServerResponse {
        guard index < configuration.middlewares.count else { return await handle(request, match) }
        var operation: OperationInfo?
        if case .found(let route, _, _) = match { operation = route.operation }
        do {
            return try await configuration.middlewares[index].intercept(request, operation: operation) { request in
                await intercept(request, match, at: index + 1)
            }
        } catch {
            return response(to: error, operation)
        }
    }

    private func handle(_ request: ServerRequest, _ match: Router<ServiceRoute>.Match) async -> ServerResponse {
        switch match {
        case .found(let route, let names, let texts):
            do {
                let parameters = ParameterDecoder(
                    .init(names, texts), String(request.query), request.head.headerFields)
                let response = try await route.respond(RoutedRequest(request: request, parameters: parameters))
                guard case .stream(let body) = response.body else { return response }
                return ServerResponse(head: response.head, body: .stream(reporting(body, route.operation)))
            } catch {
                return response(to: error, route.operation)
            }
        case .notFound:
            return response(to: Problem.pathNotFound(request.path))
        case .methodNotAllowed(let allowed):
            if request.head.method == .options { return .options(allowed: allowed) }
            return response(to: Problem.methodNotAllowed(request.head.method, allowed: allowed))
        }
    }

    // MARK: Errors

    private func response(to problem: Problem) -> ServerResponse {
        guard var response = configuration.problemResponse?(problem) else { return problem.response }
        // A response of the user's own shape needs `Allow` and `WWW-Authenticate` all the same.
        let given = response.head.headerFields
        for field in problem.headerFields where given[field.name] == nil { response.head.headerFields.append(field) }
        return response
    }

    private func response(to error: any Error, _ operation: OperationInfo?) -> ServerResponse {
        if let problem = error as? Problem { return response(to: problem) }
        if let error = error as? BodyError { return response(to: error.problem) }
        // There is no client that could read a response.
        let isAbandoned = Task.isCancelled && error is CancellationError
        if !isAbandoned { configuration.onError(error, operation) }
        return response(to: Problem(status: .internalServerError))
    }

    /// The same body, whose errors are reported: the client only sees the end of the connection.
    private func reporting(_ body: ResponseBody, _ operation: OperationInfo) -> ResponseBody {
        let onError = configuration.onError
        let pieces = PieceSource(body)
        return ResponseBody(
            next: {
                do {
                    return try await pieces.next()
                } catch {
                    if !(error is CancellationError) { onError(error, operation) }
                    throw error
                }
            }, cancel: { pieces.cancel() })
    }
}
