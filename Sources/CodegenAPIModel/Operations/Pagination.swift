package import CodegenDiagnostics

/// How the pages of an operation follow each other.
package struct Pagination: Sendable, Equatable {
    package var way: Way
    /// Where the items are.
    package var items: Path
    /// The type of an item.
    package var item: TypeReference
    /// Where a response says whether there are further pages.
    package var more: Path?
    /// Where it says how many pages there are.
    package var pages: Path?
    /// Where it says how many items there are.
    package var total: Path?

    package init(
        way: Way, items: Path, item: TypeReference, more: Path? = nil, pages: Path? = nil, total: Path? = nil
    ) {
        self.way = way
        self.items = items
        self.item = item
        self.more = more
        self.pages = pages
        self.total = total
    }

    /// Keys that lead from a response to a value within; none for the response itself.
    package struct Path: Sendable, Equatable {
        package var keys: [String]

        package init(_ keys: [String]) { self.keys = keys }
    }

    /// Parameters are indices into the endpoint's own.
    package enum Way: Sendable, Equatable {
        /// Pages are counted, from a number that may be unknown.
        case page(parameter: Int, first: Int?)
        /// Items are counted, from a number on.
        case offset(parameter: Int, first: Int)
        /// A response has a value for the next call.
        case cursor(parameter: Int, next: Path)
        /// The next call takes a value of the page's last item.
        case lastItem(parameter: Int, value: Path)
        /// The `Link` header leads to the next page.
        case link
        /// A URL in the response.
        case url(Path)
    }
}

extension API {
    /// The property that a key of an object leads to, and the type that has it; nil where the type is no object.
    package func property(_ key: String, of type: TypeReference) -> (owner: TypeID, property: Property)? {
        guard case .declared(let id) = resolved(type), case .object(let shape) = self[id].shape,
            let property = shape.properties.first(where: { $0.wireName == key })
        else { return nil }
        return (id, property)
    }

    /// The type of the value at a path.
    package func type(at path: Pagination.Path, in type: TypeReference) -> TypeReference? {
        var type: TypeReference? = type
        for key in path.keys { type = type.flatMap { property(key, of: $0)?.property.type } }
        return type.map(resolved)
    }
}

/// An operation that the API calls on us.
package struct Webhook: Sendable, Equatable {
    package var wireName: String
    /// Nil when nothing is sent.
    package var payload: TypeReference?
    package var documentation: Documentation
    package var origin: SourceRange?

    package init(
        wireName: String,
        payload: TypeReference?,
        documentation: Documentation,
        origin: SourceRange? = nil
    ) {
        self.wireName = wireName
        self.payload = payload
        self.documentation = documentation
        self.origin = origin
    }
}

extension API {
    /// The property whose constants tell the webhooks apart, and its values for each of them: one, or those of the variants of a
    /// union; nil where none does.
    package var webhookConstants: (property: String, values: [[String]])? {
        let payloads = webhooks.map { $0.payload.map(shapes) ?? [] }
        guard let first = payloads.first?.first, !payloads.contains(where: \.isEmpty) else { return nil }
        for property in first.properties {
            let values = payloads.map { shapes in shapes.map { constant(of: property.wireName, in: $0) } }
            guard !values.joined().contains(nil) else { continue }
            // Two variants of a union may have the same one.
            let known = values.map { Set($0.compactMap { $0 }).sorted() }
            let all = known.flatMap { $0 }
            if Set(all).count == all.count { return (property.wireName, known) }
        }
        return nil
    }

    /// The objects that a payload may be; none where it may be anything else.
    private func shapes(of payload: TypeReference) -> [ObjectShape] {
        guard case .declared(let id) = resolved(payload) else { return [] }
        switch self[id].shape {
        case .object(let shape): return [shape]
        case .union(let union):
            let variants = union.variants.map { variant -> ObjectShape? in
                guard case .declared(let id) = resolved(variant.type), case .object(let shape) = self[id].shape else {
                    return nil
                }
                return shape
            }
            return variants.contains { $0 == nil } ? [] : variants.compactMap { $0 }
        case .enumeration, .multipart, .alias, .external: return []
        }
    }

    /// The only string that a property of an object allows.
    private func constant(of name: String, in shape: ObjectShape) -> String? {
        guard let property = shape.properties.first(where: { $0.wireName == name }), property.isRequired,
            case .declared(let id) = resolved(property.type), case .enumeration(let shape) = self[id].shape,
            case .strings(let values) = shape.values
        else { return nil }
        return values.count == 1 ? values[0] : nil
    }
}

/// A request that the API sends after an operation.
package struct Callback: Sendable, Equatable {
    package var wireName: String
    package var method: String
    /// The runtime expression that says where it calls.
    package var expression: String
    /// Nil when nothing is sent.
    package var payload: TypeReference?

    package init(wireName: String, method: String, expression: String, payload: TypeReference?) {
        self.wireName = wireName
        self.method = method
        self.expression = expression
        self.payload = payload
    }
}
