/// An endpoint whose response is one page of many; generated where the description or the configuration says how they follow
/// each other. `pages(of:)` and `items(of:)` of a client go through them.
public protocol PaginatedEndpoint: Endpoint {
    /// The items of the pages.
    associatedtype PageItem: Sendable

    /// The items of one page.
    static func items(in page: Output) -> [PageItem]

    /// How to request the page after one; nil after the last one.
    func next(after page: LoadedPage<Self>) -> NextPage<Self>?

    /// The output of the call as a fake returns it: generated where groups have protocols.
    func output(from fake: any EndpointCaller) async throws(APIError<Failure>) -> Output
}

extension PaginatedEndpoint {
    public func output(from fake: any EndpointCaller) async throws(APIError<Failure>) -> Output {
        try await fake.call(self)
    }
}

/// A page that has arrived.
public struct LoadedPage<Call: PaginatedEndpoint>: Sendable {
    /// The page.
    public let output: Call.Output

    /// Its items.
    public let items: [Call.PageItem]

    /// How many items the pages before it had, from the one on that was asked for first.
    public let itemsBefore: Int

    /// Status and headers.
    public let head: ResponseHead

    public init(output: Call.Output, itemsBefore: Int = 0, head: ResponseHead) {
        self.output = output
        self.items = Call.items(in: output)
        self.itemsBefore = itemsBefore
        self.head = head
    }
}

/// How to ask for a further page.
public struct NextPage<Call: PaginatedEndpoint>: Sendable {
    enum Request: Sendable {
        case call(Call)
        case url(String)
    }

    let request: Request
    let mayRepeat: Bool

    /// By another call.
    ///
    /// - Parameter mayRepeat: Whether the page may be the one before it once more, which is left out then: it isn't known whether
    ///   the server counts its pages from zero or from one.
    public static func call(_ call: Call, mayRepeat: Bool = false) -> NextPage {
        NextPage(request: .call(call), mayRepeat: mayRepeat)
    }

    /// By a URL, as the server gave it. It has to stay on the client's server.
    public static func url(_ url: String) -> NextPage { NextPage(request: .url(url), mayRepeat: false) }
}
