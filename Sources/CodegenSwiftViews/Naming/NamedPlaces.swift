import CodegenAPIModel
import CodegenDiagnostics

/// The places of a description that have a name in Swift.
struct NamedPlaces {
    private(set) var types: Set<SourceRange> = []
    private(set) var members: Set<SourceRange> = []

    init(_ api: API) {
        for server in api.servers {
            add(server.origin)
            for variable in server.variables { add(variable.origin) }
        }
        for scheme in api.securitySchemes { add(scheme.origin) }
        for webhook in api.webhooks { add(webhook.origin) }
        for group in api.groups {
            add(group.origin)
            for endpoint in group.endpoints {
                add(endpoint.origin)
                for parameter in endpoint.parameters {
                    add(parameter.origin)
                    add(parameter.reference)
                }
                for header in endpoint.headers { add(header.origin) }
            }
        }
        for declaration in api.types {
            if let origin = declaration.origin { types.insert(origin) }
            add(declaration.shape)
        }
    }

    private mutating func add(_ shape: TypeDeclaration.Shape) {
        switch shape {
        case .object(let shape): for property in shape.properties { add(property.origin) }
        case .enumeration(let shape): members.formUnion(shape.origins.values)
        case .union(let shape): for variant in shape.variants { add(variant.origin) }
        case .multipart(let shape): for part in shape.parts { add(part.origin) }
        case .alias: break
        }
    }

    private mutating func add(_ place: SourceRange?) {
        if let place { members.insert(place) }
    }
}
