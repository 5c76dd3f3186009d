public import APIRuntime
public import Foundation

/// Gets the token that Heidi's operations ask for, and renews it before it expires.
///
/// `GET /jwt` trades the partner's API key and the identity of an EHR user for a token with an expiry. However many calls
/// wait for a token, one request is under way; a failed one is not remembered, the next call tries again.
public struct HeidiTokenProvider: CredentialProvider {
    private let renewing: RenewingCredential

    /// - Parameters:
    ///   - apiKey: The partner's key for `Heidi-Api-Key`.
    ///   - email: The EHR user's address.
    ///   - thirdPartyInternalID: The EHR user's id in the partner's own system.
    ///   - margin: How many seconds before its expiry a token is renewed.
    public init(
        apiKey: Credential,
        email: String,
        thirdPartyInternalID: String,
        server: HeidiClient.Server = .production,
        configuration: ClientConfiguration = ClientConfiguration(),
        transport: any Transport = DefaultTransport.shared,
        margin: TimeInterval = 60,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        let client = HeidiClient(
            server: server,
            credentials: HeidiClient.Credentials(heidiAPIKey: apiKey),
            configuration: configuration,
            transport: transport
        )
        renewing = RenewingCredential(margin: margin, now: now) {
            let answer = try await client.authentication.getJWT(
                email: email, thirdPartyInternalID: thirdPartyInternalID)
            return RenewingCredential.Token(answer.token, expiry: answer.expirationTime)
        }
    }

    public func token() async throws -> String { try await renewing.token() }

    public func renew(rejected: String) async throws -> String? { try await renewing.renew(rejected: rejected) }
}

extension HeidiClient {
    /// A client for one EHR user, which gets its tokens by itself.
    ///
    ///     let heidi = HeidiClient(apiKey: "…", email: "dr@example.com", thirdPartyInternalID: "123")
    public init(
        apiKey: Credential,
        email: String,
        thirdPartyInternalID: String,
        server: Server = .production,
        configuration: ClientConfiguration = ClientConfiguration(),
        transport: any Transport = DefaultTransport.shared
    ) {
        let provider = HeidiTokenProvider(
            apiKey: apiKey,
            email: email,
            thirdPartyInternalID: thirdPartyInternalID,
            server: server,
            configuration: configuration,
            transport: transport
        )
        self.init(
            server: server,
            credentials: Credentials(heidiAPIKey: apiKey, bearerAuth: .provider(provider)),
            configuration: configuration,
            transport: transport
        )
    }
}
