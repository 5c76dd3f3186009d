package import CodegenDiagnostics
import CodegenDocumentTree

extension OpenAPI {
    /// Security Scheme Object: one way to authenticate callers.
    package struct SecurityScheme: Sendable {
        package let kind: Kind
        package let description: String?
        package let swiftName: SwiftName?
        package let range: SourceRange

        package enum Kind: Sendable, Equatable {
            case apiKey(name: String, location: KeyLocation)
            case http(scheme: String, bearerFormat: String?)
            case oauth2
            case openIDConnect
            case mutualTLS
        }

        package enum KeyLocation: String, Sendable { case header, query, cookie }
    }
}

extension OpenAPI.SecurityScheme: DocumentObject {
    static var objectName: String { "a Security Scheme Object" }

    init?(_ object: inout ObjectDecoder) {
        object.acknowledge("flows", "openIdConnectUrl", "oauth2MetadataUrl", "deprecated")
        object.acknowledge("flow", "authorizationUrl", "tokenUrl", "scopes")
        description = object.string("description")
        guard let kind = Kind.decode(&object) else { return nil }
        self.kind = kind
        swiftName = object.swiftName
        range = object.range
    }
}

extension OpenAPI.SecurityScheme.Kind {
    fileprivate static func decode(_ object: inout ObjectDecoder) -> Self? {
        // Some write `type: APIKey` and `type: OAuth2`.
        let type = object.requiredString("type")
        let known = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS", "basic"]
        switch type.map({ type in known.first { $0.lowercased() == type.lowercased() } ?? type }) {
        case "basic":
            // Swagger 2.0's name for it.
            return .http(scheme: "basic", bearerFormat: nil)
        case "apiKey":
            guard let name = object.requiredString("name"), let place = object.requiredString("in"),
                let field = object.field("in")
            else { return nil }
            guard let location = OpenAPI.SecurityScheme.KeyLocation(rawValue: place) else {
                object.invalid(field, place, allowed: "`header`, `query` or `cookie`")
                return nil
            }
            return .apiKey(name: name, location: location)
        case "http":
            let format = object.string("bearerFormat")
            return object.requiredString("scheme").map { .http(scheme: $0.lowercased(), bearerFormat: format) }
        case "oauth2": return .oauth2
        case "openIdConnect": return .openIDConnect
        case "mutualTLS": return .mutualTLS
        case let other?:
            let allowed = "`apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS`"
            if let field = object.field("type") { object.invalid(field, other, allowed: allowed) }
            return nil
        case nil: return nil
        }
    }
}
