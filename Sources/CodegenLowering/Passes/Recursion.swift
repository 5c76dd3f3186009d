import CodegenAPIModel

/// Boxes the properties, and marks the unions, through which a value would contain itself.
///
/// Arrays and dictionaries hold their elements elsewhere, so only direct uses count.
func boxRecursion(_ api: inout API) {
    var boxing = RecursionBoxing(api: api)
    boxing.run()
    api = boxing.api
}

private struct RecursionBoxing {
    var api: API
    private var state: [State]

    private enum State { case unvisited, open, done }

    init(api: API) {
        self.api = api
        state = Array(repeating: .unvisited, count: api.types.count)
    }

    mutating func run() {
        for declaration in api.types where state[declaration.id.index] == .unvisited {
            // Aliases hold nothing themselves; they are seen through.
            if case .alias = declaration.shape { continue }
            visit(declaration.id)
        }
    }

    /// Depth first with a stack of its own: documents may chain more types than a thread's stack holds calls.
    private mutating func visit(_ root: TypeID) {
        // What a type holds is asked once: it may hold thousands of things.
        var stack: [(id: TypeID, targets: [TypeID?], next: Int)] = [(root, directUses(of: root), 0)]
        state[root.index] = .open
        while let last = stack.indices.last {
            let (id, next) = (stack[last].id, stack[last].next)
            guard next < stack[last].targets.count else {
                state[id.index] = .done
                stack.removeLast()
                continue
            }
            stack[last].next += 1
            guard let target = stack[last].targets[next] else { continue }
            switch state[target.index] {
            case .open:
                breakCycle(at: id, use: next)
                // An indirect union holds none of its variants directly any more.
                if case .union = api[id].shape { stack[last].targets = [] }
            case .unvisited:
                state[target.index] = .open
                stack.append((target, directUses(of: target), 0))
            case .done: break
            }
        }
    }

    /// For each property or variant the declared type that it holds directly.
    private func directUses(of id: TypeID) -> [TypeID?] {
        switch api[id].shape {
        case .object(let shape): shape.properties.map { $0.isBoxed ? nil : directUse($0.type) }
        case .union(let shape): shape.isIndirect ? [] : shape.variants.map { directUse($0.type) }
        case .alias, .enumeration, .multipart: []
        }
    }

    private func directUse(_ type: TypeReference) -> TypeID? {
        if case .declared(let id) = api.resolved(type) { id } else { nil }
    }

    private mutating func breakCycle(at id: TypeID, use: Int) {
        switch api[id].shape {
        case .object(var shape):
            shape.properties[use].isBoxed = true
            api[id].shape = .object(shape)
        case .union(var shape):
            shape.isIndirect = true
            api[id].shape = .union(shape)
        case .alias, .enumeration, .multipart:
            preconditionFailure("aliases are seen through, and the others hold no declared type")
        }
    }
}
