import APIJSON

/// A page of a list: the items that a request's query selects.
struct ListPage {
    let items: [JSONObject]
    /// How many there are without paging.
    let total: Int
    /// How many are before the page, and how many it has room for.
    let start: Int
    let size: Int
    let paging: PagingPlan
    let lastID: String?

    var hasMore: Bool { start + items.count < total }
    var pageCount: Int { size > 0 ? (total + size - 1) / size : 1 }

    /// The size of a page where neither the request nor the description says one.
    private static let standardSize = 20
    private static let largestSize = 10_000

    init(
        _ all: [(id: String, item: JSONObject)], _ query: [String: JSONValue], _ paging: PagingPlan, known: TextType
    ) {
        let filters = Self.filters(query, paging, known)
        let fitting = all.filter { entry in filters.allSatisfy { $0.admits(entry.item) } }
        self.paging = paging
        total = fitting.count
        let asked = paging.size.flatMap { query[$0] }.flatMap(Self.number)
        let position = paging.position.flatMap { query[$0.parameter] }
        // Who asks for no page gets everything.
        let isPaged = asked != nil || position != nil || paging.standardSize != nil || paging.position != nil
        size = isPaged ? min(max(asked ?? paging.standardSize ?? Self.standardSize, 0), Self.largestSize) : total
        let wanted = Self.start(paging.position, position, size, fitting.map(\.id))
        start = min(max(wanted, 0), total)
        let page = fitting[start..<min(start + size, total)]
        items = page.map(\.item)
        lastID = page.last?.id
    }

    private static func start(
        _ position: PagingPlan.Position?, _ value: JSONValue?, _ size: Int, _ ids: [String]
    ) -> Int {
        guard let position, let value else { return 0 }
        switch position {
        case .page(_, let first):
            let (start, isTooLarge) = ((number(value) ?? first) - first).multipliedReportingOverflow(by: size)
            return isTooLarge ? ids.count : start
        case .offset(_, let first): return (number(value) ?? first) - first
        case .cursor:
            let text = ItemIDs.text(value)
            if text.hasPrefix(cursorPrefix) { return Int(text.dropFirst(cursorPrefix.count)) ?? 0 }
            // The id of the last item, which clients know by themselves.
            if let index = ids.firstIndex(of: text) { return index + 1 }
            return number(value) ?? 0
        }
    }

    private static let cursorPrefix = "after-"

    /// The number, no larger than any page's.
    private static func number(_ value: JSONValue) -> Int? {
        guard let number = value.number ?? value.string.flatMap({ JSONNumber($0) }), let double = number.double else {
            return nil
        }
        return Int(min(max(double, -1), 1_000_000_000))
    }

    /// The value of the parameter that leads to the next page.
    var nextPosition: String? {
        guard hasMore, let position = paging.position else { return nil }
        switch position {
        case .page(_, let first): return String((size > 0 ? start / size : 0) + 1 + first)
        case .offset(_, let first): return String(start + items.count + first)
        case .cursor: return Self.cursorPrefix + String(start + items.count)
        }
    }

    /// The number of the page.
    var number: Int {
        guard case .page(_, let first) = paging.position else { return (size > 0 ? start / size : 0) + 1 }
        return (size > 0 ? start / size : 0) + first
    }

    // MARK: Filters

    /// The values that a property may have.
    private struct Filter {
        let property: String
        let values: Set<String>

        func admits(_ item: JSONObject) -> Bool {
            guard let value = item[property] else { return false }
            return (value.array ?? [value]).contains { values.contains(ItemIDs.text($0)) }
        }
    }

    /// A parameter with the name of a property filters by it, and so does each member of one that is an object.
    private static func filters(_ query: [String: JSONValue], _ paging: PagingPlan, _ type: TextType) -> [Filter] {
        var filters: [Filter] = []
        func add(_ name: String, _ value: JSONValue) {
            guard type.properties[name] != nil, value.object == nil, value != .string("") else { return }
            filters.append(Filter(property: name, values: Set((value.array ?? [value]).map(ItemIDs.text))))
        }
        for (name, value) in query where !paging.parameters.contains(name) {
            if let members = value.object { for (key, value) in members { add(key, value) } } else { add(name, value) }
        }
        return filters
    }
}
