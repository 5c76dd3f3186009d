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
    /// The property whose constant tells the webhooks apart, and its value for each of them; nil where none does.
    package var webhookConstant: (property: String, values: [String])? {
        let objects = webhooks.map { webhook -> ObjectShape? in
            guard let payload = webhook.payload, case .declared(let id) = resolved(payload),
                case .object(let shape) = self[id].shape
            else { return nil }
            return shape
        }
        guard let first = objects.first ?? nil else { return nil }
        for property in first.properties {
            let values = objects.compactMap { shape in
                shape?.properties.first { $0.wireName == property.wireName }.flatMap { constant(of: $0) }
            }
            if values.count == webhooks.count, Set(values).count == values.count { return (property.wireName, values) }
        }
        return nil
    }

    /// The only string that a property allows.
    private func constant(of property: Property) -> String? {
        guard property.isRequired, case .declared(let id) = resolved(property.type),
            case .enumeration(let shape) = self[id].shape, case .strings(let values) = shape.values
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
