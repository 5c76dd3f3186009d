import CodegenAPIModel

extension Lowering {
    /// What a type is behind the aliases that are settled so far, without `null`.
    func unaliased(_ type: TypeReference) -> TypeReference {
        var type = type.withoutNull
        var steps = 0
        while steps < 32, case .declared(let id) = type, case .alias(let target) = shape(of: id) {
            type = target.withoutNull
            steps += 1
        }
        return type
    }

    /// An enumeration narrows a string, a declared object narrows a free one, a value narrows a nullable one.
    func narrows(_ type: TypeReference, _ other: TypeReference) -> Bool {
        switch (unaliased(type), unaliased(other)) {
        case (let a, let b) where a == b: return !type.isNullable && other.isNullable
        case (.declared(let a), .declared(let b)):
            switch (shape(of: a), shape(of: b)) {
            case (.enumeration(let few), .enumeration(let many)): return few.values.isSubset(of: many.values)
            case (_, .union(let union)): return union.variants.contains { $0.type == .declared(a) }
            default: return false
            }
        case (.declared, .dictionary(.anything)): return true
        case (.declared(let id), .primitive(.string)), (.declared(let id), .primitive(.int)):
            switch shape(of: id) {
            case .enumeration, .alias, nil: return true
            case .object, .union, .multipart: return false
            }
        case (.primitive(let a), .primitive(.string)):
            return a != .string && [.date, .calendarDate, .uuid, .url, .data].contains(a)
        case (.primitive(.int), .primitive(.double)), (.primitive(.int32), .primitive(.int)): return true
        default: return false
        }
    }
}
