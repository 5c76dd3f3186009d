import CodegenAPIModel
import CodegenDiagnostics

/// Inline schemas with the same shape and the same name are one type, which is the module's where several others declare it:
/// `Direction`, not `ListIssues.Direction` and `ListPulls.Direction`.
///
/// - Parameter named: Locations that the configuration names. Types with a given name, or with a named member, aren't merged.
func mergeEqualTypes(_ api: inout API, named: Set<SourceRange>) {
    var classes = EqualTypes(api, named: named.union(api.givenNames.keys))
    classes.merge()
    classes.apply(to: &api)
}

private struct EqualTypes {
    private let api: API
    /// The type that replaces each type: itself, unless it is merged.
    private var representatives: [TypeID]
    private var candidates: [TypeID]

    /// Two types with equal keys are one type.
    private struct Key: Hashable {
        let hint: String
        let direction: Direction
        let shape: TypeDeclaration.Shape
        let rules: [ValueRule]
    }

    init(_ api: API, named: Set<SourceRange>) {
        self.api = api
        representatives = api.types.map(\.id)
        // By their pointers, so that the choice of the representative doesn't depend on the order of the document.
        let unnamed = Self.unnamedVariants(of: api)
        candidates = api.types
            .filter {
                $0.mayBeMerged && !unnamed.contains($0.id) && $0.places.isDisjoint(with: named)
            }
            .sorted { ($0.documentation.pointer ?? "", $0.id.index) < ($1.documentation.pointer ?? "", $1.id.index) }
            .map(\.id)
    }

    /// Variants whose names would say nothing outside of their union: `.object`.
    private static func unnamedVariants(of api: API) -> Set<TypeID> {
        var unnamed: Set<TypeID> = []
        for declaration in api.types {
            guard case .union(let shape) = declaration.shape else { continue }
            for variant in shape.variants {
                variant.type.forEachDeclared { if isVague(api[$0].name.hint) { unnamed.insert($0) } }
            }
        }
        return unnamed
    }

    /// Merges what can be without making two variants of a union the same.
    mutating func merge() {
        while true {
            mergeAll()
            let doubles = doubleVariants
            guard !doubles.isEmpty else { return }
            candidates.removeAll(where: doubles.contains)
            representatives = api.types.map(\.id)
        }
    }

    /// Merges types, then those that refer to merged ones, until there are no more of them.
    private mutating func mergeAll() {
        var isChanged = true
        while isChanged {
            isChanged = false
            var first: [Key: TypeID] = [:]
            for id in candidates where representatives[id.index] == id {
                let key = key(of: id)
                guard let other = first[key] else {
                    first[key] = id
                    continue
                }
                representatives[id.index] = other
                isChanged = true
            }
            for id in candidates { representatives[id.index] = representative(of: id) }
        }
    }

    /// Variants that became the same type as another one of their union.
    private var doubleVariants: Set<TypeID> {
        var doubles: Set<TypeID> = []
        for declaration in api.types {
            guard case .union(let shape) = declaration.shape else { continue }
            var seen: [TypeID: TypeID] = [:]
            for variant in shape.variants {
                variant.type.forEachDeclared { id in
                    let other = seen.updateValue(id, forKey: representatives[id.index])
                    if let other, other != id { doubles.formUnion([id, other]) }
                }
            }
        }
        return doubles
    }

    private func representative(of id: TypeID) -> TypeID {
        var id = id
        while representatives[id.index] != id { id = representatives[id.index] }
        return id
    }

    private func key(of id: TypeID) -> Key {
        let declaration = api[id]
        var shape = declaration.shape.withoutOrigins
        shape.replaceTypes { representatives[$0.index] }
        return Key(
            hint: declaration.name.hint, direction: declaration.direction, shape: shape, rules: declaration.rules)
    }

    // MARK: Applying

    func apply(to api: inout API) {
        var members: [TypeID: [TypeID]] = [:]
        for id in candidates { members[representatives[id.index], default: []].append(id) }
        let merged = candidates.filter { (members[$0]?.count ?? 0) > 1 }
        for id in merged {
            api[id].documentation.keepCommon(of: (members[id] ?? []).map { self.api[$0].documentation })
        }
        let shared = merged.filter { id in Set((members[id] ?? []).map(owner)).count > 1 }
        moveToModule(Set(shared), typesOfSeveralOperations, in: &api)
        api.replaceTypes { representatives[$0.index] }
        api.removeTypes(Set(candidates.filter { representatives[$0.index] != $0 }))
    }

    /// - Parameter ofPaths: Types that belong to no operation more than to others of its path.
    private func moveToModule(_ merged: Set<TypeID>, _ ofPaths: Set<TypeID>, in api: inout API) {
        var uses: [String: Int] = [:]
        let ids = merged.union(ofPaths)
        for id in ids { uses[hint(of: id).lowercased(), default: 0] += 1 }
        for id in ids {
            let hint = hint(of: id)
            let long = "\(ownerHint(of: self.api[id].name, isOfPath: ofPaths.contains(id))) \(hint)"
            api[id].name = .derived(from: uses[hint.lowercased()] == 1 && !Self.isVague(hint) ? [hint, long] : [long])
        }
    }

