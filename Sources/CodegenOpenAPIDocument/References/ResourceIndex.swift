import CodegenDiagnostics
import CodegenDocumentTree

/// The schema resources of one document (JSON Schema 2020-12, section 8.2): what `$id` and `$anchor` name.
struct ResourceIndex {
    /// A part of the document with a URI of its own, and the anchors in it.
    struct Resource {
        let place: Place
        let base: DocumentLocation
        var anchors: [String: Place] = [:]
    }

    /// The document itself first; a resource within another one comes after it.
    private(set) var resources: [Resource]

    init(root: Place, base: DocumentLocation) {
        resources = [Resource(place: root, base: base)]
    }

    static func walking(_ root: Place, base: DocumentLocation) -> ResourceIndex {
        var index = ResourceIndex(root: root, base: base)
        var pending: [(place: Place, resource: Int)] = [(root, 0)]
        while let (place, resource) = pending.popLast() { index.visit(place, resource, &pending) }
        return index
    }

    private mutating func visit(_ place: Place, _ resource: Int, _ pending: inout [(place: Place, resource: Int)]) {
        switch place.node.value {
        case .object(let mapping):
            var resource = resource
            if let id = mapping["$id"]?.string, !id.hasPrefix("#"), place.pointer.lastToken != "properties" {
                let base = resources[resource].base.resolving(id.hasSuffix("#") ? String(id.dropLast()) : id)
                resources.append(Resource(place: place, base: base))
                resource = resources.count - 1
            }
            for key in ["$anchor", "$dynamicAnchor"] {
                if let name = mapping[key]?.string { resources[resource].anchors[name] = place }
            }
            // Draft 4 wrote an anchor as `$id: '#name'`.
            if let id = mapping["$id"]?.string, id.hasPrefix("#") {
                resources[resource].anchors[String(id.dropFirst())] = place
            }
            for entry in mapping.entries where !Self.literals.contains(entry.key) {
                pending.append((Place(node: entry.value, pointer: place.pointer.appending(entry.key)), resource))
            }
        case .array(let items):
            for (position, item) in items.enumerated() {
                pending.append((Place(node: item, pointer: place.pointer.appending(position)), resource))
            }
        case .null, .bool, .number, .string: break
        }
    }

    /// Values that only look like schemas.
    private static let literals: Set<String> = ["example", "examples", "enum", "const", "default"]

    /// The innermost resource around a location of this document.
    func resource(around range: SourceRange) -> Resource {
        let inner = resources.dropFirst().last { resource in
            let own = resource.place.node.range
            return own.file == range.file && own.lowerBound <= range.lowerBound && range.upperBound <= own.upperBound
        }
        return inner ?? resources[0]
    }
}
