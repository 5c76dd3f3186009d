import CodegenAPIModel
import CodegenDiagnostics

/// An alias that leads back to itself names no type: it becomes any value, and a warning says so.
func breakAliasCycles(_ api: inout API, diagnostics: DiagnosticCollector) {
    var done: Set<TypeID> = []
    for declaration in api.types {
        var visited: Set<TypeID> = []
        var id = declaration.id
        while !done.contains(id), case .alias(let type) = api[id].shape, case .declared(let next) = type.withoutNull {
            guard visited.insert(id).inserted else {
                if let origin = api[id].origin {
                    let message = "this schema is nothing but a reference to itself; any value is accepted"
                    diagnostics.warning(.circularReference, message, at: origin)
                }
                api[id].shape = .alias(.anything)
                break
            }
            id = next
        }
        done.formUnion(visited)
    }
}

/// `A: {type: array, items: A}` has no Swift of its own: `typealias A = [A]` is no type.
///
/// A map of itself is an object that lists no properties; where only arrays lead back, the items are any value.
func breakContainerCycles(_ api: inout API, diagnostics: DiagnosticCollector) {
    var done: Set<TypeID> = []
    for declaration in api.types {
        var path: [TypeID] = []
        var id = declaration.id
        while !done.contains(id), case .alias(let type) = api[id].shape, let next = type.innermost {
            path.append(id)
            if let start = path.firstIndex(of: next) {
                breakCycle(Array(path[start...]), in: &api, diagnostics)
                break
            }
            id = next
        }
        done.formUnion(path)
    }
}

private func breakCycle(_ cycle: [TypeID], in api: inout API, _ diagnostics: DiagnosticCollector) {
    for id in cycle {
        guard case .alias(.dictionary(let values)) = api[id].shape else { continue }
        api[id].shape = .object(ObjectShape(properties: [], additional: .kept(values)))
        return
    }
    guard let last = cycle.last, case .alias(let type) = api[last].shape else { return }
    api[last].shape = .alias(type.replacingInnermost(with: .anything))
    if let origin = api[last].origin {
        let message = "this array holds nothing but arrays like itself; any item is accepted"
        diagnostics.warning(.circularReference, message, at: origin)
    }
}

extension TypeReference {
    /// The declared type inside of all arrays and dictionaries.
    fileprivate var innermost: TypeID? {
        switch self {
        case .declared(let id): id
        case .array(let type), .dictionary(let type), .nullable(let type): type.innermost
        case .primitive, .anything: nil
        }
    }

    fileprivate func replacingInnermost(with other: TypeReference) -> TypeReference {
        switch self {
        case .declared: other
        case .array(let type): .array(type.replacingInnermost(with: other))
        case .dictionary(let type): .dictionary(type.replacingInnermost(with: other))
        case .nullable(let type): type.replacingInnermost(with: other).orNull
        case .primitive, .anything: self
        }
    }
}

/// Types nested in what turned out to be an alias move to the alias's owner.
///
/// `oneOf: [a, a]` is `a`, and an alias has no room for the types that its variants declare.
func moveOutOfAliases(_ api: inout API) {
    for index in api.types.indices {
        while case .nested(let owner, let hint) = api.types[index].name, case .alias = api[owner].shape {
            api.types[index].name =
                switch api[owner].name {
                case .component(let text): .derived(from: ["\(text) \(hint)"])
                case .derived(let texts): .derived(from: texts.map { "\($0) \(hint)" })
                case .nested(let outer, let outerHint): .nested(in: outer, hint: "\(outerHint) \(hint)")
                case .operation(let operation, let role): .operation(operation, .part(of: role, hint: hint))
                }
        }
    }
}
