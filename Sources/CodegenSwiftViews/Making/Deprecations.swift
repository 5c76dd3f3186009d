import CodegenAPIModel

/// The deprecated types and endpoints that carry `@available`.
///
/// A deprecated declaration may be mentioned only by deprecated ones: anything else would be a warning in the generated code. So
/// a type that others mention carries it at its initializer alone.
struct Deprecations: Sendable {
    private(set) var types: Set<TypeID>
    private(set) var operations: Set<OperationID>
    /// Deprecated types that other declarations mention: only their initializers are deprecated.
    private(set) var initializers: Set<TypeID> = []

    /// - Parameter areServed: A service has to have the deprecated operations, too: its code, and its users', mention them.
    init(api: API, names: NameTable, areServed: Bool) {
        types = Set(api.types.filter(\.documentation.isDeprecated).map(\.id))
        operations =
            areServed ? [] : Set(api.groups.flatMap(\.endpoints).filter(\.documentation.isDeprecated).map(\.id))
        guard !types.isEmpty || !operations.isEmpty else { return }
        let all = types
        let mentions = Self.mentions(in: api)
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for mention in mentions where !isDeprecated(mention.place, names) {
                for place in Self.chain(from: .type(mention.type), names) where remove(place) { hasChanged = true }
            }
        }
        initializers = all.subtracting(types).subtracting(Self.madeByDefaults(in: api))
    }

    /// A mention of a type and the declaration that contains it, unless that is never deprecated.
    private struct Mention {
        let place: NameTable.TypeOwner
        let type: TypeID
    }

    private mutating func remove(_ place: NameTable.TypeOwner) -> Bool {
        switch place {
        case .module: false
        case .type(let id): types.remove(id) != nil
        case .operation(let id): operations.remove(id) != nil
        }
    }

    private func isDeprecated(_ place: NameTable.TypeOwner, _ names: NameTable) -> Bool {
        Self.chain(from: place, names).contains { place in
            switch place {
            case .module: false
            case .type(let id): types.contains(id)
            case .operation(let id): operations.contains(id)
            }
        }
    }

    /// A declaration and its enclosing declarations.
    private static func chain(from place: NameTable.TypeOwner, _ names: NameTable) -> [NameTable.TypeOwner] {
        var result: [NameTable.TypeOwner] = []
        var current = place
        while true {
            result.append(current)
            guard case .type(let id) = current else { return result }
            current = names.owner(of: id)
        }
    }

    /// The types that the generated code itself makes values of: defaults, and what is in them.
    private static func madeByDefaults(in api: API) -> Set<TypeID> {
        let parameters = api.groups.flatMap(\.endpoints).flatMap(\.parameters)
        var pending: [TypeID] = []
        for parameter in parameters where parameter.defaultValue != nil {
            parameter.type.forEachDeclared { pending.append($0) }
        }
        for case .object(let shape) in api.types.map(\.shape) {
            for property in shape.properties where property.defaultValue != nil {
                property.type.forEachDeclared { pending.append($0) }
            }
        }
        var made: Set<TypeID> = []
        while let id = pending.popLast() {
            if made.insert(id).inserted { api[id].shape.forEachDeclared { pending.append($0) } }
        }
        return made
    }

    private static func mentions(in api: API) -> [Mention] {
        var mentions: [Mention] = []
        func add(_ type: TypeReference, in place: NameTable.TypeOwner) {
            type.forEachDeclared { mentions.append(Mention(place: place, type: $0)) }
        }
        for endpoint in api.groups.flatMap(\.endpoints) {
            for type in endpoint.sentTypes + endpoint.receivedTypes { add(type, in: .operation(endpoint.id)) }
        }
        for webhook in api.webhooks { webhook.payload.map { add($0, in: .module) } }
        for declaration in api.types {
            declaration.shape.forEachDeclared { mentions.append(Mention(place: .type(declaration.id), type: $0)) }
            guard case .union(let union) = declaration.shape else { continue }
            // Unions also mention the keys of their variants' objects, and the types of what all of them share.
            for id in union.variants.flatMap({ api.objects(in: $0.type) }) {
                add(.declared(id), in: .type(declaration.id))
                if case .object(let object) = api[id].shape {
                    for property in object.properties { add(property.type, in: .type(declaration.id)) }
                }
            }
        }
        return mentions
    }
}
