import CodegenAPIModel
import CodegenDocumentTree
import CodegenSwiftLanguage

/// Existing Swift that a configuration refers to: types, and protocols for models.
extension ConfigurationReader {
    /// What all names of types begin with.
    func namespace(_ node: Node) -> String? {
        if let text = node.string, let first = text.first, first.isUppercase, Identifiers.isTypeName(text) {
            return text
        }
        invalid(node, "`namespace` is what the names of all types begin with, such as `GitHub`")
        return nil
    }

    func conformances(_ node: Node) -> [ConformanceRule] {
        guard case .array(let items) = node.value else {
            invalid(node, "`conformances` has to be a list of rules")
            return []
        }
        return items.compactMap { item in
            guard let mapping = object(item, "a rule of `conformances`") else { return nil }
            checkKeys(mapping, of: .conformanceRule)
            let schemas = patterns(mapping["schemas"], "schemas")
            let protocols = (mapping["protocols"]?.array ?? []).compactMap { swiftName($0, "a protocol") }
            if schemas.isEmpty || protocols.isEmpty {
                invalid(item, "a rule of `conformances` needs `schemas` and `protocols`, each a list")
                return nil
            }
            return ConformanceRule(schemas: schemas, protocols: protocols, module: module(mapping["import"]))
        }
    }

    func types(_ node: Node) -> [TypeRule] {
        guard case .array(let items) = node.value else {
            invalid(node, "`types` has to be a list of rules")
            return []
        }
        return items.compactMap { item in
            guard let mapping = object(item, "a rule of `types`") else { return nil }
            checkKeys(mapping, of: .typeRule)
            let schemas = patterns(mapping["schemas"], "schemas")
            let formats = strings(mapping["formats"], "formats")
            guard let node = mapping["type"], !schemas.isEmpty || !formats.isEmpty else {
                invalid(item, "a rule of `types` needs a `type`, and `schemas` or `formats`, each a list")
                return nil
            }
            guard let name = swiftName(node, "a type") else { return nil }
            let isDirect = mapping["direct"].flatMap { flag($0, "direct") } ?? false
            return TypeRule(
                schemas: schemas, formats: formats,
                type: ExternalType(
                    name: name, module: module(mapping["import"]), isDirect: isDirect || TypeRule.direct.contains(name))
            )
        }
    }

    /// A module's name, where one is given.
    func module(_ node: Node?) -> String? { node.flatMap { swiftName($0, "a module") } }

    /// A qualified Swift name: `Kit.Money`.
    func swiftName(_ node: Node, _ kind: String) -> String? {
        let parts = (node.string ?? "").split(separator: ".", omittingEmptySubsequences: false)
        if parts.allSatisfy({ Identifiers.isTypeName(String($0)) }) { return node.string }
        invalid(node, "\(kind) has to be a name in Swift, such as `Kit` or `Kit.Money`")
        return nil
    }
}
