extension APIClient {
    /// The pages of an operation, beginning with the call that is given.
    ///
    /// - Parameter prefetching: How many pages are asked for ahead, while those before them are read.
    public func pages<Call: PaginatedEndpoint>(of first: Call, prefetching: Int = 0) -> PageSequence<Call> {
        PageSequence(loader: PageLoader(client: self), first: first, prefetched: prefetching)
    }

    /// The items on all pages of an operation, beginning with the call that is given.
    ///
    /// - Parameter prefetching: How many pages are asked for ahead, while the items before them are read.
    public func items<Call: PaginatedEndpoint>(of first: Call, prefetching: Int = 0) -> ItemSequence<Call> {
        ItemSequence(loader: PageLoader(client: self), first: first, prefetched: prefetching)
    }
}

extension ServiceClient {
    /// The pages of an operation, beginning with the call that is given.
    ///
    /// - Parameter prefetching: How many pages are asked for ahead, while those before them are read.
    public func pages<Call: PaginatedEndpoint>(of first: Call, prefetching: Int = 0) -> PageSequence<Call> {
        client.pages(of: first, prefetching: prefetching)
    }

    /// The items on all pages of an operation, beginning with the call that is given.
    ///
    /// - Parameter prefetching: How many pages are asked for ahead, while the items before them are read.
    public func items<Call: PaginatedEndpoint>(of first: Call, prefetching: Int = 0) -> ItemSequence<Call> {
        client.items(of: first, prefetching: prefetching)
    }
}
