import CodegenAPIModel
import CodegenDiagnostics
package import CodegenOpenAPIDocument
import CodegenSwiftLanguage
import CodegenSwiftViews

/// Protocols that the types of some schemas conform to.
package struct ConformanceRule: Sendable {
    /// Names of components, or JSON pointers of schemas anywhere.
    package let schemas: [OperationFilter.Pattern]
    package let protocols: [String]
    /// The module to import.
    package let module: String?
}

extension ConformanceRule {
    /// The protocols of each type; a pattern that no type matches is a warning.
    static func conformances(
        of api: API, by rules: [ConformanceRule], diagnostics: DiagnosticCollector
    ) -> [TypeID: [ViewOptions.Conformance]] {
        var result: [TypeID: [ViewOptions.Conformance]] = [:]
        for rule in rules {
            for pattern in rule.schemas {
                let types = api.types.filter { $0.isMatched(by: pattern.text) }
                if types.isEmpty {
                    let message = "no schema that becomes a type of its own matches `\(pattern.text)`"
                    let known = api.types.compactMap(\.componentName)
                    let near = NearMiss.closest(to: pattern.text, among: known).map { "did you mean `\($0)`?" }
                    diagnostics.warning(
                        .unknownName, message, at: pattern.range, notes: near.map { [Diagnostic.Note($0)] } ?? [])
                }
                for type in types {
                    for name in rule.protocols where result[type.id]?.contains(where: { $0.name == name }) != true {
                        result[type.id, default: []].append(.init(name: name, module: rule.module))
                    }
                }
            }
        }
        return result
    }
}

extension TypeDeclaration {
    /// The name among the components.
    fileprivate var componentName: String? { if case .component(let name) = name { name } else { nil } }

    /// Whether the type is a component of that name, or declared for the schema at that pointer.
    fileprivate func isMatched(by pattern: String) -> Bool {
        switch shape {
        case .alias, .external: return false
        case .object, .enumeration, .union, .multipart: break
        }
        if pattern.hasPrefix("#/") {
            return documentation.pointer.map { Glob(pattern, isPath: true).matches($0) } ?? false
        }
        guard case .component(let name) = self.name else { return false }
        return Glob(pattern, isPath: false).matches(name)
    }
}
