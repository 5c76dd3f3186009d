/// The pages of an operation, one call each, made when they are asked for.
///
/// Errors are thrown as the `APIError` of the operation. Each iteration begins at the first page again.
public struct PageSequence<Call: PaginatedEndpoint>: AsyncSequence, Sendable {
    public typealias Element = Call.Output

    let loader: PageLoader<Call>
    let first: Call
    let prefetched: Int

    public func makeAsyncIterator() -> Iterator {
        Iterator(pages: LoadedPages(loader: loader, first: first, prefetched: prefetched))
    }

    /// Asks for the pages.
    public struct Iterator: AsyncIteratorProtocol {
        var pages: LoadedPages<Call>

        /// The next page, nil at the end.
        public mutating func next() async throws -> Call.Output? { try await pages.next()?.output }
    }
}

/// The items on all pages of an operation; the calls for the pages are made when their items are asked for.
///
/// Errors are thrown as the `APIError` of the operation. Each iteration begins at the first page again.
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

extension APIClient {
    /// The pages of an operation, beginning with the call that is given.
    ///
    /// - Parameter prefetching: How many pages are asked for ahead, while those before them are read.
    public func pages<Call: PaginatedEndpoint>(of first: Call, prefetching: Int = 0) -> PageSequence<Call> {
        PageSequence(loader: PageLoader(source: .client(self)), first: first, prefetched: prefetching)
    }

    /// The items on all pages of an operation, beginning with the call that is given.
    ///
    /// - Parameter prefetching: How many pages are asked for ahead, while the items before them are read.
    public func items<Call: PaginatedEndpoint>(of first: Call, prefetching: Int = 0) -> ItemSequence<Call> {
        ItemSequence(loader: PageLoader(source: .client(self)), first: first, prefetched: prefetching)
    }
}
