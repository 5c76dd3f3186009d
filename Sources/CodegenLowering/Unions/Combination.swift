import CodegenOpenAPIDocument

/// Objects and unions that hold together: `allOf: [A, {oneOf: [B, C]}]`, or `properties` beside a `oneOf`.
struct Combination {
    var objects: [OpenAPI.Schema] = []
    var unions: [Alternatives] = []

    struct Alternatives {
        let schema: OpenAPI.Schema
        let branches: [OpenAPI.Schema]
    }

    /// Whether the unions by themselves say less than the whole.
    var isMoreThanUnion: Bool {
        if unions.count > 1 { return true }
        guard !unions.isEmpty else { return false }
        return objects.contains { object in
            if !object.properties.isEmpty || !object.patternProperties.isEmpty { return true }
            if case .schema = object.otherProperties { return true }
            return false
        }
    }

    /// How many variants there are when each branch of one union is combined with each one of the others.
    var count: Int {
        unions.reduce(1) { $0 > 1000 ? $0 : $0 * max(1, $1.branches.count) }
    }

    /// Nil when a part is neither an object nor a union of what may be one.
    init?(_ parts: [OpenAPI.Schema], _ isNullOnly: (OpenAPI.Schema) -> Bool) {
        for part in parts {
            let lists = [part.oneOf, part.anyOf].filter { !$0.isEmpty }
            guard !lists.isEmpty, !part.hasOnlyConstraintVariants else {
                guard part.isObjectLike else { return nil }
                objects.append(part)
                continue
            }
            guard part.types.subtracting([.null, .object]).isEmpty else { return nil }
            unions += lists.map { Alternatives(schema: part, branches: $0.filter { !isNullOnly($0) }) }
            var fields = part.fields
            fields.oneOf = []
            fields.anyOf = []
            let rest = part.replacing(fields)
            if rest.isObjectLike { objects.append(rest) }
        }
    }
}
