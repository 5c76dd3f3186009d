/// The items on all pages of an operation; the calls for the pages are made when their items are asked for.
///
/// What goes wrong is thrown as the `APIError` of the operation. Each iteration begins at the first page again.
public struct ItemSequence<Call: PaginatedEndpoint>: AsyncSequence, Sendable {
    public typealias Element = Call.PageItem

    let loader: PageLoader<Call>
    let first: Call
    let prefetched: Int

    public func makeAsyncIterator() -> Iterator {
        Iterator(pages: LoadedPages(loader: loader, first: first, prefetched: prefetched))
    }

    /// Asks for the items.
    public struct Iterator: AsyncIteratorProtocol {
        var pages: LoadedPages<Call>
        var items: [Call.PageItem] = []
        var position = 0

        /// The next item, nil at the end.
        public mutating func next() async throws -> Call.PageItem? {
            while position == items.count {
                guard let page = try await pages.next() else { return nil }
                items = page.items
                position = 0
            }
            defer { position += 1 }
            return items[position]
        }
    }
}
