import CodegenOpenAPIDocument

/// Finds an item, or a list of items, in the schema of a response.
struct ItemLocator {
    let types: TextTypeMaker

    struct Found {
        let path: [String]
        let schema: OpenAPI.Schema

        fileprivate func under(_ name: String) -> Self { Self(path: [name] + path, schema: schema) }
    }

    /// The items of a list: the response itself, or an array of objects within it.
    func items(in schema: OpenAPI.Schema, depth: Int = 2) -> Found? {
        let parts = types.parts(of: schema)
        if let items = parts.lazy.compactMap({ $0.items }).first {
            return types.kinds(of: items).contains(.object) ? Found(path: [], schema: items) : nil
        }
        guard depth > 0 else { return nil }
        let properties = parts.flatMap(\.properties)
        // An array in it comes before one further down.
        for property in properties where types.kinds(of: property.value).contains(.array) {
            if let found = items(in: property.value, depth: 0) { return found.under(property.name) }
        }
        for property in properties where types.kinds(of: property.value).contains(.object) {
            if let found = items(in: property.value, depth: depth - 1) { return found.under(property.name) }
        }
        return nil
    }

    /// The item of a response: a property with the schema of the list's items, else the response itself, or the value that it wraps.
    func item(in schema: OpenAPI.Schema, like listed: OpenAPI.Schema?, id: String?) -> Found {
        let whole = Found(path: [], schema: schema)
        let target = listed.map { types.resolver.resolved($0).range }
        if types.resolver.resolved(schema).range == target { return whole }
        let properties = types.parts(of: schema).flatMap(\.properties)
        let objects = properties.filter { types.kinds(of: $0.value).contains(.object) }
        if let same = objects.first(where: { types.resolver.resolved($0.value).range == target }) {
            return Found(path: [same.name], schema: same.value)
        }
        guard IDProperty.name(among: properties.map(\.name), variable: id) == nil else { return whole }
        let wrapped = objects.first { object in
            let names = types.parts(of: object.value).flatMap(\.properties).map(\.name)
            return IDProperty.name(among: names, variable: id) != nil
        }
        return wrapped.map { Found(path: [$0.name], schema: $0.value) } ?? whole
    }
}

extension TextTypeMaker {
    /// The schema and all that holds beside it.
    func conjuncts(of schema: OpenAPI.Schema, depth: Int = 12) -> [OpenAPI.Schema] {
        let schema = resolver.resolved(schema)
        guard depth > 0 else { return [schema] }
        return [schema] + schema.allOf.flatMap { conjuncts(of: $0, depth: depth - 1) }
    }
}
