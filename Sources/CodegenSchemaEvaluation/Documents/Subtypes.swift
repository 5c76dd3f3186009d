import APIFormats
import CodegenDiagnostics
import CodegenDocumentTree

extension SchemaDocuments {
    /// The named schemas of the same document that extend a schema by `allOf`, also through each other.
    mutating func subtypes(of base: SchemaPlace) -> [SchemaPlace] {
        let all = subtypes(in: base)
        var found: [SchemaPlace] = []
        var seen: Set<ExactText> = [ExactText(base.pointer)]
        var pending = [base.pointer]
        while let pointer = pending.popLast() {
            for subtype in all[ExactText(pointer)] ?? [] where seen.insert(ExactText(subtype.pointer)).inserted {
                found.append(subtype)
                pending.append(subtype.pointer)
            }
        }
        return found
    }

    /// The subtypes of a document's schemas, by the pointers of those.
    private mutating func subtypes(in place: SchemaPlace) -> [ExactText: [SchemaPlace]] {
        if let known = subtypesByDocument[place.document] { return known }
        var result: [ExactText: [SchemaPlace]] = [:]
        guard let root = resourcesByPlace[PlaceKey(place.document, "")] else { return result }
        for list in [["components", "schemas"], ["definitions"]] {
            guard let schemas = self.place(at: list, in: root), let mapping = schemas.node.object else { continue }
            for entry in mapping.entries {
                for part in entry.value.object?["allOf"]?.array ?? [] {
                    guard let reference = part.object?["$ref"]?.string, reference.hasPrefix("#/") else { continue }
                    let pointer = URIReference(reference).decodedFragment ?? ""
                    result[ExactText(pointer), default: []].append(self.place(entry.value, under: schemas, entry.key))
                }
            }
        }
        subtypesByDocument[place.document] = result
        return result
    }
}
