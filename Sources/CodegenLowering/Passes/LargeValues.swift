import CodegenAPIModel

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
    /// What is smaller than this stays where it is: a box costs an allocation.
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
        case .alias, .enumeration, .multipart: []
        }
    }
}
