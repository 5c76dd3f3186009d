import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// A union that is one of its own variants says nothing by that: the variant is left out, and a warning says so.
///
/// What remains is the order in which unions contain each other: those that others are made of come first.
func breakUnionCycles(
    _ api: inout API,
    sources: inout [TypeID: UnionSource],
    diagnostics: DiagnosticCollector
) -> [TypeID] {
    var cycles = UnionCycles(api: api, sources: sources, diagnostics: diagnostics)
    for declaration in api.types { cycles.visit(declaration.id) }
    api = cycles.api
    sources = cycles.sources
    return cycles.order
}

private struct UnionCycles {
    var api: API
    var sources: [TypeID: UnionSource]
    let diagnostics: DiagnosticCollector
    private(set) var order: [TypeID] = []
    private var states: [TypeID: State] = [:]

    private enum State { case open, done }

    init(api: API, sources: [TypeID: UnionSource], diagnostics: DiagnosticCollector) {
        self.api = api
        self.sources = sources
        self.diagnostics = diagnostics
    }

    /// Depth first with a stack of its own: documents may chain more unions than a thread's stack holds calls.
    mutating func visit(_ root: TypeID) {
        guard case .union = api[root].shape, states[root] == nil else { return }
        var stack: [(id: TypeID, next: Int)] = [(root, 0)]
        states[root] = .open
        while let (id, next) = stack.last {
            guard case .union(let shape) = api[id].shape, next < shape.variants.count else {
                states[id] = .done
                order.append(id)
                stack.removeLast()
                continue
            }
            guard let target = union(shape.variants[next].type) else {
                stack[stack.count - 1].next += 1
                continue
            }
            switch states[target] {
            case .open: removeVariant(next, of: id)
            case .done: stack[stack.count - 1].next += 1
            case nil:
                stack[stack.count - 1].next += 1
                states[target] = .open
                stack.append((target, 0))
            }
        }
    }

    private func union(_ type: TypeReference) -> TypeID? {
        guard case .declared(let id) = api.resolved(type), case .union = api[id].shape else { return nil }
        return id
    }

    private mutating func removeVariant(_ index: Int, of id: TypeID) {
        guard case .union(var shape) = api[id].shape, let source = sources[id] else { return }
        diagnostics.warning(
            .circularReference,
            "this variant leads back to the union that it is a variant of; it is left out",
            at: source.variants[index].range
        )
        shape.variants.remove(at: index)
        sources[id]?.remove(at: index)
        api[id].shape = shape.variants.isEmpty ? .alias(.anything) : .union(shape)
    }
}
