import CodegenAPIModel

extension ViewMaker {
    /// The protocols that a type conforms to beside the one that it is made for: `Identifiable`, and the configuration's.
    func furtherProtocols(of declaration: TypeDeclaration) -> [String] {
        let configured = (options.conformances[declaration.id] ?? []).map(\.name)
        return isIdentifiable(declaration) && !configured.contains("Identifiable")
            ? ["Identifiable"] + configured : configured
    }

    /// An object with a required `id` that can be hashed.
    private func isIdentifiable(_ declaration: TypeDeclaration) -> Bool {
        guard case .object(let shape) = declaration.shape,
            let index = names.members(of: declaration.id).names.firstIndex(of: "id")
        else { return false }
        let property = shape.properties[index]
        guard property.isRequired, !property.type.isNullable, !property.documentation.isDeprecated else { return false }
        // `Identifiable` would take a nested type of the name `ID` for that of `id`.
        let namesake = nestedTypes[declaration.id]?.first { names.name(of: $0) == "ID" }
        if let namesake, property.type != .declared(namesake) { return false }
        switch api.resolved(property.type) {
        case .primitive: return true
        case .declared(let id):
            switch api[id].shape {
            case .enumeration, .object, .union: return true
            case .multipart, .alias, .external: return false
            }
        case .array, .dictionary, .anything, .nullable: return false
        }
    }

    /// The modules that the declarations of types, and of those nested in them, need for configured protocols and types.
    func modules(of ids: [TypeID]) -> Set<String> {
        guard !options.conformances.isEmpty || hasExternals else { return [] }
        return ids.reduce(into: []) { modules, id in
            modules.formUnion((options.conformances[id] ?? []).compactMap(\.module))
            api[id].shape.forEachDeclared { modules.formUnion(module(of: $0)) }
            switch api[id].shape {
            case .external: modules.formUnion(module(of: id))
            case .union(let shape):
                for shared in sharedProperties(of: api[id], shape) {
                    modules.formUnion(self.modules(of: [shared.property.type]))
                }
            case .object, .enumeration, .multipart, .alias: break
            }
            modules.formUnion(self.modules(of: nested(in: .type(id))))
        }
    }

    /// The modules of existing types that are mentioned.
    func modules(of types: [TypeReference]) -> Set<String> {
        guard hasExternals else { return [] }
        return types.reduce(into: []) { modules, type in
            type.forEachDeclared { modules.formUnion(module(of: $0)) }
        }
    }

    private func module(of id: TypeID) -> Set<String> {
        guard case .external(let type) = api[id].shape, let module = type.module else { return [] }
        return [module]
    }
}
