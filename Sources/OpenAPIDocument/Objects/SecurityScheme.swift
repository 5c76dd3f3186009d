public import Diagnostics
import DocumentTree

extension OpenAPI {
    /// Security Scheme Object: one way to prove who is calling.
    public struct SecurityScheme: Sendable {
        public let kind: Kind
        public let description: String?
        public let swiftName: SwiftName?
        public let range: SourceRange

        public enum Kind: Sendable, Equatable {
            case apiKey(name: String, location: KeyLocation)
            case http(scheme: String, bearerFormat: String?)
            case oauth2
            case openIDConnect
            case mutualTLS
        }

        public enum KeyLocation: String, Sendable { case header, query, cookie }

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> SecurityScheme? {
            guard var object = ObjectDecoder(node, "a Security Scheme Object", at: pointer, in: context) else {
                return nil
            }
            object.acknowledge("flows", "openIdConnectUrl", "oauth2MetadataUrl", "deprecated")
            object.acknowledge("flow", "authorizationUrl", "tokenUrl", "scopes")
            let description = object.words("description")
            guard let kind = Kind.decode(&object) else { return nil }
            object.reportUnknownFields()
            return SecurityScheme(kind: kind, description: description, swiftName: object.swiftName, range: node.range)
        }
    }

    /// Security Requirement Object: the schemes that have to be satisfied together.
    public struct SecurityRequirement: Sendable {
        public let schemes: [(name: String, range: SourceRange)]

        static func decode(_ node: Node, at pointer: Pointer, in context: DecodingContext) -> SecurityRequirement? {
            guard case .object(let mapping) = node.value else {
                // `security: [token]` for `security: [{token: []}]`
                let message = "a Security Requirement Object has to be an object, not \(node.kindName)"
                if let name = node.string {
                    context.diagnostics.warning(.wrongType, message + "; it is read as `{\(name): []}`", at: node.range)
                    return SecurityRequirement(schemes: [(name, node.range)])
                }
                context.diagnostics.warning(.wrongType, message + "; it is left out", at: node.range)
                return nil
            }
            return SecurityRequirement(schemes: mapping.entries.map { ($0.key, $0.keyRange) })
        }
    }
}

extension OpenAPI.SecurityScheme.Kind {
    fileprivate static func decode(_ object: inout ObjectDecoder) -> Self? {
        // `type: APIKey` and `type: OAuth2` are seen, too.
        let type = object.requiredString("type")
        let known = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS", "basic"]
        switch type.map({ type in known.first { $0.lowercased() == type.lowercased() } ?? type }) {
        case "basic":
            // Swagger 2.0's name for it.
            return .http(scheme: "basic", bearerFormat: nil)
        case "apiKey":
            guard let name = object.requiredString("name"), let place = object.requiredString("in") else { return nil }
            guard let location = OpenAPI.SecurityScheme.KeyLocation(rawValue: place) else {
                object.invalid("in", place, allowed: "`header`, `query` or `cookie`")
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
            object.invalid("type", other, allowed: "`apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS`")
            return nil
        case nil: return nil
        }
    }
}

extension ObjectDecoder {
    /// Reports a value outside the specification's list.
    mutating func invalid(_ name: String, _ value: String, allowed: String) {
        let place = field(name)?.range ?? range
        let message = "`\(name)` can't be `\(value)`; it has to be \(allowed); \(objectName) is left out"
        context.diagnostics.warning(.invalidValue, message, at: place)
    }
}
