/// The pages of an operation, one call each, made when they are asked for.
///
/// What goes wrong is thrown as the `APIError` of the operation. Each iteration begins at the first page again.
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
