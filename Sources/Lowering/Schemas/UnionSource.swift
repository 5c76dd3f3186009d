import OpenAPIDocument

/// A union's schema and those of its variants.
struct UnionSource {
    let schema: OpenAPI.Schema
    var variants: [OpenAPI.Schema]
    /// What the variants are called, where they are those of a family; the last one is the base.
    var family: [Family.Variant]?

    mutating func remove(at index: Int) {
        variants.remove(at: index)
        family?.remove(at: index)
    }
}
