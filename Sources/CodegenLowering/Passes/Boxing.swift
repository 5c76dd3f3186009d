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
        // The contents of a type are computed once: there may be thousands.
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
                // An indirect union stores none of its variants inline.
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
        case .alias, .enumeration, .multipart, .external: []
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
        case .alias, .enumeration, .multipart, .external:
            preconditionFailure("aliases are seen through, and the others hold no declared type")
        }
    }
}

/// Stores elsewhere what would make a value very large: copies of it cost time, its nesting costs stack, and the compiler
/// takes time that grows with the square of what is nested.
///
/// Comes after recursion has been boxed, so that no value contains itself.
func boxLargeValues(_ api: inout API) {
    var sizes = ValueSizes(api: api)
    for id in sizes.fromTheInside() { sizes.settle(id) }
    api = sizes.api
}

/// Sizes in words of eight bytes, as far as they matter: an estimate.
private struct ValueSizes {
    var api: API
    private var sizes: [Int]

    /// A value of more words than this holds its parts elsewhere, the largest ones first.
    private static let limit = 64
    /// Smaller values are stored inline, since a box costs an allocation.
    private static let small = 16

    init(api: API) {
        self.api = api
        sizes = Array(repeating: 1, count: api.types.count)
    }

    mutating func settle(_ id: TypeID) {
        switch api[id].shape {
        case .object(var shape):
            var parts = shape.properties.map { $0.isBoxed ? 1 : size(of: $0.type) + ($0.isRequired ? 0 : 1) }
            var total = parts.reduce(0, +) + 1
            let boxable = parts.indices.filter { parts[$0] > Self.small && declared(shape.properties[$0].type) != nil }
            for index in boxable.sorted(by: { (parts[$1], $0) < (parts[$0], $1) }) where total > Self.limit {
                shape.properties[index].isBoxed = true
                total -= parts[index] - 1
                parts[index] = 1
            }
            api[id].shape = .object(shape)
            sizes[id.index] = total
        case .union(var shape):
            let largest = shape.variants.map { size(of: $0.type) }.max() ?? 0
            if largest > Self.limit { shape.isIndirect = true }
            api[id].shape = .union(shape)
            sizes[id.index] = shape.isIndirect ? 1 : largest + 1
        case .enumeration: sizes[id.index] = 3
        // A guess: some types are a number, others have a dozen properties.
        case .external: sizes[id.index] = 8
        case .alias, .multipart: break
        }
    }

    private func size(of type: TypeReference) -> Int {
        switch api.resolved(type) {
        case .primitive(let primitive):
            switch primitive {
            case .bool, .int, .int32, .int64, .uint64, .double, .float, .date, .url: 1
            case .string, .calendarDate, .uuid, .data: 2
            case .decimal: 3
            }
        case .array, .dictionary: 1
        case .anything, .nullable: 3
        case .declared(let id): sizes[id.index]
        }
    }

    private func declared(_ type: TypeReference) -> TypeID? {
        if case .declared(let id) = api.resolved(type) { id } else { nil }
    }

    // MARK: Order

    /// The types, each after those that it holds. With a stack of its own: there may be more of them nested than a thread's
    /// stack holds calls.
    func fromTheInside() -> [TypeID] {
        var order: [TypeID] = []
        var isSeen = Array(repeating: false, count: api.types.count)
        for declaration in api.types where !isSeen[declaration.id.index] {
            isSeen[declaration.id.index] = true
            var stack = [(id: declaration.id, parts: parts(of: declaration.id))]
            while let (id, parts) = stack.last {
                guard let next = parts.last else {
                    order.append(id)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].parts.removeLast()
                guard !isSeen[next.index] else { continue }
                isSeen[next.index] = true
                stack.append((next, self.parts(of: next)))
            }
        }
        return order
    }

    private func parts(of id: TypeID) -> [TypeID] {
        switch api[id].shape {
        case .object(let shape): shape.properties.compactMap { $0.isBoxed ? nil : declared($0.type) }
        case .union(let shape): shape.isIndirect ? [] : shape.variants.compactMap { declared($0.type) }
        case .alias, .enumeration, .multipart, .external: []
        }
    }
}
