/// How a credential is sent (OpenAPI, Security Scheme Object). The first value is the scheme's name in the description.
public enum SecurityScheme: Sendable, Hashable {
    /// A key in a header, in the query, or in a cookie.
    case apiKey(String, in: Location, name: String)

    /// The `Authorization` header with a scheme of RFC 9110: `basic`, `bearer` and others.
    case http(String, scheme: String)

    /// OAuth 2: the access token as a bearer token.
    case oauth2(String)

    /// OpenID Connect: the token as a bearer token.
    case openIDConnect(String)

    /// A client certificate, which is the transport's: no credential is asked for.
    case mutualTLS(String)

    /// Where a key goes.
    public enum Location: Sendable, Hashable {
        case header, query, cookie
    }

    /// The scheme's name in the description.
    public var id: String {
        switch self {
        case .apiKey(let id, _, _), .http(let id, _), .oauth2(let id), .openIDConnect(let id), .mutualTLS(let id): id
        }
    }
}
