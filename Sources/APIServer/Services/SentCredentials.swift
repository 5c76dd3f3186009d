import APIRuntime
import Foundation
import HTTPTypes

/// A credential as a request has it.
enum SentCredential: Sendable {
    case text(String)
    case basic(BasicCredential)
    /// The connection's, which a request doesn't show.
    case connection
    /// There, and in no form that can be accepted.
    case malformed
    case missing

    var isMissing: Bool { if case .missing = self { true } else { false } }

    /// Whether the client has sent one: then it isn't anonymous.
    var isSent: Bool {
        switch self {
        case .text, .basic, .malformed: true
        case .connection, .missing: false
        }
    }
}

/// Finds the credentials of schemes in a request.
struct SentCredentials {
    private let headerFields: HTTPFields
    private let parameters: ParameterDecoder

    init(_ headerFields: HTTPFields, _ parameters: ParameterDecoder) {
        self.headerFields = headerFields
        self.parameters = parameters
    }

    func credential(of scheme: SecurityScheme) -> SentCredential {
        switch scheme {
        case .apiKey(_, .header, let name): headerKey(name)
        case .apiKey(_, .query, let name):
            parameter { () throws(ParameterError) in try parameters.query(name, String.self) }
        case .apiKey(_, .cookie, let name):
            parameter { () throws(ParameterError) in try parameters.cookie(name, String.self) }
        case .http(_, let scheme) where scheme.lowercased() == "basic": basic()
        case .http(_, let scheme): authorization(scheme)
        case .oauth2, .openIDConnect: authorization("bearer")
        case .mutualTLS: .connection
        }
    }

    private func headerKey(_ name: String) -> SentCredential {
        guard let name = HTTPField.Name(name) else { return .missing }
        let values = headerFields[values: name]
        guard let value = values.first else { return .missing }
        // Of two keys a proxy may have checked the other one.
        return values.count == 1 && !value.isEmpty ? .text(value) : .malformed
    }

    private func parameter(_ read: () throws(ParameterError) -> String?) -> SentCredential {
        do throws(ParameterError) {
            guard let value = try read() else { return .missing }
            return value.isEmpty ? .malformed : .text(value)
        } catch {
            return .malformed
        }
    }

    /// RFC 9110, section 11.6.2: the scheme's name in any case, a space, and the credential.
    private func authorization(_ scheme: String) -> SentCredential {
        let values = headerFields[values: .authorization]
        guard let value = values.first else { return .missing }
        let name = value.utf8.prefix { $0 != 0x20 }
        guard Substring(name).lowercased() == scheme.lowercased() else { return .missing }
        let credential = trimmed(Substring(value.utf8.dropFirst(name.count)))
        return values.count == 1 && !credential.isEmpty ? .text(String(credential)) : .malformed
    }

    /// RFC 7617, section 2: Base64 of the user name, a colon, and the password.
    private func basic() -> SentCredential {
        guard case .text(let encoded) = authorization("basic") else { return authorization("basic") }
        guard let data = Data(base64Encoded: encoded), let text = String(data: data, encoding: .utf8),
            let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
        else { return .malformed }
        return .basic(
            BasicCredential(
                username: String(text[..<colon]), password: String(text[text.utf8.index(after: colon)...])))
    }
}

/// The challenges of the responses to callers that aren't identified (RFC 9110, section 11.6.1).
struct Challenges: Sendable {
    /// With whether it may say that the token was rejected.
    private let challenges: [(text: String, isBearer: Bool)]

    init(_ schemes: [(scheme: SecurityScheme, scopes: [String])], realm: String) {
        let realm = "realm=\"\(realm.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        var challenges: [(text: String, isBearer: Bool)] = []
        for (scheme, scopes) in schemes {
            let challenge = Self.challenge(scheme, scopes, realm)
            if !challenges.contains(where: { $0.text == challenge.text }) { challenges.append(challenge) }
        }
        self.challenges = challenges
    }

    private static func challenge(
        _ scheme: SecurityScheme, _ scopes: [String], _ realm: String
    ) -> (text: String, isBearer: Bool) {
        // RFC 6750, section 3: the scopes that are needed.
        let scope = scopes.isEmpty ? "" : ", scope=\"\(scopes.joined(separator: " "))\""
        switch scheme {
        case .http(_, let name) where name.lowercased() == "basic": return ("Basic \(realm), charset=\"UTF-8\"", false)
        case .http(_, let name) where name.lowercased() == "bearer": return ("Bearer \(realm)\(scope)", true)
        case .http(_, let name): return ("\(name) \(realm)", false)
        case .oauth2, .openIDConnect: return ("Bearer \(realm)\(scope)", true)
        // Not registered, and a 401 needs a challenge.
        case .apiKey(_, let location, let name): return ("ApiKey \(realm), in=\"\(location)\", name=\"\(name)\"", false)
        case .mutualTLS: return ("Mutual \(realm)", false)
        }
    }

    /// - Parameter isRejected: Whether the client has sent a credential.
    func headerFields(isRejected: Bool) -> HTTPFields {
        var fields = HTTPFields()
        for challenge in challenges {
            let error = isRejected && challenge.isBearer ? ", error=\"invalid_token\"" : ""
            let value = challenge.text + error
            if HTTPField.isValidValue(value) { fields.append(HTTPField(name: .wwwAuthenticate, value: value)) }
        }
        return fields
    }
}
