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
