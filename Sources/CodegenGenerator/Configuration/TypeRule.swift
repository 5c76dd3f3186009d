package import CodegenAPIModel
import CodegenDiagnostics
import CodegenDocumentTree
package import CodegenOpenAPIDocument

/// An existing type for certain schemas, and for scalars of certain formats.
package struct TypeRule: Sendable {
    /// Names of components, or JSON pointers of schemas anywhere.
    package let schemas: [OperationFilter.Pattern]
    package let formats: [String]
    package let type: ExternalType

    /// Types that read and write JSON as they are.
    static let direct: Set<String> = [
        "Bool", "CalendarDate", "Data", "Date", "Decimal", "Double", "Float", "Int", "Int32", "Int64", "JSONValue",
        "String", "UInt64", "URL", "UUID",
    ]
}

extension TypeRule {
    /// The types by the places of their schemas; a schema that isn't there is a warning.
    static func places(
        of rules: [TypeRule], in root: Node, diagnostics: DiagnosticCollector
    ) -> [SourceRange: ExternalType] {
        var result: [SourceRange: ExternalType] = [:]
        for rule in rules {
            for schema in rule.schemas {
                guard let node = node(of: schema.text, in: root) else {
                    diagnostics.warning(
                        .unknownName, "no schema is at `\(schema.text)`", at: schema.range,
                        notes: near(schema.text, in: root))
                    continue
                }
                result[node.range] = rule.type
            }
        }
        return result
    }

    private static func near(_ schema: String, in root: Node) -> [Diagnostic.Note] {
        if schema.hasPrefix("#/") { return NearMiss.notes(for: schema.dropFirst(), in: root) }
        let components = root.object?["components"]?.object?["schemas"]?.object ?? root.object?["definitions"]?.object
        let name = NearMiss.closest(to: schema, among: components?.entries.map(\.key) ?? [])
        return name.map { [Diagnostic.Note("did you mean `\($0)`?")] } ?? []
    }

    private static func node(of schema: String, in root: Node) -> Node? {
        if schema.hasPrefix("#/") { return root.descendant(at: schema) }
        return root.object?["components"]?.object?["schemas"]?.object?[schema]
            ?? root.object?["definitions"]?.object?[schema]
    }
}
