/// Names a declared type within one API.
package struct TypeID: Hashable, Sendable {
    package let index: Int

    package init(_ index: Int) { self.index = index }
}

/// A place where a type is used.
package indirect enum TypeReference: Sendable, Hashable {
    case primitive(Primitive)
    case array(TypeReference)
    /// An object whose keys are not known beforehand.
    case dictionary(TypeReference)
    case declared(TypeID)
    /// `null` is one of the values.
    case nullable(TypeReference)
    /// Any JSON value.
    case anything

    package var isNullable: Bool { if case .nullable = self { true } else { false } }

    /// The type without `null`.
    package var withoutNull: TypeReference { if case .nullable(let type) = self { type.withoutNull } else { self } }

    /// The type with `null`, once.
    package var orNull: TypeReference {
        switch self {
        case .nullable, .anything: self
        case .primitive, .array, .dictionary, .declared: .nullable(self)
        }
    }

    /// The declared types that this one mentions.
    package func forEachDeclared(_ body: (TypeID) -> Void) {
        switch self {
        case .primitive, .anything: return
        case .array(let type), .dictionary(let type), .nullable(let type): type.forEachDeclared(body)
        case .declared(let id): body(id)
        }
    }
}

/// Types that no description declares.
package enum Primitive: String, Sendable, Hashable, CaseIterable {
    case string, bool
    case int, int32, int64, uint64
    case double, float, decimal
    case date, calendarDate, uuid, url, data
}

extension TypeDeclaration.Shape {
    /// The declared types that a shape mentions.
    package func forEachDeclared(_ body: (TypeID) -> Void) {
        switch self {
        case .object(let shape):
            for property in shape.properties { property.type.forEachDeclared(body) }
            if case .kept(let type) = shape.additional { type.forEachDeclared(body) }
        case .union(let shape):
            for variant in shape.variants { variant.type.forEachDeclared(body) }
        case .multipart(let shape):
            for part in shape.parts {
                if case .field(let type, _) = part.content { type.forEachDeclared(body) }
                for header in part.headers { header.type.forEachDeclared(body) }
            }
        case .alias(let type): type.forEachDeclared(body)
        case .enumeration, .external: break
        }
    }
}

extension API {
    /// A type with its aliases resolved, without `null`.
    package func resolved(_ type: TypeReference) -> TypeReference {
        var type = type.withoutNull
        var steps = 0
        while case .declared(let id) = type, case .alias(let target) = self[id].shape, steps < types.count {
            type = target.withoutNull
            steps += 1
        }
        return type
    }

    /// A type with all aliases replaced by what they name, inside of arrays and dictionaries, too.
    package func canonical(_ type: TypeReference) -> TypeReference { canonical(type, depth: 0) }

    private func canonical(_ type: TypeReference, depth: Int) -> TypeReference {
        guard depth < 32 else { return type }
        return switch type {
        case .array(let items): .array(canonical(items, depth: depth + 1))
        case .dictionary(let values): .dictionary(canonical(values, depth: depth + 1))
        case .nullable(let type): canonical(type, depth: depth + 1).orNull
        case .declared(let id):
            if case .alias(let target) = self[id].shape { canonical(target, depth: depth + 1) } else { type }
        case .primitive, .anything: type
        }
    }

    /// The declared objects that a type's values may be, those of unions included.
    package func objects(in type: TypeReference) -> [TypeID] {
        var result: [TypeID] = []
        visitAlternatives(of: type) { type in
            if case .declared(let id) = type { result.append(id) }
        }
        return result
    }

    /// Whether an object of the type may have any key: it is a dictionary, or any value.
    package func takesAnyKey(_ type: TypeReference) -> Bool {
        var isFound = false
        visitAlternatives(of: type) { type in
            switch type {
            case .dictionary, .anything: isFound = true
            case .primitive, .array, .declared, .nullable: break
            }
        }
        return isFound
    }

    /// Visits the objects that values of the type may be, and all its other alternatives that aren't declared.
    private func visitAlternatives(of type: TypeReference, _ visit: (TypeReference) -> Void) {
        var visited: Set<TypeID> = []
        var pending = [type]
        while let type = pending.popLast() {
            let type = resolved(type)
            guard case .declared(let id) = type else {
                visit(type)
                continue
            }
            guard visited.insert(id).inserted else { continue }
            switch self[id].shape {
            case .object: visit(type)
            case .union(let union): pending += union.variants.map(\.type).reversed()
            // The keys of this type are unknown.
            case .external: visit(.anything)
            case .enumeration, .multipart, .alias: break
            }
        }
    }
}
