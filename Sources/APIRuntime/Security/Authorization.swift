import Foundation
import HTTPTypes

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

/// Finds the credentials for an operation: the first of its alternatives for which all are there (OpenAPI, Security
/// Requirement Object). The empty alternative, which allows anonymous calls, is the last resort. Additional ones are added
/// unless the description's include their scheme. The values are still to be asked for.
func resolveCredentials(
    for operation: OperationInfo,
    in credentials: any CredentialSet,
    configuration: ClientConfiguration = .init()
) throws(RequestError) -> Authorization {
    let additional = configuration.additionalCredentials.filter { $0.isNeeded(by: operation) }
    var authorization: Authorization
    do throws(RequestError) {
        authorization = try documentedCredentials(for: operation, in: credentials, additional)
    } catch {
        guard configuration.allowsMissingCredentials else { throw error }
        authorization = Authorization(entries: [])
    }
    for added in additional where !authorization.entries.contains(where: { $0.scheme == added.scheme }) {
        authorization.entries.append(.init(scheme: added.scheme, credential: added.credential, value: ""))
    }
    return authorization
}

private func documentedCredentials(
    for operation: OperationInfo, in credentials: any CredentialSet, _ additional: [AdditionalCredential]
) throws(RequestError) -> Authorization {
    guard !operation.security.isEmpty else { return Authorization(entries: []) }
    let schemes = type(of: credentials).schemes
    var missing: [[String]] = []
    for alternative in operation.security where !alternative.isEmpty {
        var found = Authorization(entries: [])
        var absent: [String] = []
        for id in alternative {
            let scheme = schemes.first { $0.id == id }
            if case .mutualTLS = scheme { continue }
            let credential =
                credentials.credential(for: id) ?? additional.first { $0.scheme == scheme }?.credential
            if let scheme, let credential {
                found.entries.append(.init(scheme: scheme, credential: credential, value: ""))
            } else {
                absent.append(id)
            }
        }
        if absent.isEmpty { return found }
        missing.append(absent)
    }
    if operation.security.contains([]) { return Authorization(entries: []) }
    throw RequestError(operation: operation, problems: [.missingCredentials(schemes: missing)])
}

/// The credentials that one request is sent with.
struct Authorization {
    /// One scheme's credential, and the value that it had.
    struct Entry {
        let scheme: SecurityScheme
        let credential: Credential
        var value: String

        /// Whether nothing would be sent: no key or token, or neither user name nor password.
        var isEmpty: Bool { value.isEmpty || credential.isEmpty }
    }

    var entries: [Entry]

    /// Adds the credentials to a request; throws when one can't be sent.
    func apply(to request: inout RawRequest) throws(RequestError) {
        for entry in entries {
            if entry.isEmpty {
                throw RequestError(operation: request.operation, problems: [.emptyCredential(scheme: entry.scheme.id)])
            }
            switch entry.scheme {
            case .apiKey(_, .header, let name):
                try setHeader(HTTPField.Name(name), entry.value, entry, &request)
            case .apiKey(_, .query, let name):
                let path = request.head.path ?? "/"
                let pair = PercentEncoding.encode(name) + "=" + PercentEncoding.encode(entry.value)
                request.head.path = path + (path.contains("?") ? "&" : "?") + pair
            case .apiKey(_, .cookie, let name):
                let cookie = name + "=" + PercentEncoding.encode(entry.value)
                let others = request.head.headerFields[.cookie].map { $0 + "; " } ?? ""
                try setHeader(.cookie, others + cookie, entry, &request)
            case .http(_, let scheme):
                try setHeader(.authorization, Self.authorization(scheme, entry.value), entry, &request)
            case .oauth2, .openIDConnect:
                try setHeader(.authorization, "Bearer " + entry.value, entry, &request)
            case .mutualTLS:
                break
            }
        }
    }

    /// New values in place of those that the server rejected; nil when no provider has one.
    func renewed() async throws -> Authorization? {
        var renewed = self
        var isRenewed = false
        for (index, entry) in entries.enumerated() {
            guard case .provider(let provider) = entry.credential.source else { continue }
            guard let value = try await provider.renew(rejected: entry.value) else { continue }
            renewed.entries[index].value = value
            isRenewed = true
        }
        return isRenewed ? renewed : nil
    }

    private func setHeader(
        _ name: HTTPField.Name?,
        _ value: String,
        _ entry: Entry,
        _ request: inout RawRequest
    ) throws(RequestError) {
        guard let name, HTTPField.isValidValue(value) else {
            throw RequestError(operation: request.operation, problems: [.invalidCredential(scheme: entry.scheme.id)])
        }
        request.head.headerFields[name] = value
    }

    /// RFC 9110, section 11.4; a basic credential that isn't encoded yet has a colon, which Base64 doesn't.
    private static func authorization(_ scheme: String, _ value: String) -> String {
        switch scheme.lowercased() {
        case "bearer": "Bearer " + value
        case "basic": "Basic " + (value.contains(":") ? Data(value.utf8).base64EncodedString() : value)
        default: scheme + " " + value
        }
    }
}
