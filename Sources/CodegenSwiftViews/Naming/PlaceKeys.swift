import CodegenAPIModel

/// The keys of everything that has a Swift name: JSON pointers that don't depend on the order of a document.
struct PlaceKeys {
    private let api: API
    /// The key of each operation.
    private let operations: [OperationID: String]

    init(_ api: API) {
        self.api = api
        operations = Dictionary(
            uniqueKeysWithValues: api.groups.flatMap(\.endpoints).map { endpoint in
                let place = "#/paths/\(Self.escaped(endpoint.path))/\(endpoint.method.lowercased())"
                return (endpoint.id, endpoint.isStreamVariant ? place + "/stream" : place)
            })
    }

    // MARK: Types

    func type(_ id: TypeID) -> String {
        let declaration = api[id]
        switch declaration.name {
        case .component(let text): return pointer(of: declaration) ?? "#/components/schemas/\(Self.escaped(text))"
        case .derived(let texts): return pointer(of: declaration) ?? "#/\(Self.escaped(texts.first ?? ""))"
        case .operation(let operation, let role):
            return "\(operations[operation] ?? "#")/\(Self.escaped(role.words))"
        case .nested(let owner, let hint): return "\(type(owner))/\(step(from: owner, hint, to: declaration))"
        }
    }

    /// The location in the document, unless it contains an index.
    private func pointer(of declaration: TypeDeclaration) -> String? {
        guard let pointer = declaration.documentation.pointer else { return nil }
        let isIndexed = pointer.split(separator: "/").contains { $0.allSatisfy { ("0"..."9").contains($0) } }
        return isIndexed ? nil : pointer
    }

    private func step(from owner: TypeID, _ hint: String, to declaration: TypeDeclaration) -> String {
        switch api[owner].shape {
        case .object(let shape) where shape.properties.contains { $0.wireName == hint }:
            return "properties/\(Self.escaped(hint))"
        case .union(let shape):
            let variant = shape.variants.first { $0.type.withoutNull == .declared(declaration.id) }
            return variant.map(step) ?? Self.escaped(hint)
        case .object, .multipart, .enumeration, .alias, .external: return Self.escaped(hint)
        }
    }

    // MARK: Members

    func property(_ wireName: String, of id: TypeID) -> String { "\(type(id))/properties/\(Self.escaped(wireName))" }
    func value(_ text: String, of id: TypeID) -> String { "\(type(id))/enum/\(Self.escaped(text))" }
    func variant(_ variant: UnionShape.Variant, of id: TypeID) -> String { "\(type(id))/\(step(to: variant))" }

    /// An unnamed object variant is identified by its keys.
    private func step(to variant: UnionShape.Variant) -> String {
        switch (variant.type.withoutNull, variant.hint) {
        case (.declared(let id), _):
            switch api[id].name {
            case .component, .derived: return "oneOf/\(Self.escaped(type(id)))"
            case .nested, .operation: break
            }
            guard case .position = variant.hint, case .object(let shape) = api[id].shape else { break }
            return "oneOf/{\(shape.properties.map(\.wireName).sorted().map(Self.escaped).joined(separator: ","))}"
        case (.primitive, _), (.array, _), (.dictionary, _), (.nullable, _), (.anything, _): break
        }
        return "oneOf/\(Self.escaped(variant.hint.text))"
    }

    // MARK: Operations and the client

    func operation(_ id: OperationID) -> String { operations[id] ?? "#" }

    func parameter(_ parameter: Parameter, of id: OperationID) -> String {
        "\(operation(id))/parameters/\(parameter.location.rawValue),\(Self.escaped(parameter.wireName))"
    }

    func header(_ wireName: String, of id: OperationID) -> String {
        "\(operation(id))/headers/\(Self.escaped(wireName.lowercased()))"
    }

    /// Errors that operations share are identified by their statuses and types.
    func failure(_ fullName: String) -> String { "#/failures/\(fullName)" }
    static func isFailure(_ key: String) -> Bool { key.hasPrefix("#/failures/") }

    func group(_ wireName: String) -> String { "#/tags/\(Self.escaped(wireName))" }
    func groupProtocol(_ wireName: String?) -> String { (wireName.map(group) ?? "#") + "/protocol" }
    func groupService(_ wireName: String?) -> String { (wireName.map(group) ?? "#") + "/service" }
    func requirement(of id: OperationID) -> String { operation(id) + "/service" }
    var service: String { "#/api" }
    var security: String { "#/security" }
    func server(_ url: String) -> String { "#/servers/\(Self.escaped(url))" }
    func scheme(_ wireName: String) -> String { "#/components/securitySchemes/\(Self.escaped(wireName))" }
    func webhook(_ wireName: String) -> String { "#/webhooks/\(Self.escaped(wireName))" }

    /// RFC 6901, section 3.
    private static func escaped(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        return String(token.flatMap { $0 == "~" ? Array("~0") : $0 == "/" ? Array("~1") : [$0] })
    }
}
