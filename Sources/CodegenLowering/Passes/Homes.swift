import CodegenAPIModel

/// What was nested in a type that turned out to be another name for one moves to where that name stands.
///
/// `oneOf: [a, a]` is `a`, and an alias has no room for the types that its variants declare.
func moveOutOfAliases(_ api: inout API) {
    for index in api.types.indices {
        while case .nested(let owner, let hint) = api.types[index].name, case .alias = api[owner].shape {
            api.types[index].name =
                switch api[owner].name {
                case .component(let text): .component("\(text) \(hint)")
                case .nested(let outer, let outerHint): .nested(in: outer, hint: "\(outerHint) \(hint)")
                case .operation(let operation, let role): .operation(operation, .part(of: role, hint: hint))
                }
        }
    }
}
