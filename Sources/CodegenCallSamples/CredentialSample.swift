import CodegenAPIModel
import Foundation

/// Placeholders for the credentials of the first way to authenticate that an operation lists.
struct CredentialSample {
    private(set) var headers: [(name: String, value: String)] = []
    private(set) var query: [String] = []
    private(set) var user: String?

    init(_ endpoint: Endpoint, _ api: API) {
        for name in endpoint.security.first ?? [] {
            guard let scheme = api.securitySchemes.first(where: { $0.wireName == name }) else { continue }
            add(scheme.kind)
        }
    }

    private mutating func add(_ kind: SecurityScheme.Kind) {
        switch kind {
        case .apiKey(let name, .header): headers.append((name, "API_KEY"))
        case .apiKey(let name, .query):
            let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
            query.append("\(name.addingPercentEncoding(withAllowedCharacters: allowed) ?? name)=API_KEY")
        case .apiKey(let name, .cookie): headers.append(("Cookie", "\(name)=API_KEY"))
        case .http(let scheme) where scheme.lowercased() == "basic": user = "USER:PASSWORD"
        case .http(let scheme) where scheme.lowercased() == "bearer": headers.append(("Authorization", "Bearer TOKEN"))
        case .http(let scheme): headers.append(("Authorization", "\(scheme) CREDENTIALS"))
        case .oauth2, .openIDConnect: headers.append(("Authorization", "Bearer TOKEN"))
        case .mutualTLS: break
        }
    }
}
