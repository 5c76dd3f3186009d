import CodegenAPIModel

/// Which group alone uses a model.
struct ModelOwners {
    private var byGroup: [Int: [TypeID]] = [:]
    private(set) var shared: [TypeID] = []

    /// Each type is passed twice at most, by its first user and by the second one.
    init(api: API, types: [TypeID]) {
        var users: [TypeID: User] = [:]
        for (index, group) in api.groups.enumerated() {
            var pending: [TypeID] = []
            for endpoint in group.endpoints { endpoint.forEachDeclared { pending.append($0) } }
            while let id = pending.popLast() {
                switch users[id] {
                case nil: users[id] = .one(index)
                case .one(index), .several: continue
                case .one: users[id] = .several
                }
                api[id].shape.forEachDeclared { pending.append($0) }
            }
        }
        for id in types {
            if case .one(let only) = users[id] {
                byGroup[only, default: []].append(id)
            } else {
                shared.append(id)
            }
        }
    }

    /// The groups that use a type.
    private enum User {
        case one(Int)
        case several
    }

    func types(ofGroup index: Int) -> [TypeID] { byGroup[index] ?? [] }
}
