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
