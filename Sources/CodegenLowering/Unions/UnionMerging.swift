import CodegenAPIModel

/// Variants of the same type that no name tells apart are one: `oneOf: [Email, Phone]`, both of which are strings.
///
/// `order` has the unions before those that contain them.
func mergeEqualVariants(_ api: inout API, sources: inout [TypeID: UnionSource], order: [TypeID]) {
    for id in order {
        guard case .union(var shape) = api[id].shape else { continue }
        for index in shape.variants.indices.reversed() {
            let variant = shape.variants[index]
            let type = api.canonical(variant.type)
            let isDouble = shape.variants[..<index].contains { other in
                let areToldApart = other.text != nil && variant.text != nil && other.text != variant.text
                return !areToldApart && api.canonical(other.type) == type
            }
            if isDouble {
                shape.variants.remove(at: index)
                sources[id]?.remove(at: index)
            }
        }
        // One name of several would say too little: the type itself says what all of them are.
        api[id].shape = shape.variants.count == 1 ? .alias(api.canonical(shape.variants[0].type)) : .union(shape)
    }
}
