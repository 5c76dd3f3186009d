import CodegenDiagnostics
import CodegenOpenAPIDocument

/// Finds out which parameters of a list select a page: by `x-pagination`, the configuration's rules, or their names.
struct PagingFinder {
    let rules: [PaginationRule]

    private static let sizes = [
        "limit", "per_page", "perPage", "page_size", "pageSize", "page[size]", "page[limit]", "size", "count",
        "max_results", "maxResults", "first", "take", "top", "$top", "pageLimit",
    ]
    private static let pages = ["page", "page_number", "pageNumber", "page[number]", "pageIndex", "page_index"]
    private static let offsets = ["offset", "skip", "$skip", "page[offset]", "startIndex", "start_index", "start"]
    private static let cursors = [
        "cursor", "page[cursor]", "page_token", "pageToken", "next_token", "nextToken", "starting_after",
        "startingAfter", "page[after]", "after", "continuation_token", "continue", "marker", "start_cursor",
    ]

    func paging(of operation: OpenAPI.Operation, _ parameters: [OpenAPI.Parameter]) -> PagingPlan {
        let query = parameters.filter { $0.location == .query }
        var plan = PagingPlan()
        if let size = Self.first(Self.sizes, query) {
            plan.size = size.name
            plan.standardSize = Self.standard(size)
        }
        if let pagination = pagination(of: operation, query) {
            apply(pagination, query, &plan)
        } else {
            plan.position = Self.recognized(query)
        }
        return plan
    }

    private static func recognized(_ query: [OpenAPI.Parameter]) -> PagingPlan.Position? {
        if let cursor = first(cursors, query) { return .cursor(cursor.name) }
        if let page = first(pages, query) { return .page(page.name, first: firstPage(page)) }
        return first(offsets, query).map { .offset($0.name, first: 0) }
    }

    private func pagination(of operation: OpenAPI.Operation, _ query: [OpenAPI.Parameter]) -> OpenAPI.Pagination? {
        // Mistakes in it are reported where code is generated.
        switch operation.pagination(DiagnosticCollector()) {
        case .some(let pagination): pagination
        case .none: nil
        case .unsaid:
            rules.first { rule in
                rule.covers(operation.operationID) && Self.has(rule.pagination.way, query)
            }?.pagination
        }
    }

    /// Whether the list has the parameter that a rule speaks of.
    private static func has(_ way: OpenAPI.Pagination.Way, _ query: [OpenAPI.Parameter]) -> Bool {
        switch way {
        case .page(let name, _), .offset(let name, _), .cursor(let name, _): query.contains { $0.name == name }
        case .link, .url: true
        }
    }

    private func apply(_ pagination: OpenAPI.Pagination, _ query: [OpenAPI.Parameter], _ plan: inout PagingPlan) {
        (plan.more, plan.pages, plan.total) = (pagination.more, pagination.pages, pagination.total)
        switch pagination.way {
        case .page(let name, let first):
            let parameter = query.first { $0.name == name }
            plan.position = .page(name, first: first ?? parameter.map(Self.firstPage) ?? 1)
        case .offset(let name, let first): plan.position = .offset(name, first: first ?? 0)
        case .cursor(let name, let next):
            plan.position = .cursor(name)
            // A value of the last item is there by itself.
            if next.first != "last" { plan.next = next }
        case .link:
            plan.hasLinks = true
            plan.position = Self.recognized(query)
        case .url(let path):
            plan.nextURL = path
            plan.position = Self.recognized(query)
        }
    }

    private static func first(_ names: [String], _ query: [OpenAPI.Parameter]) -> OpenAPI.Parameter? {
        names.lazy.compactMap { name in query.first { $0.name == name } }.first
    }

    private static func standard(_ parameter: OpenAPI.Parameter) -> Int? {
        guard let text = parameter.schema?.defaultValue?.valueText, let number = Int(text), number > 0 else {
            return nil
        }
        return number
    }

    /// A default of zero says that pages are counted from there.
    private static func firstPage(_ parameter: OpenAPI.Parameter) -> Int {
        parameter.schema?.defaultValue?.valueText == "0" ? 0 : 1
    }
}
