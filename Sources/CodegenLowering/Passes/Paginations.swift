import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// Finds out how the pages of operations follow each other, by what they say themselves or what a rule says of them.
///
/// A rule that names no operations, or names them by patterns, is about those that have what it speaks of; the first rule
/// counts. Without one, pages are recognized where the description makes them plain.
func resolvePaginations(
    _ api: inout API,
    own: [OperationID: OpenAPI.Operation.OwnPagination],
    rules: [PaginationRule],
    recognizes: Bool,
    diagnostics: DiagnosticCollector
) {
    var problems: [Int: String] = [:]
    var used: Set<Int> = []
    for group in api.groups.indices {
        for index in api.groups[group].endpoints.indices {
            let endpoint = api.groups[group].endpoints[index]
            switch own[endpoint.id] ?? .unsaid {
            case .none:
                used.formUnion(rules.indices.filter { rules[$0].names(endpoint.operationID) })
            case .some(let pagination):
                used.formUnion(rules.indices.filter { rules[$0].names(endpoint.operationID) })
                switch PaginationResolver(api: api, endpoint: endpoint).resolve(pagination) {
                case .success(let resolved): api.groups[group].endpoints[index].pagination = resolved
                case .failure(let problem):
                    let message = "`\(endpoint.wireName)`: \(problem.message)"
                    diagnostics.warning(.invalidPagination, message, at: pagination.range)
                }
            case .unsaid:
                var isDecided = false
                for (number, rule) in rules.enumerated() where rule.covers(endpoint.operationID) {
                    // What an earlier rule decides needs no second one.
                    if isDecided {
                        used.insert(number)
                        continue
                    }
                    switch PaginationResolver(api: api, endpoint: endpoint).resolve(rule.pagination) {
                    case .success(let resolved):
                        used.insert(number)
                        isDecided = true
                        api.groups[group].endpoints[index].pagination = resolved
                    case .failure(let problem):
                        if let name = rule.name(of: endpoint.operationID) {
                            used.insert(number)
                            diagnostics.warning(
                                .invalidPagination, "`\(name.text)`: \(problem.message)", at: name.range)
                        } else {
                            problems[number] = problems[number] ?? "`\(endpoint.wireName)`: \(problem.message)"
                        }
                    }
                }
                if !isDecided, recognizes {
                    let found = PaginationResolver(api: api, endpoint: endpoint).recognized()
                    api.groups[group].endpoints[index].pagination = found
                }
            }
        }
    }
    for (number, rule) in rules.enumerated() where !used.contains(number) {
        let reason = problems[number] ?? "no operation has such a name"
        diagnostics.warning(
            .invalidPagination, "this pagination is about no operation; \(reason)", at: rule.pagination.range)
    }
}

/// Holds one pagination against an operation. No structure: an API is much to copy.
final class PaginationResolver {
    let api: API
    let endpoint: Endpoint

    init(api: API, endpoint: Endpoint) {
        self.api = api
        self.endpoint = endpoint
    }

    struct Problem: Error {
        let message: String
    }

    func resolve(_ pagination: OpenAPI.Pagination) -> Result<Pagination, Problem> {
        Result { () throws(Problem) in
            let body = try body()
            let items = try items(pagination.items, in: body)
            return Pagination(
                way: try way(pagination.way, items: pagination.items, in: body),
                items: items.path,
                item: items.item,
                more: try path(pagination.more, "more", in: body) { $0 == .primitive(.bool) },
                pages: try path(pagination.pages, "pages", in: body, isNumber),
                total: try path(pagination.total, "total", in: body, isNumber)
            )
        }
    }

    /// The type of a page: the JSON of the only success.
    func body() throws(Problem) -> TypeReference {
        guard case .json(let type, _) = endpoint.onlySuccess?.content else {
            throw Problem(message: "pages need one success with a JSON body")
        }
        return type
    }

