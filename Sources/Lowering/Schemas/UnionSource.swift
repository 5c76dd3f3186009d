import OpenAPIDocument

/// A union's schema and those of its variants.
struct UnionSource {
    let schema: OpenAPI.Schema
    private(set) var variants: [OpenAPI.Schema]
    /// What the variants are called in the description; nil for those that stand in the union itself.
    private(set) var names: [String?]
    /// What the variants are called, where they are those of a family; the last one is the base.
    private(set) var family: [Family.Variant]?
    /// The schemas that entries of the discriminator's mapping lead to, by their text.
    private let targets: [String: OpenAPI.Schema]
    private var resolved: [OpenAPI.Schema]

    init(
        schema: OpenAPI.Schema,
        variants: [OpenAPI.Schema],
        family: [Family.Variant]? = nil,
        resolver: ReferenceResolver
    ) {
        self.schema = schema
        self.variants = variants
        self.family = family
        names = variants.map { $0.reference.flatMap(resolver.schema)?.pointer.lastToken }
        resolved = variants.map(resolver.resolved)
        var targets: [String: OpenAPI.Schema] = [:]
        for entry in schema.discriminator?.mapping ?? [] where entry.value.contains(where: { "#/.".contains($0) }) {
            targets[entry.value] = resolver.schema(mappedBy: entry).map(resolver.resolved)
        }
        self.targets = targets
    }

    /// The variant that an entry of a mapping means: by reference, or by name.
    func index(of text: String) -> Int? {
        if let target = targets[text], let index = resolved.firstIndex(where: { $0.range == target.range }) {
            return index
        }
        let name = text.split(separator: "/").last.map(String.init) ?? text
        return names.firstIndex(of: text) ?? names.firstIndex(of: name)
    }

    mutating func remove(at index: Int) {
        variants.remove(at: index)
        names.remove(at: index)
        resolved.remove(at: index)
        family?.remove(at: index)
    }
}
