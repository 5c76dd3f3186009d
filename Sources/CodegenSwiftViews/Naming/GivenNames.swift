package import CodegenAPIModel
package import CodegenDiagnostics
import CodegenSwiftLanguage

/// Names given by the configuration or the description; the configuration takes precedence.
///
/// A given name that is a Swift identifier is used unchanged. Where a nested schema declares a type, one name
/// names both the type and the property, parameter or case that holds it: a name with a capital is the type's, any
/// other one is the member's, and the type is named after it.
struct GivenNames {
    private let texts: [SourceRange: String]

    init(api: API, options: ViewOptions) {
        texts = api.givenNames.mapValues(\.text).merging(options.names.mapValues(\.text)) { $1 }
    }

    var isEmpty: Bool { texts.isEmpty }

    /// The text that is given for a place, as it is written.
    func text(at place: SourceRange?) -> String? {
        guard !texts.isEmpty, let place else { return nil }
        return texts[place]
    }

    /// The name of a member whose type, if it is declared at the same place, may have the name instead.
    func member(at place: SourceRange?, declaring type: SourceRange? = nil) -> String? {
        guard let text = text(at: place) else { return nil }
        return place == type && Self.isTypeName(text) ? nil : text
    }

    static func isTypeName(_ text: String) -> Bool { text.first?.isUppercase ?? false }
}

extension Casing {
    /// A given name as it is, or what is closest to it in Swift.
    func member(given text: String) -> String {
        Identifiers.isMemberName(text) ? text : ReservedNames.member(memberName(text))
    }

    /// A given name as it is, or what is closest to it in Swift.
    func type(given text: String) -> String { Identifiers.isTypeName(text) ? text : typeName(text) }

    /// The name of a type after that of a member: `askIt` → `AskIt`.
    func type(after text: String) -> String {
        Identifiers.isTypeName(text) && text.first?.isLowercase == true
            ? text.prefix(1).uppercased() + text.dropFirst() : typeName(text)
    }
}

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
        case .alias, .external: break
        }
    }

    private mutating func add(_ place: SourceRange?) {
        if let place { members.insert(place) }
    }
}

/// Reports given names that nothing can take, and those that can't be taken as they are.
///
/// `configured` are the pointers of the configuration, where they are written, and the places that they lead to.
package func checkNames(
    of api: API,
    configured: [(pointer: String, range: Diagnostic.Location, places: [SourceRange], near: [Diagnostic.Note])],
    names: [SourceRange: GivenName],
    diagnostics: DiagnosticCollector
) {
    guard !configured.isEmpty || !api.givenNames.isEmpty else { return }
    let places = NamedPlaces(api)
    for (pointer, location, own, near) in configured {
        if own.contains(where: { places.types.contains($0) || places.members.contains($0) }) { continue }
        let message = "nothing at `\(pointer)` has a name in Swift"
        diagnostics.report(Diagnostic(.warning, .unknownName, message, at: location, notes: near))
    }
    for (place, name) in api.givenNames.merging(names, uniquingKeysWith: { $1 }) {
        guard let range = name.range, let problem = problem(with: name.text, at: place, in: places) else { continue }
        diagnostics.warning(.invalidName, "`\(name.text)` \(problem); a name close to it is used", at: range)
    }
}

/// Why a name can't be taken as it is.
private func problem(with text: String, at place: SourceRange, in places: NamedPlaces) -> String? {
    let isType = places.types.contains(place) && (GivenNames.isTypeName(text) || !places.members.contains(place))
    guard isType else { return Identifiers.isMemberName(text) ? nil : "can't be a name in Swift" }
    if !Identifiers.isTypeName(text) { return "can't be a type's name in Swift" }
    return ReservedNames.types.contains(text) ? "means another type in the generated code" : nil
}
