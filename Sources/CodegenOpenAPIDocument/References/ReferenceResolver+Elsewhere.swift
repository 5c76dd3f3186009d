import CodegenDiagnostics
import CodegenDocumentTree

extension ReferenceResolver {
    /// Which schemas extend which, and the schemas in other documents that references lead to, in the order of the documents.
    package func inheritance() -> (inheritance: Inheritance, definitionsElsewhere: [OpenAPI.Schema]) {
        var reachable = ReachableSchemas(document: document, resolver: self)
        guard context.leavesDocument else { return (reachable.inheritance, []) }
        for schema in document.schemas { reachable.add(schema.value) }
        for path in paths { reachable.add(path.value) }
        for item in document.webhooks.compactMap({ pathItem($0.value) }) { reachable.add(item) }
        reachable.follow()
        let elsewhere = reachable.definitionsElsewhere.sorted {
            ($0.range.file.index, $0.range.lowerBound) < ($1.range.file.index, $1.range.lowerBound)
        }
        var inheritance = reachable.inheritance
        for schema in elsewhere { inheritance.add(schema, self) }
        return (inheritance, elsewhere)
    }

    /// The schema that a reference names; nothing is reported where there is none.
    func schemaIfAny(_ reference: OpenAPI.Reference) -> OpenAPI.Schema? {
        finder.placeIfAny(of: reference).flatMap(schema(at:))
    }

    /// The schema itself, or what stands at the end of the references that it consists of; nothing is reported.
    func definitionIfAny(of schema: OpenAPI.Schema) -> OpenAPI.Schema {
        var schema = schema
        var steps = 0
        while steps < 64, schema.allOf.isEmpty, let next = schema.reference.flatMap(schemaIfAny) {
            schema = next
            steps += 1
        }
        return schema
    }

    /// The schemas beside one that may extend it: those with an `allOf` or a `$ref`, in `components`, `definitions` or a document that
    /// is a map of schemas. Schemas of properties or parameters aren't beside each other in that sense.
    func siblings(of schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
        guard let map = schema.pointer.parent, !Self.keywords.contains(schema.pointer.lastToken),
            map.parent == nil || ["schemas", "definitions", "$defs"].contains(map.lastToken),
            let node = finder.documents.document(around: schema.range).root.descendant(at: map.tokens)
        else { return [] }
        return (node.object?.entries ?? []).compactMap { entry in
            guard let object = entry.value.object, object["allOf"] != nil || object["$ref"] != nil,
                entry.value.range != schema.range
            else { return nil }
            return self.schema(at: Place(node: entry.value, pointer: map.appending(entry.key)))
        }
    }

    private static let keywords = Set(SchemaKeyword.allCases.map(\.rawValue))
}
