/// An existing Swift type that replaces a generated one.
package struct ExternalType: Sendable, Hashable {
    /// As generated code mentions it: `Money`, `Kit.Money`.
    package var name: String
    /// The module to import.
    package var module: String?
    /// It reads and writes JSON itself; else its `Codable` conformance does.
    package var isDirect: Bool
    /// The JSON types of its values.
    package var kinds: Set<UnionShape.JSONKind>

    package init(
        name: String, module: String?, isDirect: Bool,
        kinds: Set<UnionShape.JSONKind> = Set(UnionShape.JSONKind.allCases)
    ) {
        self.name = name
        self.module = module
        self.isDirect = isDirect
        self.kinds = kinds
    }

    /// The name that a scope must not give to anything else.
    package var root: String { String(name.prefix { $0 != "." }) }
}

extension API {
    /// The existing types.
    package var externals: [(id: TypeID, type: ExternalType)] {
        types.compactMap { declaration in
            if case .external(let type) = declaration.shape { (declaration.id, type) } else { nil }
        }
    }
}
