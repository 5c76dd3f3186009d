import Foundation
import HTTPTypes

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
