package import CodegenDiagnostics
package import CodegenDocumentTree

/// The references of one document to others, wherever in it they are: what has to be downloaded with it.
package struct OutgoingReferences {
    /// In the order of the document.
    package private(set) var all: [Reference] = []
    /// The names that the document gives its parts by `$id`, which references mean before they mean a place.
    package let identifiers: Set<DocumentLocation>
    private let index: ResourceIndex
    private let location: DocumentLocation

    package struct Reference {
        /// The document's place.
        package let location: DocumentLocation
        /// What the address means by the names that the document gives itself.
        package let name: DocumentLocation
        package let range: SourceRange
        /// An entry of a discriminator's mapping: it may be no reference at all.
        package let isMapping: Bool
    }

    /// - Parameter location: What relative references are resolved against.
    package init(of root: Node, at location: DocumentLocation) {
        self.location = location
        index = ResourceIndex.walking(Place(node: root, pointer: .root), base: location)
        identifiers = Set(index.resources.dropFirst().map(\.base))
        walk(root)
    }

    /// Examples, defaults and constants only look like schemas, and nothing reads extensions.
    private static let literals: Set<String> = ["example", "examples", "enum", "const", "default"]
    /// Maps whose keys are names: a property may be called `default`.
    private static let names: Set<String> = [
        "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas", "parameters",
        "responses", "requestBodies", "headers", "callbacks", "links", "pathItems", "securitySchemes", "paths",
        "webhooks",
    ]

    private mutating func walk(_ root: Node) {
        var pending: [(node: Node, hasNames: Bool)] = [(root, false)]
        while let (node, hasNames) = pending.popLast() {
            switch node.value {
            case .object(let mapping):
                if !hasNames { addReferences(of: mapping) }
                for entry in mapping.entries.reversed() {
                    let isLiteral = Self.literals.contains(entry.key) || entry.key.hasPrefix("x-")
                    if isLiteral, !hasNames { continue }
                    pending.append((entry.value, !hasNames && Self.names.contains(entry.key)))
                }
            case .array(let items): pending += items.reversed().map { ($0, false) }
            case .null, .bool, .number, .string: break
            }
        }
    }

    private mutating func addReferences(of mapping: Mapping) {
        for key in ["$ref", "$dynamicRef"] {
            if let node = mapping[key], let text = node.string { add(text, node.range, isMapping: false) }
        }
        for entry in mapping["discriminator"]?.object?["mapping"]?.object?.entries ?? [] {
            guard let text = entry.value.string, OpenAPI.Discriminator.mayLeaveDocument(text) else { continue }
            // A name with a dot in it is rather a component's.
            let isFile = text.contains("/") || [".yaml", ".yml", ".json"].contains { text.hasSuffix($0) }
            if isFile { add(text, entry.value.range, isMapping: true) }
        }
    }

    private mutating func add(_ text: String, _ range: SourceRange, isMapping: Bool) {
        let address = String(text.prefix { $0 != "#" })
        guard !address.isEmpty else { return }
        let base = index.resource(around: range).base
        all.append(
            Reference(
                location: location.resolving(address), name: base.resolving(address), range: range, isMapping: isMapping
            ))
    }
}
