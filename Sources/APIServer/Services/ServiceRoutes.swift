public import APIRuntime
import HTTPTypes

/// The operations of a service, and the checks of its security schemes: generated code fills it.
public struct ServiceRoutes<Principal: Sendable>: Sendable {
    let configuration: ServiceConfiguration
    private(set) var checks: [String: (scheme: SecurityScheme, check: SchemeCheck<Principal>)] = [:]
    private let basePaths: [String]

    /// Made once all checks are known.
    private var routes: [@Sendable (ServiceRoutes) -> ServiceRoute] = []

    /// - Parameter basePaths: The paths of the description's servers.
    public init(basePaths: [String] = [""], configuration: ServiceConfiguration = ServiceConfiguration()) {
        self.configuration = configuration
        let paths = configuration.basePaths ?? basePaths
        self.basePaths = paths.isEmpty ? [""] : paths
    }

    /// All operations under each base path.
    func served() -> [ServedRoute] {
        routes.flatMap { makeRoute in
            let route = makeRoute(self)
            return basePaths.map { ServedRoute(basePath: $0, route: route) }
        }
    }
}

// MARK: Security

extension ServiceRoutes {
    /// A scheme whose credential is a key or a token.
    public mutating func secure(
        _ scheme: SecurityScheme,
        by check: @escaping @Sendable (String, SecuredCall<Principal>) async throws -> Principal?
    ) {
        checks[scheme.id] = (scheme, .text(check))
    }

    /// A scheme with a user name and a password.
    public mutating func secure(
        _ scheme: SecurityScheme,
        by check: @escaping @Sendable (BasicCredential, SecuredCall<Principal>) async throws -> Principal?
    ) {
        checks[scheme.id] = (scheme, .basic(check))
    }

    /// A scheme whose credential is the connection's: a client certificate.
    public mutating func secure(
        _ scheme: SecurityScheme, by check: @escaping @Sendable (SecuredCall<Principal>) async throws -> Principal?
    ) {
        checks[scheme.id] = (scheme, .connection(check))
    }
}

// MARK: Operations

extension ServiceRoutes {
    /// Adds an operation whose callers have to be identified.
    ///
    /// - Parameters:
    ///   - security: The requirements, where `OperationInfo.security` leaves out schemes that the description doesn't declare: no caller is let
    ///     in by those.
    ///   - scopes: The scopes by scheme, one dictionary for each alternative of the requirements.
    public mutating func add<Call: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Principal>) async throws -> Call.Output,
        security: [[String]]? = nil,
        scopes: [[String: [String]]] = []
    ) {
        add(identified(handler), security, scopes)
    }

    /// Adds an operation whose callers may be anonymous.
    public mutating func addOptional<Call: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Principal?>) async throws -> Call.Output,
        security: [[String]]? = nil,
        scopes: [[String: [String]]] = []
    ) {
        add(optional(handler), security, scopes)
    }

    /// Adds an operation without security.
    public mutating func addOpen<Call: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Void>) async throws -> Call.Output
    ) {
        add(open(handler), nil, [])
    }

    /// Adds an operation that responds with a stream where the client wants one.
    ///
    /// - Parameter flag: The property of the JSON body that asks for the stream; nil where `Accept` does.
    public mutating func add<Call: ServedEndpoint, StreamCall: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Principal>) async throws -> Call.Output,
        stream: @escaping @Sendable (StreamCall, CallContext<Principal>) async throws -> StreamCall.Output,
        flag: String? = nil,
        security: [[String]]? = nil,
        scopes: [[String: [String]]] = []
    ) {
        add(identified(handler), security, scopes, stream: identified(stream), flag)
    }

    /// Adds an operation whose callers may be anonymous, and that responds with a stream where the client wants one.
    public mutating func addOptional<Call: ServedEndpoint, StreamCall: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Principal?>) async throws -> Call.Output,
        stream: @escaping @Sendable (StreamCall, CallContext<Principal?>) async throws -> StreamCall.Output,
        flag: String? = nil,
        security: [[String]]? = nil,
        scopes: [[String: [String]]] = []
    ) {
        add(optional(handler), security, scopes, stream: optional(stream), flag)
    }

    /// Adds an operation without security that responds with a stream where the client wants one.
    public mutating func addOpen<Call: ServedEndpoint, StreamCall: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Void>) async throws -> Call.Output,
        stream: @escaping @Sendable (StreamCall, CallContext<Void>) async throws -> StreamCall.Output,
        flag: String? = nil
    ) {
        add(open(handler), nil, [], stream: open(stream), flag)
    }

    private typealias Performer<Call: ServedEndpoint> = EndpointPerformer<Call, Principal>

    private mutating func add<Call: ServedEndpoint>(
        _ performer: Performer<Call>, _ security: [[String]]?, _ scopes: [[String: [String]]]
    ) {
        routes.append { routes in
            let gate = SecurityGate(Call.operation, security, scopes: scopes, routes)
            let route = OperationRoute(gate, routes.configuration, performer)
            return ServiceRoute(operation: Call.operation) { try await route.respond(to: $0) }
        }
    }

    private mutating func add<Call: ServedEndpoint, StreamCall: ServedEndpoint>(
        _ performer: Performer<Call>, _ security: [[String]]?, _ scopes: [[String: [String]]],
        stream: Performer<StreamCall>, _ flag: String?
    ) {
        routes.append { routes in
            let gate = SecurityGate(Call.operation, security, scopes: scopes, routes)
            let variant = StreamVariant(stream, flag: flag, besides: Call.successTypes)
            let route = OperationRoute(gate, routes.configuration, performer, variant)
            return ServiceRoute(operation: Call.operation) { try await route.respond(to: $0) }
        }
    }
}

// MARK: Principals

extension ServiceRoutes {
    /// The call with its caller. Without one, which an operation without security has, it isn't made.
    private func identified<Call: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Principal>) async throws -> Call.Output
    ) -> Performer<Call> {
        EndpointPerformer(configuration) { call, principal, request, response in
            guard let principal else {
                throw ServiceDefect(reason: "the operation has no security, and its caller is to be identified")
            }
            return try await handler(
                call,
                CallContext(
                    principal: principal, operation: Call.operation, request: request, response: response))
        }
    }

    private func optional<Call: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Principal?>) async throws -> Call.Output
    ) -> Performer<Call> {
        EndpointPerformer(configuration) { call, principal, request, response in
            try await handler(
                call,
                CallContext(
                    principal: principal, operation: Call.operation, request: request, response: response))
        }
    }

    private func open<Call: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Void>) async throws -> Call.Output
    ) -> Performer<Call> {
        EndpointPerformer(configuration) { call, _, request, response in
            try await handler(
                call, CallContext(principal: (), operation: Call.operation, request: request, response: response))
        }
    }
}
