import CodegenAPIModel

/// The scopes that declare types: those of the model, but no deeper than three names. A type that would be deeper is declared beside
/// its owner, with the owner's words before its own: `Payment.Method.CardChecks`, not `Payment.Method.Card.Checks`.
struct Nesting {
    private(set) var owners: [NameTable.TypeOwner]
    /// All types, owners before what they own.
    private(set) var order: [TypeID] = []
    /// How many names the path of each type has.
    private var depths: [Int]
    /// The words of nested types.
    private var hints: [TypeID: String] = [:]

    /// The most names in the path of a type.
    private static let limit = 3

    init(_ api: API) {
        owners = api.types.map { _ in .module }
        depths = api.types.map { _ in 0 }
        for declaration in api.types where depths[declaration.id.index] == 0 { place(declaration, in: api) }
    }

    func hint(of id: TypeID) -> String { hints[id] ?? "" }

    /// Whether types that belong into this one are beside it.
    func isInnermost(_ id: TypeID) -> Bool { depths[id.index] == Self.limit }

    /// Owners first, with a list of its own: they may be anywhere among the types, and nest as deeply as a description.
    private mutating func place(_ declaration: TypeDeclaration, in api: API) {
        var pending = [declaration]
        while let current = pending.last {
            let id = current.id
            switch current.name {
            case .component, .derived: depths[id.index] = 1
            case .operation(let operation, let role):
                owners[id.index] = .operation(operation)
                hints[id] = role.words
                depths[id.index] = 2
            case .nested(let owner, let hint):
                guard depths[owner.index] > 0 else {
                    pending.append(api[owner])
                    continue
                }
                let isTooDeep = depths[owner.index] >= Self.limit
                owners[id.index] = isTooDeep ? owners[owner.index] : .type(owner)
                hints[id] = isTooDeep ? "\(self.hint(of: owner)) \(hint)" : hint
                depths[id.index] = min(depths[owner.index] + 1, Self.limit)
            }
            order.append(id)
            pending.removeLast()
        }
    }
}
