/// Makes the calls of endpoints: a client, a group of its operations, or a fake in a test.
///
/// With `protocols: true` in the configuration, each group of operations has a protocol that refines this one, such as `PetsAPI`. It
/// requires a function for each operation, and each has a default: a fake implements those that a test is about.
public protocol EndpointCaller: Sendable {
    /// Makes the call and returns the value of a success; everything else is thrown.
    ///
    /// The calls of all operations lead here, unless a fake implements them. By default they fail with `UnimplementedOperation`.
    func call<Call: Endpoint>(_ endpoint: Call) async throws(APIError<Call.Failure>) -> Call.Output
}

extension EndpointCaller {
    public func call<Call: Endpoint>(_ endpoint: Call) async throws(APIError<Call.Failure>) -> Call.Output {
        throw .transport(UnimplementedOperation(Call.operation, missingIn: "\(Self.self)"), Call.operation)
    }

    /// The pages of an operation, beginning with the call that is given.
    ///
    /// A fake implements the operation; its pages follow each other by what they contain, not by headers or URLs.
    ///
    /// - Parameter prefetching: How many pages are asked for ahead, while those before them are read.
    public func pages<Call: PaginatedEndpoint>(of first: Call, prefetching: Int = 0) -> PageSequence<Call> {
        PageSequence(loader: PageLoader(source: pageSource), first: first, prefetched: prefetching)
    }

    /// The items on all pages of an operation, beginning with the call that is given.
    ///
    /// - Parameter prefetching: How many pages are asked for ahead, while the items before them are read.
    public func items<Call: PaginatedEndpoint>(of first: Call, prefetching: Int = 0) -> ItemSequence<Call> {
        ItemSequence(loader: PageLoader(source: pageSource), first: first, prefetched: prefetching)
    }

    private var pageSource: PageSource {
        if let own = self as? any ClientCaller { .client(own.client) } else { .fake(self) }
    }
}

/// A caller with a client that sends: a group of operations, or a generated client.
public protocol ClientCaller: EndpointCaller {
    /// The engine: server, transport, credentials, middlewares and limits.
    var client: APIClient { get }
}

extension ClientCaller {
    /// Makes the call and returns the value of a success; everything else is thrown.
    public func call<Call: Endpoint>(_ endpoint: Call) async throws(APIError<Call.Failure>) -> Call.Output {
        try await client.call(endpoint)
    }
}
