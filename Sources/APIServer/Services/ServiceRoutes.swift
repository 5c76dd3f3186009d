public import APIRuntime

/// The operations of a service, and the checks of its security schemes: generated code fills it.
public struct ServiceRoutes<Principal: Sendable>: Sendable {
    let configuration: ServiceConfiguration
    let basePaths: [String]
    private(set) var checks: [String: (scheme: SecurityScheme, check: SchemeCheck<Principal>)] = [:]

    public init(basePaths: [String] = [""], configuration: ServiceConfiguration = ServiceConfiguration()) {
        self.configuration = configuration
        self.basePaths = configuration.basePaths ?? basePaths
    }

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

    /// Adds an operation whose callers have to be identified.
    ///
    /// - Parameter scopes: The scopes by scheme, one dictionary for each alternative of `OperationInfo.security`.
    public mutating func add<Call: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Principal>) async throws -> Call.Output,
        scopes: [[String: [String]]] = []
    ) {}

    /// Adds an operation whose callers may be anonymous.
    public mutating func addOptional<Call: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Principal?>) async throws -> Call.Output,
        scopes: [[String: [String]]] = []
    ) {}

    /// Adds an operation without security.
    public mutating func addOpen<Call: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Void>) async throws -> Call.Output
    ) {}

    /// Adds an operation that responds with a stream where the client wants one.
    ///
    /// - Parameter flag: The property of the JSON body that asks for the stream; nil where `Accept` does.
    public mutating func add<Call: ServedEndpoint, StreamCall: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Principal>) async throws -> Call.Output,
        stream: @escaping @Sendable (StreamCall, CallContext<Principal>) async throws -> StreamCall.Output,
        flag: String? = nil,
        scopes: [[String: [String]]] = []
    ) {}

    /// Adds an operation whose callers may be anonymous, and that responds with a stream where the client wants one.
    public mutating func addOptional<Call: ServedEndpoint, StreamCall: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Principal?>) async throws -> Call.Output,
        stream: @escaping @Sendable (StreamCall, CallContext<Principal?>) async throws -> StreamCall.Output,
        flag: String? = nil,
        scopes: [[String: [String]]] = []
    ) {}

    /// Adds an operation without security that responds with a stream where the client wants one.
    public mutating func addOpen<Call: ServedEndpoint, StreamCall: ServedEndpoint>(
        _ handler: @escaping @Sendable (Call, CallContext<Void>) async throws -> Call.Output,
        stream: @escaping @Sendable (StreamCall, CallContext<Void>) async throws -> StreamCall.Output,
        flag: String? = nil
    ) {}
}
