extension TypeDeclaration.Shape {
    /// The declared types that a shape mentions.
    public func forEachDeclared(_ body: (TypeID) -> Void) {
        switch self {
        case .object(let shape):
            for property in shape.properties { property.type.forEachDeclared(body) }
            if case .kept(let type) = shape.additional { type.forEachDeclared(body) }
        case .union(let shape):
            for variant in shape.variants { variant.type.forEachDeclared(body) }
            if case .structure(let structure) = shape.selection, case .knownKeys(let known) = structure.objects {
                known.compactMap(\.type).forEach(body)
            }
        case .multipart(let shape):
            for part in shape.parts {
                if case .field(let type, _) = part.content { type.forEachDeclared(body) }
                for header in part.headers { header.type.forEachDeclared(body) }
            }
        case .alias(let type): type.forEachDeclared(body)
        case .enumeration, .pending: break
        }
    }
}

extension API {
    /// What a type is behind its aliases, without `null`.
    public func resolved(_ type: TypeReference) -> TypeReference {
        var type = type.withoutNull
        var steps = 0
        while case .declared(let id) = type, case .alias(let target) = self[id].shape, steps < types.count {
            type = target.withoutNull
            steps += 1
        }
        return type
    }
}
