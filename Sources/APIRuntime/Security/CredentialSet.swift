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
