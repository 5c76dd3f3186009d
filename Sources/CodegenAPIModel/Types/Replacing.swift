extension API {
    /// Replaces the types that anything refers to.
    package mutating func replaceTypes(_ replacement: (TypeID) -> TypeID) {
        for index in types.indices {
            types[index].shape.replaceTypes(replacement)
            if case .nested(let owner, let hint) = types[index].name {
                types[index].name = .nested(in: replacement(owner), hint: hint)
            }
        }
        for group in groups.indices {
            for index in groups[group].endpoints.indices { groups[group].endpoints[index].replaceTypes(replacement) }
        }
        for index in webhooks.indices { webhooks[index].payload?.replaceTypes(replacement) }
    }

    /// Leaves out types that nothing refers to; the others close ranks.
    package mutating func removeTypes(_ removed: Set<TypeID>) {
        guard !removed.isEmpty else { return }
        var positions: [Int] = []
        var next = 0
        for declaration in types {
            positions.append(next)
            if !removed.contains(declaration.id) { next += 1 }
        }
        types.removeAll { removed.contains($0.id) }
        for index in types.indices { types[index].id = TypeID(index) }
        replaceTypes { TypeID(positions[$0.index]) }
    }
}

extension TypeReference {
    package mutating func replaceTypes(_ replacement: (TypeID) -> TypeID) { self = replacing(replacement) }

    private func replacing(_ replacement: (TypeID) -> TypeID) -> TypeReference {
        switch self {
        case .primitive, .anything: self
        case .array(let type): .array(type.replacing(replacement))
        case .dictionary(let type): .dictionary(type.replacing(replacement))
        case .nullable(let type): .nullable(type.replacing(replacement))
        case .declared(let id): .declared(replacement(id))
        }
    }
}

extension TypeDeclaration.Shape {
    package mutating func replaceTypes(_ replacement: (TypeID) -> TypeID) {
        switch self {
        case .object(var shape):
            for index in shape.properties.indices { shape.properties[index].type.replaceTypes(replacement) }
            if case .kept(var type) = shape.additional {
                type.replaceTypes(replacement)
                shape.additional = .kept(type)
            }
            self = .object(shape)
        case .union(var shape):
            for index in shape.variants.indices { shape.variants[index].type.replaceTypes(replacement) }
            self = .union(shape)
        case .multipart(var shape):
            for index in shape.parts.indices { shape.parts[index].replaceTypes(replacement) }
            self = .multipart(shape)
        case .alias(var type):
            type.replaceTypes(replacement)
            self = .alias(type)
        case .enumeration, .external: break
        }
    }
}

extension MultipartShape.Part {
    fileprivate mutating func replaceTypes(_ replacement: (TypeID) -> TypeID) {
        if case .field(var type, let contentType) = content {
            type.replaceTypes(replacement)
            content = .field(type, contentType: contentType)
        }
        for index in headers.indices { headers[index].type.replaceTypes(replacement) }
    }
}

extension Endpoint {
    fileprivate mutating func replaceTypes(_ replacement: (TypeID) -> TypeID) {
        for index in parameters.indices { parameters[index].type.replaceTypes(replacement) }
        body?.content.replaceTypes(replacement)
        for index in (body?.others ?? []).indices { body?.others[index].replaceTypes(replacement) }
        for index in outcomes.indices { outcomes[index].content.replaceTypes(replacement) }
        for index in successes.indices { successes[index].content.replaceTypes(replacement) }
        for index in failures.indices { failures[index].content.replaceTypes(replacement) }
        for index in headers.indices { headers[index].type.replaceTypes(replacement) }
        for index in callbacks.indices { callbacks[index].payload?.replaceTypes(replacement) }
        pagination?.item.replaceTypes(replacement)
    }
}

extension RequestBody.Content {
    fileprivate mutating func replaceTypes(_ replacement: (TypeID) -> TypeID) {
        switch self {
        case .json(var type, let mediaType):
            type.replaceTypes(replacement)
            self = .json(type, mediaType: mediaType)
        case .form(var type, let styles):
            type.replaceTypes(replacement)
            self = .form(type, styles: styles)
        case .coded(var type, let mediaType):
            type.replaceTypes(replacement)
            self = .coded(type, mediaType: mediaType)
        case .stream(var type, let mediaType):
            type.replaceTypes(replacement)
            self = .stream(type, mediaType: mediaType)
        case .multipart(let id, let mediaType): self = .multipart(replacement(id), mediaType: mediaType)
        case .parts, .text, .bytes: break
        }
    }
}

extension Outcome.Content {
    fileprivate mutating func replaceTypes(_ replacement: (TypeID) -> TypeID) {
        switch self {
        case .json(var type, let mediaTypes):
            type.replaceTypes(replacement)
            self = .json(type, mediaTypes: mediaTypes)
        case .coded(var type, let mediaTypes):
            type.replaceTypes(replacement)
            self = .coded(type, mediaTypes: mediaTypes)
        case .stream(var type, let mediaTypes):
            type.replaceTypes(replacement)
            self = .stream(type, mediaTypes: mediaTypes)
        case .none, .text, .bytes: break
        }
    }
}