    /// By default the response itself is the list, or the only list in it.
    func items(
        _ keys: [String]?, in body: TypeReference
    ) throws(Problem) -> (path: Pagination.Path, item: TypeReference) {
        if let keys {
            let path = Pagination.Path(keys)
            guard case .array(let item) = api.type(at: path, in: body) else {
                throw Problem(message: "no array at `items`, `\(keys.joined(separator: "."))`")
            }
            return (path, item)
        }
        if case .array(let item) = api.resolved(body) { return (Pagination.Path([]), item) }
        var found: [(Pagination.Path, TypeReference)] = []
        if case .declared(let id) = api.resolved(body), case .object(let shape) = api[id].shape {
            for property in shape.properties {
                guard case .array(let item) = api.resolved(property.type) else { continue }
                found.append((Pagination.Path([property.wireName]), item))
            }
        }
        guard found.count == 1 else { throw Problem(message: "`items` has to say where the items are") }
        return found[0]
    }

    private func way(
        _ way: OpenAPI.Pagination.Way, items ownItems: [String]?, in body: TypeReference
    ) throws(Problem) -> Pagination.Way {
        switch way {
        case .page(let name, let first):
            let parameter = try parameter(name, isNumber)
            return .page(parameter: parameter, first: first ?? defaultNumber(of: endpoint.parameters[parameter]))
        case .offset(let name, let first):
            let parameter = try parameter(name, isNumber)
            return .offset(parameter: parameter, first: first ?? defaultNumber(of: endpoint.parameters[parameter]) ?? 0)
        case .cursor(let name, let next):
            let parameter = try parameter(name) { if case .primitive = $0 { true } else { false } }
            let type = api.resolved(endpoint.parameters[parameter].type)
            if let value = lastItem(next, in: body) {
                let item = try items(ownItems, in: body).item
                let path = try path(value, "next", in: item) { $0 == type }
                return .lastItem(parameter: parameter, value: path ?? Pagination.Path(value))
            }
            let path = try path(next, "next", in: body) { $0 == type }
            return .cursor(parameter: parameter, next: path ?? Pagination.Path(next))
        case .link: return .link
        case .url(let keys):
            let path = try path(keys, "next-url", in: body) { $0 == .primitive(.string) || $0 == .primitive(.url) }
            return .url(path ?? Pagination.Path(keys))
        }
    }

    /// `last.id` is a value of the last item, unless the response has a property `last` itself.
    private func lastItem(_ keys: [String], in body: TypeReference) -> [String]? {
        guard keys.count > 1, keys[0] == "last", api.property("last", of: body) == nil else { return nil }
        return Array(keys.dropFirst())
    }

    func parameter(_ name: String, _ fits: (TypeReference) -> Bool) throws(Problem) -> Int {
        guard let index = endpoint.parameters.firstIndex(where: { $0.wireName == name && $0.location == .query }) else {
            throw Problem(message: "no query parameter `\(name)`")
        }
        guard fits(api.resolved(endpoint.parameters[index].type)) else {
            throw Problem(message: "the type of the parameter `\(name)` doesn't fit")
        }
        return index
    }

    func path(
        _ keys: [String]?, _ name: String, in body: TypeReference, _ fits: (TypeReference) -> Bool
    ) throws(Problem) -> Pagination.Path? {
        guard let keys else { return nil }
        let path = Pagination.Path(keys)
        guard let type = api.type(at: path, in: body) else {
            throw Problem(message: "no property at `\(name)`, `\(keys.joined(separator: "."))`")
        }
        guard fits(type) else {
            throw Problem(message: "the type of `\(name)`, `\(keys.joined(separator: "."))`, doesn't fit")
        }
        return path
    }

    private func isNumber(_ type: TypeReference) -> Bool {
        guard case .primitive(let primitive) = type else { return false }
        switch primitive {
        case .int, .int32, .int64, .uint64, .double, .float, .string: return true
        case .bool, .decimal, .date, .calendarDate, .uuid, .url, .data: return false
        }
    }

    /// A parameter's default is the first page.
    private func defaultNumber(of parameter: Parameter) -> Int? {
        switch parameter.defaultValue {
        case .integer(let number): number
        case .number(let text), .string(let text): Int(text)
        case .null, .bool, .formatted, .enumerationCase, .array, .dictionary, .object, .variant, nil: nil
        }
    }
}
