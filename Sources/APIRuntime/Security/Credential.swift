import Foundation

/// A secret that a request is authorized with. Whatever prints it prints `‹redacted›`.
public struct Credential: Sendable, ExpressibleByStringLiteral {
    let source: Source

    enum Source: Sendable {
        case fixed(String)
        case basic(username: String, password: String)
        case provider(any CredentialProvider)
    }

    init(source: Source) {
        self.source = source
    }

    /// A key or token that doesn't change.
    public init(_ value: String) {
        self.init(source: .fixed(value))
    }

    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// User name and password, for a scheme of HTTP basic authentication (RFC 7617).
    public static func basic(username: String, password: String) -> Credential {
        Credential(source: .basic(username: username, password: password))
    }

    /// A token that is asked for before each request, and renewed when the server rejects it.
    public static func provider(_ provider: any CredentialProvider) -> Credential {
        Credential(source: .provider(provider))
    }

    /// The value as the scheme sends it.
    func value() async throws -> String {
        if case .provider(let provider) = source { return try await provider.token() }
        return fixedValue ?? ""
    }

    /// Whether it is known to hold nothing.
    var isEmpty: Bool {
        switch source {
        case .fixed(let value): value.isEmpty
        case .basic(let username, let password): username.isEmpty && password.isEmpty
        case .provider: false
        }
    }

    /// The value of a credential that doesn't change; nil of a provider's.
    var fixedValue: String? {
        switch source {
        case .fixed(let value): value
        case .basic(let username, let password): Data("\(username):\(password)".utf8).base64EncodedString()
        case .provider: nil
        }
    }
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "‹redacted›" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// Where a token comes from that changes over time.
public protocol CredentialProvider: Sendable {
    /// The token to send now. Called before each request, so it should be cached.
    func token() async throws -> String

    /// A new token, after the server has rejected the last one with 401; nil when there is none.
    ///
    /// The request is then sent once more, if its body can be.
    func renew(rejected: String) async throws -> String?
}

extension CredentialProvider {
    /// No other token is available.
    public func renew(rejected: String) async throws -> String? { nil }
}

/// The credentials of one API: generated, with one property for each security scheme.
public protocol CredentialSet: Sendable {
    /// The schemes that the description has.
    static var schemes: [SecurityScheme] { get }

    /// The credential for the scheme of that name; nil when the caller has none.
    func credential(for scheme: String) -> Credential?
}

/// For APIs without security schemes.
public struct NoCredentials: CredentialSet {
    public init() {}
    public static let schemes: [SecurityScheme] = []
    public func credential(for scheme: String) -> Credential? { nil }
}

/// A credential that calls are sent with although the description doesn't say so: for servers whose description lacks a
/// security requirement, or the scheme itself.
///
/// Like the credentials of the description, it goes to the client's server alone, and middlewares don't see it.
public struct AdditionalCredential: Sendable {
    /// How it is sent: one of the `schemes` of the client's `Credentials`, or another one.
    public let scheme: SecurityScheme

    /// The secret.
    public let credential: Credential

    private let isNeeded: @Sendable (OperationInfo) -> Bool

    /// - Parameter isNeeded: Whether calls of an operation include it. All do by default.
    public init(
        _ scheme: SecurityScheme,
        _ credential: Credential,
        for isNeeded: @escaping @Sendable (OperationInfo) -> Bool = { _ in true }
    ) {
        self.scheme = scheme
        self.credential = credential
        self.isNeeded = isNeeded
    }

    /// Whether calls of the operation include it.
    public func isNeeded(by operation: OperationInfo) -> Bool { isNeeded(operation) }
}
