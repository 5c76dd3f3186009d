import CodegenDiagnostics
import CodegenDocumentTree

/// Which schemas extend which by `allOf`, here and in other documents: base → subtypes, by the place of the base.
package struct Inheritance {
    private var direct: [SourceRange: [OpenAPI.Schema]] = [:]
    private var known: Set<SourceRange> = []

    init() {}

    /// Records what a schema extends.
    mutating func add(_ schema: OpenAPI.Schema, _ resolver: ReferenceResolver) {
        guard known.insert(schema.range).inserted else { return }
        for base in resolver.bases(of: schema) where base.range != schema.range {
            direct[base.range, default: []].append(schema)
        }
    }

    /// The direct subtypes of a schema, in the order of their discovery.
    package func subtypes(of schema: OpenAPI.Schema) -> [OpenAPI.Schema] { direct[schema.range] ?? [] }

    /// The subtypes of a schema, direct or not.
    package func descendants(of schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
        var result: [OpenAPI.Schema] = []
        var seen: Set<SourceRange> = [schema.range]
        var pending = [schema]
        while let next = pending.popLast() {
            for subtype in subtypes(of: next) where seen.insert(subtype.range).inserted {
                result.append(subtype)
                pending.append(subtype)
            }
        }
        return result
    }
}

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

    /// The schemas that a schema extends directly: those in its `allOf`, at any depth, and the one it refers to beside what it
    /// says itself. Aliases are seen through; nothing is reported.
    fileprivate func bases(of schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
        var result: [OpenAPI.Schema] = []
        var pending = Array(schema.allOf.reversed())
        if schema.reference != nil, schema.hasShapeBesideReference { pending.append(schema) }
        var steps = 0
        while let part = pending.popLast(), steps < 256 {
            steps += 1
            guard let reference = part.reference else {
                pending += part.allOf.reversed()
                continue
            }
            guard let target = schemaIfAny(reference) else { continue }
            if target.reference != nil, !target.hasShapeBesideReference {
                pending.append(target)
            } else {
                result.append(target)
            }
        }
        return result
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

extension OpenAPI.Schema.Fields {
    /// The discriminator of an object that lists no variants itself; it may be one of a part of its `allOf`.
    package var ownDiscriminator: OpenAPI.Discriminator? {
        guard oneOf.isEmpty, anyOf.isEmpty, reference == nil else { return nil }
        guard types.subtracting([.null, .object]).isEmpty else { return nil }
        if let own = discriminator { return own }
        return allOf.lazy.filter { $0.reference == nil }.compactMap(\.ownDiscriminator).first
    }
}
