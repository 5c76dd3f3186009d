/// Where a token comes from that changes over time.
public protocol CredentialProvider: Sendable {
    /// The token to send now. Called before each request, so it should be cached.
    func token() async throws -> String

    /// A token in place of one that the server answered with 401; nil when there is no other.
    ///
    /// The request is then sent once more, if its body can be.
    func renew(rejected: String) async throws -> String?
}

extension CredentialProvider {
    /// There is no other.
    public func renew(rejected: String) async throws -> String? { nil }
}
