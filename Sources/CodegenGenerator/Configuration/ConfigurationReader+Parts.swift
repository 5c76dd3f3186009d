import CodegenDiagnostics
import CodegenDocumentTree
import CodegenSwiftLanguage
import CodegenSwiftViews

/// Targets of their own.
extension ConfigurationReader {
    /// A module's name is also the name of its folder.
    static let targetName = "^[A-Za-z_][A-Za-z0-9_]*$"

    /// `[models, client]`, whose targets are named after the API, or the names of the targets: `models: PetKit`. The models are always
    /// there, since the others import them.
    func readParts(_ node: Node, into api: inout APIConfiguration) {
        api.partsRange = node.range
        let stem = Casing(acronyms: api.acronyms).typeName(api.name)
        if let mapping = node.object {
            checkKeys(mapping, of: .parts)
            for part in ViewOptions.ModulePart.allCases {
                if let value = mapping[part.rawValue] { api.parts[part] = target(value) }
            }
        } else if case .array(let items) = node.value {
            for part in items.compactMap(part) { api.parts[part] = stem + part.suffix }
        } else {
            invalid(node, "`parts` is a list of \(Self.listOfParts), or a map with the names of their targets")
        }
        guard !api.parts.isEmpty else { return }
        if api.parts[.models] == nil { api.parts[.models] = stem + ViewOptions.ModulePart.models.suffix }
        // The protocols of a service are what the part consists of.
        if api.parts[.service] != nil { api.hasServer = true }
    }

    private func part(_ node: Node) -> ViewOptions.ModulePart? {
        if let part = node.string.flatMap(ViewOptions.ModulePart.init) { return part }
        invalid(node, "the parts are \(Self.listOfParts)")
        return nil
    }

    private func target(_ node: Node) -> String? {
        if let name = node.string, name.utf8.count <= 200, name.firstMatch(of: Self.targetPattern) != nil {
            return name
        }
        invalid(node, "a target's name is one of letters, digits and `_`, such as `PetStoreModels`")
        return nil
    }

    private static var targetPattern: Regex<Substring> { /^[A-Za-z_][A-Za-z0-9_]*$/ }
    private static let listOfParts = "`models`, `client` and `service`"
}

extension ViewOptions.ModulePart {
    fileprivate var suffix: String { Casing(acronyms: []).typeName(rawValue) }
}
