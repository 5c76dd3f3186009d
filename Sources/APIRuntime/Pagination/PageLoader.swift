import Foundation

/// The caller of the pages: a client, or a fake.
enum PageSource: Sendable {
    case client(APIClient)
    /// It has outputs only: no headers, no URLs and no bytes that could be compared.
    case fake(any EndpointCaller)

    var isFake: Bool {
        if case .fake = self { true } else { false }
    }

    /// How errors are made and reported.
    var settings: DecodingSettings {
        switch self {
        case .client(let client): client.decoding
        case .fake: .standard
        }
    }

    /// The value of a success; everything else is thrown.
    func success<Call>(_ response: Response<Call>) throws(APIError<Call.Failure>) -> Call.Output {
        switch response.outcome {
        case .success(let output): return output
        case .failure(let failure): throw .failure(failure, settings.received(response.head, response.body))
        case .undocumented: throw .undocumented(settings.received(response.head, response.body))
        }
    }
}

/// Makes the call for a page, and determines the next one.
struct PageLoader<Call: PaginatedEndpoint>: Sendable {
    let source: PageSource

    /// A page that is still to be asked for.
    struct Request: Sendable {
        let call: Call
        /// Where the server said that it is, as path and query of the client's server.
        var target: String?
        var itemsBefore = 0
        var previous: Previous?
        var watch = LoopDetector()
    }

    /// The page before: a server that gives it once more would do so for ever.
    struct Previous: Sendable {
        let body: Data
        let mayRepeat: Bool
    }

    /// A page that was asked for.
    struct Loaded: Sendable {
        let page: LoadedPage<Call>
        /// The next page; nil after the last one. A page that can't be requested is an error once it is needed.
        let next: Result<Request, APIError<Call.Failure>>?
    }

    /// Nil where there is no such page after all.
    func load(_ first: Request) async throws(APIError<Call.Failure>) -> Loaded? {
        var request = first
        while true {
            let response = try await answer(to: request)
            let output = try source.success(response)
            let page = LoadedPage<Call>(output: output, itemsBefore: request.itemsBefore, head: response.head)
            guard let previous = request.previous, !source.isFake, previous.body == response.body, !page.items.isEmpty
            else {
                return Loaded(page: page, next: following(page, of: request, response))
            }
            guard previous.mayRepeat else {
                throw .decoding(.repeatedPage, received(response))
            }
            // The first page once more, which was counted already.
            let same = LoadedPage<Call>(
                output: output, itemsBefore: request.itemsBefore - page.items.count, head: response.head)
            guard let next = following(same, of: request, response) else { return nil }
            request = try next.get()
        }
    }

    private func answer(
        to request: Request
    ) async throws(APIError<Call.Failure>) -> Response<Call> {
        switch source {
        case .client(let client):
            do throws(APIError<Never>) {
                return try await client.response(to: request.call) { raw in
                    guard let target = request.target else { return }
                    raw.head.path = target
                    raw.hasWholePath = true
                }
            } catch {
                throw error.widened()
            }
        case .fake(let fake):
            let output = try await request.call.output(from: fake)
            let head = ResponseHead(status: 200, headerFields: [:], operation: Call.operation)
            return Response(head: head, outcome: .success(output))
        }
    }

    private func received(_ response: Response<Call>) -> ReceivedResponse {
        source.settings.received(response.head, response.body)
    }

    private func following(
        _ page: LoadedPage<Call>, of request: Request, _ response: Response<Call>
    ) -> Result<Request, APIError<Call.Failure>>? {
        guard let next = request.call.next(after: page) else { return nil }
        var following = Request(call: request.call)
        var place = ""
        switch next.request {
        case .call(let call):
            following = Request(call: call)
            place = (try? call.request().head.path) ?? ""
        case .url(let url):
            guard case .client(let client) = source else {
                return .failure(.transport(UnimplementedOperation.pageAtURL(Call.operation), Call.operation))
            }
            guard let target = target(of: url, seenFrom: request, client) else {
                return .failure(.decoding(.pageElsewhere, received(response)))
            }
            following.target = target
            place = target
        }
        following.itemsBefore = page.itemsBefore + page.items.count
        following.previous = Previous(body: response.body, mayRepeat: next.mayRepeat)
        following.watch = request.watch
        switch following.watch.see(place, isEmpty: page.items.isEmpty) {
        case .goesOn: return .success(following)
        // A feed without news leads back to where it is.
        case .leadsBack where page.items.isEmpty: return nil
        case .leadsBack: return .failure(.decoding(.repeatedPage, received(response)))
        }
    }

    /// Path and query of a URL on the client's server, which may be relative to the page that has it.
    private func target(of url: String, seenFrom request: Request, _ client: APIClient) -> String? {
        guard var current = try? client.prepared(request.call.request()) else { return nil }
        if let target = request.target { current.head.path = target }
        guard let base = current.url, let url = URL(string: url, relativeTo: base)?.absoluteURL,
            let origin = Origin(url), origin == Origin(base)
        else { return nil }
        return url.requestTarget
    }
}

/// Notices pages that lead back to earlier ones, in constant memory: it compares each with one that it remembers, and
/// remembers another one after 1, 2, 4, 8 … steps (Brent's algorithm).
struct LoopDetector: Sendable {
    enum Verdict {
        case goesOn, leadsBack
    }

    private var remembered: String?
    private var steps = 0
    private var limit = 1
    private var emptyPages = 0

    /// How many empty pages in a row are passed over.
    private static var maximumEmptyPages: Int { 100 }

    /// - Parameters:
    ///   - place: Where the next page is.
    ///   - isEmpty: Whether the page before it has no items.
    mutating func see(_ place: String, isEmpty: Bool) -> Verdict {
        emptyPages = isEmpty ? emptyPages + 1 : 0
        if place == remembered || emptyPages > Self.maximumEmptyPages { return .leadsBack }
        steps += 1
        if steps == limit {
            remembered = place
            steps = 0
            limit *= 2
        }
        return .goesOn
    }
}
