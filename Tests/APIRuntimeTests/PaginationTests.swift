import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// Pages that follow each other, in each of the ways.
@Suite(.timeLimit(.minutes(15)))
struct PaginationTests {
    /// A list of numbers under `items`, with everything that a server may tell.
    struct Numbers: JSONReadable, Sendable {
        var items: [Int] = []
        var next: String?
        var total: Double?
        var pages: Int?
        var more: Bool?

        private static let keys = JSONKeys("items", "next", "total", "pages", "more")

        init(json: inout JSONReader) throws(JSONError) {
            var items: [Int]?
            var object = try json.beginObject(Self.keys)
            while let key = json.nextKey(&object) {
                switch key {
                case 0: json.read(&items)
                case 1: json.read(&next)
                case 2: json.read(&total)
                case 3: json.read(&pages)
                default: json.read(&more)
                }
            }
            try json.endObject(&object)
            self.items = items ?? []
        }
    }

    /// One operation for all ways.
    struct List: PaginatedEndpoint {
        enum Way: Sendable, Equatable {
            case page(first: Int?)
            case textPage, offset, cursor, link, url
        }

        var way: Way
        var page: Int?
        var text: String?
        var offset: Int?
        var cursor: String?

        typealias Output = Numbers
        typealias Failure = Never

        static let operation = OperationInfo(id: "list", method: .get, path: "/list")

        func encode(to request: inout RequestEncoder) {
            request.query("page", page)
            request.query("page", text)
            request.query("offset", offset)
            request.query("cursor", cursor)
        }

        static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
            response.status == 200 ? .success(try response.json()) : .undocumented
        }

        static func items(in page: Numbers) -> [Int] { page.items }

