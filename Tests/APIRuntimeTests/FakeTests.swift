import APIRuntime
import Foundation
import HTTPTypes
import Testing

/// Fakes of `NodesAPI`, written like the generated protocol of a group with two operations.
@Suite struct FakeTests {
    private struct OneOfTwo: NodesAPI {
        func get(_ call: GetNode<Anonymous>) async throws(APIError<GetNode<Anonymous>.Failure>) -> Node {
            if call.id == "none" { throw .failure(.notFound(Node(name: "?")), of: GetNode<Anonymous>.self) }
            if call.id == "busy" {
                throw .undocumented(status: 418, of: GetNode<Anonymous>.self, body: Data("tea".utf8))
            }
            return Node(name: call.id)
        }
    }

    @Test func `a fake implements the operations that a test is about`() async throws {
        let nodes: any NodesAPI = OneOfTwo()
        #expect(try await nodes.get(id: "7").name == "7")
        let error = await #expect(throws: APIError<Never>.self) { try await nodes.watch() }
        #expect("\(error!)" == "watch (GET /watch) failed: `OneOfTwo` doesn't implement it")
        #expect(error?.underlyingError is UnimplementedOperation)
    }

    @Test func `a fake throws documented errors with their response`() async throws {
        do {
            _ = try await OneOfTwo().get(id: "none")
        } catch .failure(.notFound(let node), let response) {
            #expect(node.name == "?")
            #expect(response.status == 404)
            #expect(response.text == #"{"name":"?"}"#)
        } catch {
            Issue.record("\(error)")
        }
        let error = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await OneOfTwo().get(id: "busy")
        }
        #expect(error?.status == 418)
        #expect("\(error!)" == "getNode (GET /nodes/{id}) returned 418, which is not documented: “tea”")
    }

    @Test func `a witness needn't be asynchronous, or throw`() async throws {
        struct Simple: NodesAPI {
            func get(_ call: GetNode<Anonymous>) -> Node { Node(name: "simple") }
            func watch(_ call: Watch) -> ResponseStream<Node> { ResponseStream([Node(name: "a")], of: Watch.self) }
        }
        #expect(try await Simple().get(id: "1").name == "simple")
        var names: [String] = []
        for try await node in try await Simple().watch() { names.append(node.name) }
        #expect(names == ["a"])
    }

    @Test func `the functions of a group are sent by its client`() async throws {
        let transport = InMemoryTransport().stub(GetNode<Anonymous>.self, .success(Node(name: "stub")))
        let nodes: any NodesAPI = NodesOperations(client: SampleClient(transport: transport).client)
        #expect(try await nodes.get(id: "7").name == "stub")
        #expect(transport.calls(of: GetNode<Anonymous>.self).map(\.id) == ["7"])
    }

    // MARK: Pages

    private struct Pages: NumbersAPI {
        var last = 3

        func list(_ call: ListNumbers) async throws(APIError<Never>) -> [Int] {
            let page = call.page ?? 1
            return page > last ? [] : [page * 10, page * 10 + 1]
        }
    }

    @Test func `the pages of a fake follow each other`() async throws {
        let numbers: any NumbersAPI = Pages()
        var items: [Int] = []
        for try await item in numbers.items(of: ListNumbers()) { items.append(item) }
        #expect(items == [10, 11, 20, 21, 30, 31])
        var pages = 0
        for try await _ in numbers.pages(of: ListNumbers(page: 2), prefetching: 1) { pages += 1 }
        #expect(pages == 3)
    }

    @Test func `a fake without the operation says so`() async throws {
        struct Empty: NumbersAPI {}
        let error = await #expect(throws: APIError<Never>.self) {
            for try await _ in Empty().items(of: ListNumbers()) {}
        }
        #expect("\(error!)" == "listNumbers (GET /numbers) failed: `Empty` doesn't implement it")
    }

    @Test func `a page at a URL needs a transport`() async throws {
        struct Linked: NumbersAPI {
            func list(_ call: ListNumbers) -> [Int] { [1] }
        }
        let error = await #expect(throws: APIError<Never>.self) {
            for try await _ in Linked().items(of: ListNumbers(isLinked: true)) {}
        }
        #expect(error?.underlyingError is UnimplementedOperation)
    }

    @Test func `a group's pages are those of its client`() async throws {
        let transport = InMemoryTransport { received in
            let isFirst = received.head.path?.contains("page=2") == false
            var response = try RawResponse(json: isFirst ? [1] : [2])
            if isFirst { response.head.headerFields[HTTPField.Name("link")!] = #"</numbers?page=2>; rel="next""# }
            return response
        }
        let client = APIClient(server: ServerURL("https://a.example"), transport: transport)
        let numbers: any NumbersAPI = NumbersOperations(client: client)
        var items: [Int] = []
        for try await item in numbers.items(of: ListNumbers(isLinked: true)) { items.append(item) }
        #expect(items == [1, 2])
    }
}

// MARK: What is generated

private protocol NodesAPI: EndpointCaller {
    func get(_ call: GetNode<Anonymous>) async throws(APIError<GetNode<Anonymous>.Failure>) -> Node
    func watch(_ call: Watch) async throws(APIError<Never>) -> ResponseStream<Node>
}

extension NodesAPI {
    func get(_ call: GetNode<Anonymous>) async throws(APIError<GetNode<Anonymous>.Failure>) -> Node {
        try await self.call(call)
    }

    func get(id: String) async throws(APIError<GetNode<Anonymous>.Failure>) -> Node {
        try await get(GetNode<Anonymous>(id: id))
    }

    func watch(_ call: Watch) async throws(APIError<Never>) -> ResponseStream<Node> { try await self.call(call) }

    func watch() async throws(APIError<Never>) -> ResponseStream<Node> { try await watch(Watch()) }
}

private struct NodesOperations: ClientCaller, NodesAPI {
    let client: APIClient
}

private protocol NumbersAPI: EndpointCaller {
    func list(_ call: ListNumbers) async throws(APIError<Never>) -> [Int]
}

extension NumbersAPI {
    func list(_ call: ListNumbers) async throws(APIError<Never>) -> [Int] { try await self.call(call) }
}

private struct NumbersOperations: ClientCaller, NumbersAPI {
    let client: APIClient
}

private struct ListNumbers: PaginatedEndpoint {
    var page: Int?
    var isLinked = false

    static let operation = OperationInfo(id: "listNumbers", method: .get, path: "/numbers")

    func encode(to request: inout RequestEncoder) {
        request.query("page", page)
    }

    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<[Int], Never> {
        response.status == 200 ? .success(try response.json()) : .undocumented
    }

    static func items(in page: [Int]) -> [Int] { page }

    func next(after page: LoadedPage<Self>) -> NextPage<Self>? {
        if isLinked { return page.linked ?? (page.head.headerFields.isEmpty ? .url("/numbers?page=2") : nil) }
        guard let number = page.number(after: self.page, first: 1) else { return nil }
        var next = self
        next.page = number
        return .call(next)
    }

    func output(from fake: any EndpointCaller) async throws(APIError<Never>) -> [Int] {
        if let numbers = fake as? any NumbersAPI { try await numbers.list(self) } else { try await fake.call(self) }
    }
}
