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
    public init<Principal>(_ routes: ServiceRoutes<Principal>) {}

    public func respond(to request: ServerRequest) async -> ServerResponse {
        Problem(status: .notImplemented).response
    }
}