    /// The types of parameters that several operations share: of paths, and of documents without components.
    private var typesOfSeveralOperations: Set<TypeID> {
        var ids: Set<TypeID> = []
        for endpoint in api.groups.flatMap(\.endpoints) {
            for parameter in endpoint.parameters {
                parameter.type.forEachDeclared { id in
                    guard case .operation(let owner, _) = api[id].name, owner != endpoint.streamOf ?? endpoint.id else {
                        return
                    }
                    ids.insert(representatives[id.index])
                }
            }
        }
        return ids
    }

    /// Where a type is declared, once equal types are merged.
    private func owner(of id: TypeID) -> Owner {
        switch api[id].name {
        case .component, .derived: .module
        case .nested(let owner, _): .type(representatives[owner.index])
        case .operation(let operation, _): .operation(operation)
        }
    }

    private enum Owner: Hashable {
        case module
        case type(TypeID)
        case operation(OperationID)
    }

    /// Words that say nothing without an owner.
    private static let vague = [
        "item", "value", "object", "list", "map", "element", "variant", "entry", "entries", "propert", "data", "result",
        "attribute", "additional", "content", "params", "parameter", "type", "kind", "name",
    ]

    private static func isVague(_ hint: String) -> Bool { vague.contains(where: hint.lowercased().hasPrefix) }

    /// A constant is named after its value: `MessageType`.
    private func hint(of id: TypeID) -> String {
        let hint = api[id].name.hint
        guard case .enumeration(let shape) = api[id].shape, case .strings(let values) = shape.values, values.count == 1,
            values[0].count <= 40
        else { return hint }
        return "\(values[0]) \(hint)"
    }

    /// Words for the owner: the type's, or the operation's.
    private func ownerHint(of name: NameSource, isOfPath: Bool) -> String {
        switch name {
        case .component, .derived: return ""
        case .nested(let owner, _):
            guard case .operation = api[owner].name else { return api[owner].name.hint }
            return ownerHint(of: api[owner].name, isOfPath: isOfPath)
        case .operation(let id, _):
            let endpoints = api.groups.lazy.flatMap(\.endpoints)
            guard let endpoint = endpoints.first(where: { $0.id == id }) else { return "" }
            // The path's first operation by name, whichever comes first in the document.
            return isOfPath
                ? endpoints.filter { $0.path == endpoint.path }.map(\.wireName).min() ?? "" : endpoint.wireName
        }
    }
}

extension NameSource {
    fileprivate var hint: String {
        switch self {
        case .component(let text): text
        case .derived(let texts): texts.first ?? ""
        case .nested(_, let hint): hint
        case .operation(_, let role): role.words
        }
    }
}

extension TypeDeclaration {
    /// It is an inline schema of a property, an item or a parameter; those of bodies and responses have names of their own.
    fileprivate var mayBeMerged: Bool {
        switch shape {
        case .object, .enumeration, .union: break
        case .multipart, .alias, .external: return false
        }
        return switch name {
        case .nested: true
        case .operation(_, .parameter): true
        case .component, .derived, .operation: false
        }
    }
}

extension TypeDeclaration {
    /// Its own place, and those of its members.
    fileprivate var places: Set<SourceRange> {
        let members: [SourceRange?] =
            switch shape {
            case .object(let shape): shape.properties.map(\.origin)
            case .enumeration(let shape): Array(shape.origins.values)
            case .union(let shape): shape.variants.map(\.origin)
            case .multipart, .alias, .external: []
            }
        return Set((members + [origin]).compactMap { $0 })
    }
}

extension TypeDeclaration.Shape {
    fileprivate var withoutOrigins: TypeDeclaration.Shape {
        switch self {
        case .object(var shape):
            for index in shape.properties.indices {
                shape.properties[index].origin = nil
                shape.properties[index].documentation.pointer = nil
            }
            return .object(shape)
        case .enumeration(var shape):
            shape.origins = [:]
            return .enumeration(shape)
        case .union(var shape):
            for index in shape.variants.indices { shape.variants[index].origin = nil }
            return .union(shape)
        case .multipart, .alias, .external: return self
        }
    }
}

extension Documentation {
    /// Keeps only the documentation that all of the merged types share.
    fileprivate mutating func keepCommon(of all: [Documentation]) {
        if all.contains(where: { $0.summary != summary }) { summary = nil }
        if all.contains(where: { $0.description != description }) { description = nil }
        if all.contains(where: { $0.constraints != constraints }) { constraints = [] }
        if all.contains(where: { $0.page != page }) { page = nil }
        if all.contains(where: { $0.deprecationMessage != deprecationMessage }) { deprecationMessage = nil }
        isDeprecated = all.allSatisfy(\.isDeprecated)
    }
}
