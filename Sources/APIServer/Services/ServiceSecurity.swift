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
