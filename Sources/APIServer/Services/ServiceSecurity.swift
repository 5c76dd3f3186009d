public import APIRuntime
public import HTTPTypes

/// A call whose caller is being identified.
public struct SecuredCall<Principal: Sendable>: Sendable {
    /// The operation.
    public let operation: OperationInfo

    /// Method, path and headers of the request; of its body nothing has been read.
    public let request: HTTPRequest

    /// The scopes that the operation asks for (OAuth 2, OpenID Connect), or the roles of other schemes.
    public let scopes: [String]

    /// Where an operation asks for several schemes together: the principal of the one before; nil for the first one.
    public let principal: Principal?

    public init(operation: OperationInfo, request: HTTPRequest, scopes: [String] = [], principal: Principal? = nil) {
        self.operation = operation
        self.request = request
        self.scopes = scopes
        self.principal = principal
    }
}

/// User name and password of HTTP basic authentication (RFC 7617). Whatever prints it prints `‹redacted›`.
public struct BasicCredential: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public let username: String
    public let password: String

    public init(username: String, password: String) {
        self.username = username
        self.password = password
    }

    public var description: String { "‹redacted›" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// How a scheme's credential is checked; nil where it isn't valid.
enum SchemeCheck<Principal: Sendable>: Sendable {
    case text(@Sendable (String, SecuredCall<Principal>) async throws -> Principal?)
    case basic(@Sendable (BasicCredential, SecuredCall<Principal>) async throws -> Principal?)
    /// A client certificate, which the server has checked.
    case connection(@Sendable (SecuredCall<Principal>) async throws -> Principal?)
}

/// Identifies the callers of one operation by its security requirements (OpenAPI, Security Requirement Object).
struct SecurityGate<Principal: Sendable>: Sendable {
    private let operation: OperationInfo
    private let alternatives: [Alternative]
    private let challenges: Challenges

    /// Whether callers may be anonymous.
    private let isOptional: Bool

    /// Schemes that are needed together.
    private struct Alternative: Sendable {
        var requirements: [Requirement] = []
        /// False where a scheme isn't known: then no credential suffices.
        var canBeMet = true
    }

    private struct Requirement: Sendable {
        let scheme: SecurityScheme
        let check: SchemeCheck<Principal>
        let scopes: [String]
    }

    /// - Parameters:
    ///   - security: The requirements; nil for those of the operation.
    ///   - scopes: By scheme, one dictionary for each alternative.
    init(
        _ operation: OperationInfo, _ security: [[String]]?, scopes: [[String: [String]]],
        _ routes: ServiceRoutes<Principal>
    ) {
        self.operation = operation
        let security = security ?? operation.security
        isOptional = security.isEmpty || security.contains([])
        alternatives = security.enumerated().filter { !$0.element.isEmpty }.map { index, ids in
            var alternative = Alternative()
            for id in ids {
                guard let (scheme, check) = routes.checks[id] else {
                    alternative.canBeMet = false
                    continue
                }
                let needed = scopes.indices.contains(index) ? scopes[index][id] ?? [] : []
                alternative.requirements.append(Requirement(scheme: scheme, check: check, scopes: needed))
            }
            return alternative
        }
        challenges = Challenges(
            alternatives.flatMap { $0.requirements.map { ($0.scheme, $0.scopes) } }, realm: routes.configuration.realm)
    }

    /// The principal of the first alternative whose credentials are there and valid; nil for an anonymous caller, where that is allowed.
    /// Throws a `Problem` where it isn't, or the error of a check.
    func identify(_ request: HTTPRequest, _ parameters: ParameterDecoder) async throws -> Principal? {
        if alternatives.isEmpty { return nil }
        let credentials = SentCredentials(request.headerFields, parameters)
        var isAnonymous = true
        for alternative in alternatives {
            let sent = alternative.requirements.map { credentials.credential(of: $0.scheme) }
            if sent.contains(where: { $0.isSent }) { isAnonymous = false }
            guard alternative.canBeMet, !sent.contains(where: { $0.isMissing }) else { continue }
            if let principal = try await check(alternative, sent, request) { return principal }
        }
        if isOptional, isAnonymous { return nil }
        throw Problem(
            status: .unauthorized,
            detail: isAnonymous ? "the request has no credentials" : "the request's credentials aren't valid",
            headerFields: challenges.headerFields(isRejected: !isAnonymous))
    }

    /// The principal that the last scheme returns; nil as soon as one doesn't accept its credential.
    private func check(
        _ alternative: Alternative, _ sent: [SentCredential], _ request: HTTPRequest
    ) async throws -> Principal? {
        var principal: Principal?
        for (requirement, credential) in zip(alternative.requirements, sent) {
            let call = SecuredCall(
                operation: operation, request: request, scopes: requirement.scopes, principal: principal)
            let accepted: Principal?
            switch (requirement.check, credential) {
            case (.text(let check), .text(let text)): accepted = try await check(text, call)
            case (.basic(let check), .basic(let credential)): accepted = try await check(credential, call)
            case (.connection(let check), .connection): accepted = try await check(call)
            default: accepted = nil
            }
            guard let accepted else { return nil }
            principal = accepted
        }
        return principal
    }
}
