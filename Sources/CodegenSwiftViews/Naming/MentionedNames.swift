import CodegenAPIModel

/// The names of the module that the code of a type, or of anything within it, mentions.
struct MentionedNames {
    private var byType: [TypeID: Set<String>] = [:]
    private var byOperation: [OperationID: Set<String>] = [:]

    init(api: API, table: NameTable) {
        for endpoint in api.groups.flatMap(\.endpoints) {
            var names: Set<String> = []
            for type in endpoint.sentTypes + endpoint.receivedTypes {
                type.forEachDeclared { if table.owner(of: $0) == .module { names.insert(table.name(of: $0)) } }
            }
            byOperation[endpoint.id] = names
        }
        for declaration in api.types {
            var names: Set<String> = []
            declaration.shape.forEachDeclared { id in
                if let root = Self.root(of: id, table) { names.insert(root) }
            }
            guard !names.isEmpty else { continue }
            // What is mentioned in a nested type counts for everything around it.
            var current = declaration.id
            byType[current, default: []].formUnion(names)
            walk: while true {
                switch table.owner(of: current) {
                case .module: break walk
                case .type(let owner):
                    byType[owner, default: []].formUnion(names)
                    current = owner
                case .operation(let operation):
                    byOperation[operation, default: []].formUnion(names)
                    break walk
                }
            }
        }
    }

    func names(in id: TypeID) -> Set<String> { byType[id] ?? [] }
    func names(in id: OperationID) -> Set<String> { byOperation[id] ?? [] }

    /// The module's name that a path to the type starts with.
    private static func root(of id: TypeID, _ table: NameTable) -> String? {
        var current = id
        while true {
            switch table.owner(of: current) {
            case .module: return table.name(of: current)
            case .type(let owner): current = owner
            case .operation(let operation): return table.operation(operation).type
            }
        }
    }
}
