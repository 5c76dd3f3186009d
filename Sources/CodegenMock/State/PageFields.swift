import APIJSON

/// Sets the fields of a list beside its items: totals, numbers of pages, cursors and links.
struct PageFields {
    let page: ListPage
    /// Where the items are, which aren't looked into.
    let location: [String]
    /// The address of another page, by the value of its parameter.
    let address: (String) -> String

    /// Whether a whole body with a change still fits.
    let admits: (JSONValue) -> Bool

    /// The body with the values that hold for the page, as far as it still fits its schema.
    func applied(to body: JSONValue) -> JSONValue {
        var body = body
        for change in changes(in: body) {
            for value in change.values {
                guard let next = body.setting(value, at: change.path[...]), admits(next) else { continue }
                body = next
                break
            }
        }
        return body
    }

    /// A place, and the values that it may have, the best one first; nil takes it away.
    private struct Change {
        let path: [String]
        let values: [JSONValue?]
    }

    private func changes(in body: JSONValue) -> [Change] {
        configured + search(body, [], depth: 3)
    }

    private var configured: [Change] {
        let plan = page.paging
        return [
            plan.total.map { Change(path: $0, values: numbers(page.total)) },
            plan.pages.map { Change(path: $0, values: numbers(page.pageCount)) },
            plan.more.map { Change(path: $0, values: [.bool(page.hasMore)]) },
            plan.next.map { Change(path: $0, values: cursor) },
            plan.nextURL.map { Change(path: $0, values: next) },
        ].compactMap { $0 }
    }

    private func search(_ value: JSONValue, _ path: [String], depth: Int) -> [Change] {
        guard depth > 0, let members = value.object else { return [] }
        let names = Set(members.keys.map(Self.plain))
        return members.flatMap { key, member -> [Change] in
            let place = path + [key]
            guard place != location else { return [] }
            if member.object != nil { return search(member, place, depth: depth - 1) }
            guard member.array == nil, let values = values(Self.plain(key), member, beside: names) else { return [] }
            return [Change(path: place, values: values)]
        }
    }

    private static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter } }

    private static let totals: Set = [
        "total", "totalcount", "totalitems", "totalresults", "totalelements", "totalrecords",
    ]

    /// The values of a field by its name; nil for one that says nothing of the page.
    private func values(_ name: String, _ member: JSONValue, beside names: Set<String>) -> [JSONValue?]? {
        switch name {
        case _ where Self.totals.contains(name): return numbers(page.total)
        // Beside a total it is how many items the page has.
        case "count": return numbers(names.isDisjoint(with: Self.totals) ? page.total : page.items.count)
        case "page", "currentpage", "pagenumber", "pageindex", "number": return numbers(page.number)
        case "perpage", "pagesize", "limit", "size", "itemsperpage": return numbers(page.size)
        case "offset", "skip", "startindex": return numbers(page.start)
        case "totalpages", "pages", "pagecount", "lastpage": return numbers(page.pageCount)
        case "hasmore", "hasnext", "hasnextpage", "more": return [.bool(page.hasMore)]
        case "hasprevious", "haspreviouspage", "hasprev": return [.bool(page.start > 0)]
        case "first": return member.bool == nil ? nil : [.bool(page.start == 0)]
        case "last": return member.bool == nil ? nil : [.bool(!page.hasMore)]
        case "nextcursor", "nextpagetoken", "nexttoken", "endcursor", "nextcontinuationtoken", "cursor": return cursor
        case "lastid": return page.lastID.map { [.string($0)] } ?? absent
        case "nexturl", "nextlink", "nexthref": return next
        case "next": return Self.isAddress(member) ? next : member.number == nil ? cursor : position
        case "after", "continue": return cursor
        case "prev", "previous", "previouscursor", "prevcursor", "previouspage", "prevurl", "previousurl": return absent
        default: return nil
        }
    }

    private static func isAddress(_ value: JSONValue) -> Bool {
        value.string.map { $0.contains("://") || $0.hasPrefix("/") } ?? value.isNull
    }

    private func numbers(_ number: Int) -> [JSONValue?] {
        [.number(JSONNumber(number)), .string(String(number))]
    }

    /// Null, nothing, or an empty text, whatever the schema admits.
    private var absent: [JSONValue?] { [.some(.null), .none, .some(.string(""))] }

    private var cursor: [JSONValue?] {
        guard let text = page.nextPosition else { return absent }
        return [.some(.string(text))] + (Int(text).map(numbers) ?? [])
    }

    /// A number of a page or an item.
    private var position: [JSONValue?] { page.nextPosition.flatMap { Int($0) }.map(numbers) ?? absent }

    private var next: [JSONValue?] { page.nextPosition.map { [.some(.string(address($0)))] } ?? absent }
}

extension JSONValue {
    /// The value with another one at a place, or without that place; nil where the place isn't there.
    func setting(_ value: JSONValue?, at path: ArraySlice<String>) -> JSONValue? {
        guard let key = path.first else { return value }
        guard var members = object else { return nil }
        if path.count == 1 {
            members[key] = value
        } else {
            guard let next = (members[key] ?? .object([:])).setting(value, at: path.dropFirst()) else { return nil }
            members[key] = next
        }
        return .object(members)
    }
}