        func next(after page: LoadedPage<Self>) -> NextPage<Self>? {
            var next = self
            let output = page.output
            switch way {
            case .page(let first):
                guard
                    let number = page.number(
                        after: self.page, first: first, more: output.more, pages: output.pages, total: output.total)
                else { return nil }
                next.page = number
                return .call(next, mayRepeat: first == nil && self.page == nil)
            case .textPage:
                guard let number = page.number(after: text, first: 1) else { return nil }
                next.text = number
                return .call(next)
            case .offset:
                guard let offset = page.offset(after: self.offset, total: output.total) else { return nil }
                next.offset = offset
                return .call(next)
            case .cursor:
                guard let cursor = page.cursor(output.next, more: output.more) else { return nil }
                next.cursor = cursor
                return .call(next)
            case .link: return page.linked
            case .url: return page.following(output.next)
            }
        }
    }

    /// Answers by path and query.
    private func client(
        base: String = "https://api.example.com", _ answer: @escaping @Sendable (String) -> String
    ) -> (client: APIClient, transport: InMemoryTransport) {
        let transport = InMemoryTransport { received in
            let body = answer(received.head.path ?? "")
            return RawResponse(status: body.isEmpty ? 500 : 200, body: body)
        }
        return (APIClient(server: ServerURL(template: "{base}", ["base": base]), transport: transport), transport)
    }

    private func all(_ client: APIClient, _ call: List, prefetching: Int = 0) async throws -> [Int] {
        var items: [Int] = []
        for try await item in client.items(of: call, prefetching: prefetching) { items.append(item) }
        return items
    }

    private func paths(_ transport: InMemoryTransport) -> [String] { transport.requests.compactMap(\.head.path) }

    @Test(arguments: [0, 1, 3])
    func `pages by number end at an empty one`(prefetching: Int) async throws {
        let (client, transport) = client { path in
            switch path {
            case "/list": #"{"items":[1,2]}"#
            case "/list?page=2": #"{"items":[3]}"#
            default: #"{"items":[]}"#
            }
        }
        #expect(try await all(client, List(way: .page(first: 1)), prefetching: prefetching) == [1, 2, 3])
        #expect(paths(transport) == ["/list", "/list?page=2", "/list?page=3"])
        #expect(try await all(client, List(way: .textPage)) == [1, 2, 3])
        #expect(try await all(client, List(way: .page(first: 1), page: 2)) == [3])
    }

    @Test func `what the server tells saves the last call`() async throws {
        for end in [#""total":3"#, #""pages":2"#, #""more":false"#] {
            let (client, transport) = client { path in
                path == "/list" && !end.contains("more")
                    ? "{\"items\":[1,2],\(end)}"
                    : path == "/list" ? #"{"items":[1,2],"more":true}"# : "{\"items\":[3],\(end)}"
            }
            #expect(try await all(client, List(way: .page(first: 1))) == [1, 2, 3], "\(end)")
            #expect(transport.requests.count == 2, "\(end)")
        }
    }

    @Test func `an empty page isn't the last one if there are more`() async throws {
        let (client, _) = client { path in
            switch path {
            case "/list": #"{"items":[1],"more":true}"#
            case "/list?page=1": #"{"items":[],"more":true}"#
            default: #"{"items":[2],"more":false}"#
            }
        }
        #expect(try await all(client, List(way: .page(first: 0))) == [1, 2])
    }

    @Test func `a first page that nobody numbers is found out`() async throws {
        for first in [0, 1] {
            let (client, _) = client { path in
                let number = path.split(separator: "=").last.flatMap { Int($0) } ?? first
                let index = max(0, number - first)
                return index < 3 ? "{\"items\":[\(index)]}" : #"{"items":[]}"#
            }
            #expect(try await all(client, List(way: .page(first: nil))) == [0, 1, 2], "counting from \(first)")
            let pages = client.pages(of: List(way: .page(first: nil)))
            var counts: [Int] = []
            for try await page in pages { counts.append(page.items.count) }
            #expect(counts.first == 1)
        }
    }

    @Test(arguments: [#""total":5"#, #""pages":3"#])
    func `what the server tells doesn't end a list early whose first page nobody numbers`(told: String) async throws {
        for first in [0, 1] {
            for count in [1, 2, 3] {
                let told = told.contains("pages") ? "\"pages\":\(count)" : "\"total\":\(count * 2)"
                let (client, _) = client { path in
                    let number = path.split(separator: "=").dropFirst().last.flatMap { Int($0) } ?? first
                    let index = max(0, number - first)
                    return index < count
                        ? "{\"items\":[\(index * 2),\(index * 2 + 1)],\(told)}" : "{\"items\":[],\(told)}"
                }
                let items = try await all(client, List(way: .page(first: nil)))
                #expect(items == Array(0..<(count * 2)), "counting from \(first), \(told)")
            }
        }
    }

    @Test func `numbers without sense are no trap`() async throws {
        for told in [#""pages":-9223372036854775808"#, #""pages":9223372036854775807"#, #""total":-1e300"#] {
            let (client, _) = client { $0 == "/list" ? "{\"items\":[1],\(told)}" : #"{"items":[]}"# }
            for first in [nil, Int.min, Int.max] {
                #expect(try await all(client, List(way: .page(first: first))) == [1])
            }
            #expect(try await all(client, List(way: .offset)) == [1])
        }
    }

    @Test func `a feed without news ends`() async throws {
        for way in [List.Way.cursor, .url] {
            let next = way == .cursor ? "b" : "/list?cursor=b"
            let (client, transport) = client { path in
                path == "/list" ? "{\"items\":[1],\"next\":\"\(next)\"}" : "{\"items\":[],\"next\":\"\(next)\"}"
            }
            #expect(try await all(client, List(way: way)) == [1])
            #expect(transport.requests.count == 2)
        }
        let (busy, transport) = client { _ in #"{"items":[],"more":true}"# }
        #expect(try await all(busy, List(way: .page(first: 0))) == [])
        #expect(transport.requests.count < 110)
    }

    @Test func `pages that lead in a circle are an error`() async throws {
        let (client, transport) = client { path in
            let next = ["/list": "a", "/list?cursor=a": "b", "/list?cursor=b": "c"][path] ?? "a"
            return "{\"items\":[\(path.utf8.count + path.utf8.reduce(0) { $0 + Int($1) })],\"next\":\"\(next)\"}"
        }
        await #expect(throws: APIError<Never>.self) { try await all(client, List(way: .cursor)) }
        #expect(transport.requests.count < 12)
    }

    @Test func `a page that can't be asked for costs nothing of the one before`() async throws {
        let (client, _) = client { _ in #"{"items":[1,2],"next":"http://evil.example.com/"}"# }
        for prefetching in [0, 1] {
            var iterator = client.items(of: List(way: .url), prefetching: prefetching).makeAsyncIterator()
            #expect(try await iterator.next() == 1)
            #expect(try await iterator.next() == 2)
            await #expect(throws: APIError<Never>.self) { try await iterator.next() }
        }
    }

    @Test func `a server that ignores the number is an error, no endless loop`() async throws {
        let (client, transport) = client { _ in #"{"items":[1]}"# }
        for first in [nil, 0] {
            await #expect(throws: APIError<Never>.self) { try await all(client, List(way: .page(first: first))) }
        }
        #expect(transport.requests.count == 5)
    }

    @Test func `by offset`() async throws {
        for total in ["", #","total":3"#] {
            let (client, transport) = client { path in
                switch path {
                case "/list": "{\"items\":[1,2]\(total)}"
                case "/list?offset=2": "{\"items\":[3]\(total)}"
                default: #"{"items":[]}"#
                }
            }
            #expect(try await all(client, List(way: .offset)) == [1, 2, 3])
            #expect(transport.requests.count == (total.isEmpty ? 3 : 2))
        }
    }

    @Test func `by cursor`() async throws {
        let (client, transport) = client { path in
            switch path {
            case "/list": #"{"items":[1],"next":"a b"}"#
            case "/list?cursor=a%20b": #"{"items":[],"next":"c"}"#
            case "/list?cursor=c": #"{"items":[2],"next":""}"#
            default: ""
            }
        }
        #expect(try await all(client, List(way: .cursor), prefetching: 2) == [1, 2])
        #expect(transport.requests.count == 3)
        let (stopping, _) = self.client { _ in #"{"items":[1],"next":"more","more":false}"# }
        #expect(try await all(stopping, List(way: .cursor)) == [1])
    }

    @Test(arguments: [
        ("https://api.example.com", "https://api.example.com/list?at=2"), ("https://api.example.com", "/list?at=2"),
        ("https://api.example.com", "?at=2"),
        ("https://api.example.com/v2/", "https://API.example.com:443/v2/list?at=2"),
        ("https://api.example.com/v2", "/v2/list?at=2"), ("https://api.example.com/v2", "list?at=2"),
    ])
    func `by URL`(base: String, next: String) async throws {
        let (client, transport) = client(base: base) { path in
            path.hasSuffix("at=2") ? #"{"items":[2],"next":null}"# : "{\"items\":[1],\"next\":\"\(next)\"}"
        }
        #expect(try await all(client, List(way: .url)) == [1, 2])
        let path = base.hasSuffix("v2") || base.hasSuffix("/") ? "/v2/list" : "/list"
        #expect(paths(transport) == [path, path + "?at=2"])
    }

    @Test(arguments: [
        "https://evil.example.com/list?at=2", "http://api.example.com/list", "https://api.example.com:8443/list",
        "//evil.example.com/list", "javascript:alert(1)", "https://user:pass@evil.example.com/",
    ])
    func `a page on another server isn't asked for`(next: String) async throws {
        let (client, transport) = client { _ in "{\"items\":[1],\"next\":\"\(next)\"}" }
        do {
            _ = try await all(client, List(way: .url))
            Issue.record("no error")
        } catch let error as APIError<Never> {
            guard case .decoding(.pageElsewhere, _) = error else {
                Issue.record("\(error)")
                return
            }
        }
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: [
        (#"<https://api.example.com/list?at=2>; rel="next""#, true), ("</list?at=2>;rel=next", true),
        (#"</list?at=0>; rel=prev, </list?at=2>; title="a, \"b\"; rel=x"; rel="last next""#, true),
        (#"</list?at=2>; REL="NEXT"; rel="prev""#, true), ("</list?at=2>; rel=prev; rel=next", false), ("<", false),
        ("</list?at=2", false), (#"</list?at=2>; rel="nex"#, false), ("", false), (",,;", false),
        (#"</list?at=2>; rel="a\"#, false),
    ])
    func `by the Link header`(header: String, isNext: Bool) async throws {
        let transport = InMemoryTransport { received in
            let isSecond = received.head.path == "/list?at=2"
            var response = RawResponse(status: 200, body: isSecond ? #"{"items":[2]}"# : #"{"items":[1]}"#)
            if !isSecond { response.head.headerFields[HTTPField.Name("Link")!] = header }
            return response
        }
        let client = APIClient(server: ServerURL("https://api.example.com"), transport: transport)
        #expect(try await all(client, List(way: .link)) == (isNext ? [1, 2] : [1]))
    }

    @Test func `no more is asked for ahead than was said`() async throws {
        let (client, transport) = client { path in
            "{\"items\":[\(path.utf8.count > 5 ? path.split(separator: "=").last ?? "" : "0")]}"
        }
        var iterator = client.pages(of: List(way: .page(first: 0)), prefetching: 2).makeAsyncIterator()
        #expect(try await iterator.next()?.items.isEmpty == false)
        while transport.requests.count < 3 { try await Task.sleep(for: .milliseconds(1)) }
        try await Task.sleep(for: .milliseconds(50))
        #expect(transport.requests.count == 3)
        var lazy = client.pages(of: List(way: .page(first: 0))).makeAsyncIterator()
        _ = try await lazy.next()
        #expect(transport.requests.count == 4)
    }

    @Test func `an error ends the sequence`() async throws {
        for prefetching in [0, 1] {
            let (client, _) = client { $0 == "/list" ? #"{"items":[1]}"# : "" }
            var iterator = client.items(of: List(way: .page(first: 0)), prefetching: prefetching).makeAsyncIterator()
            #expect(try await iterator.next() == 1)
            do {
                _ = try await iterator.next()
                Issue.record("no error")
            } catch let error as APIError<Never> {
                #expect(error.status == 500)
            }
            #expect(try await iterator.next() == nil)
        }
    }

    @Test func `leaving the loop ends what is under way`() async throws {
        let ended = Locked(0)
        let transport = InMemoryTransport { received in
            if received.head.path == "/list" { return RawResponse(status: 200, body: #"{"items":[1]}"#) }
            do {
                try await Task.sleep(for: .seconds(600))
            } catch {
                ended.withLock { $0 += 1 }
            }
            throw CancellationError()
        }
        let client = APIClient(server: ServerURL("https://api.example.com"), transport: transport)
        for try await item in client.items(of: List(way: .page(first: 0)), prefetching: 1) {
            #expect(item == 1)
            while transport.requests.count < 2 { await Task.yield() }
            break
        }
        while ended.withLock({ $0 }) == 0 { await Task.yield() }
        let iteration = Task {
            var seen = 0
            for try await _ in client.items(of: List(way: .page(first: 0)), prefetching: 1) { seen += 1 }
            return seen
        }
        while transport.requests.count < 4 { await Task.yield() }
        iteration.cancel()
        await #expect(throws: (any Error).self) { try await iteration.value }
    }
}
