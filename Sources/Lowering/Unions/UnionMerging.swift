import APIModel

/// Variants of the same type that no name tells apart are one: `oneOf: [Email, Phone]`, both of which are strings.
///
/// `order` has the unions before those that contain them.
func mergeEqualVariants(_ api: inout API, sources: inout [TypeID: UnionSource], order: [TypeID]) {
    for id in order {
        guard case .union(var shape) = api[id].shape else { continue }
        for index in shape.variants.indices.reversed() {
            let type = api.canonical(shape.variants[index].type)
            if shape.variants[..<index].contains(where: { api.canonical($0.type) == type }) {
                shape.variants.remove(at: index)
                sources[id]?.remove(at: index)
            }
        }
        api[id].shape = shape.variants.count == 1 ? .alias(shape.variants[0].type) : .union(shape)
    }
}
