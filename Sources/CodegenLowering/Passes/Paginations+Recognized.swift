import CodegenAPIModel
import CodegenDiagnostics

/// Pages that a description makes plain without a rule: by names that many APIs use for nothing else.
extension PaginationResolver {
    /// Nil where it isn't plain; nothing is reported then.
    func recognized() -> Pagination? {
        guard endpoint.method == "GET", let body = try? body(), let items = try? items(nil, in: body) else {
            return nil
        }
        let more = ["has_more", "hasMore"].lazy.compactMap { [self] key in
            try? path([key], "more", in: body) { $0 == .primitive(.bool) }
        }.first
        let cursors = Self.cursors.lazy.compactMap { [self] in way($0, in: body, of: items.item, hasMore: more != nil) }
        guard let way = cursors.first ?? (linksToNext ? .link : nil) else { return nil }
        return Pagination(
            way: way, items: items.path, item: items.item, more: way == .link ? nil : more)
    }

    /// A query parameter, and where its next value is.
    private struct Cursor {
        let parameter: String
        let next: [String]
        /// Of the last item.
        var isOfLastItem = false
        /// Only beside `has_more`: the names alone may mean something else.
        var needsMore = false
    }

    private static let cursors = [
        Cursor(parameter: "page_token", next: ["next_page_token"]),
        Cursor(parameter: "pageToken", next: ["nextPageToken"]),
        Cursor(parameter: "next_token", next: ["next_token"]),
        Cursor(parameter: "nextToken", next: ["nextToken"]),
        Cursor(parameter: "cursor", next: ["next_cursor"]),
        Cursor(parameter: "cursor", next: ["nextCursor"]),
        Cursor(parameter: "cursor", next: ["response_metadata", "next_cursor"]),
        Cursor(parameter: "start_cursor", next: ["next_cursor"]),
        Cursor(parameter: "continuation_token", next: ["next_continuation_token"]),
        Cursor(parameter: "continue", next: ["metadata", "continue"]),
        Cursor(parameter: "after", next: ["paging", "next", "after"]),
        Cursor(parameter: "after", next: ["last_id"], needsMore: true),
        Cursor(parameter: "starting_after", next: ["id"], isOfLastItem: true, needsMore: true),
        Cursor(parameter: "after", next: ["id"], isOfLastItem: true, needsMore: true),
    ]

    private func way(
        _ cursor: Cursor, in body: TypeReference, of item: TypeReference, hasMore: Bool
    ) -> Pagination.Way? {
        guard hasMore || !cursor.needsMore, let index = try? parameter(cursor.parameter, { _ in true }) else {
            return nil
        }
        let type = api.resolved(endpoint.parameters[index].type)
        guard case .primitive = type,
            let next = try? path(cursor.next, "next", in: cursor.isOfLastItem ? item : body, { $0 == type })
        else { return nil }
        return cursor.isOfLastItem
            ? .lastItem(parameter: index, value: next) : .cursor(parameter: index, next: next)
    }

    /// The documented header `Link` of a list that is asked for in pages (RFC 8288).
    private var linksToNext: Bool {
        guard let header = endpoint.headers.first(where: { $0.wireName.lowercased() == "link" }),
            header.statuses.contains(where: \.isSuccess)
        else { return false }
        let words = (header.documentation.description ?? "").lowercased()
        let names: Set = ["page", "per_page", "perpage", "page_size", "pagesize", "cursor", "after", "before"]
        return words.contains("rel=\"next\"") || words.contains("rel=next")
            || endpoint.parameters.contains { $0.location == .query && names.contains($0.wireName.lowercased()) }
    }
}
