import APIJSON
import CodegenDiagnostics
import CodegenDocumentTree
import CodegenMock
import CodegenOpenAPIDocument
import Testing

/// How lists of collections that remember are paged, and what they say of their pages.
@Suite struct PagingTests {
    /// A mock of a collection with five items, whose list has these parameters and this response.
    private func mock(
        parameters: [String], response: String, extensions: String = "", headers: String = "{}",
        _ change: (inout MockOptions) -> Void = { _ in }
    ) async throws -> Mock {
        let query = parameters.map { "{in: query, \($0)}" }.joined(separator: ", ")
        let mock = try Mock(
            paths: """
                {/items: {get: {operationId: listItems, \(extensions) parameters: [\(query)],
                   responses: {'200': {description: a, headers: \(headers), content: {application/json: {schema: \(response)}}}}},
                 post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}}, responses: {'201': {description: a}}}}}
                """,
            components:
                "{schemas: {Item: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}, n: {type: integer}}}}}"
        ) {
            $0.isStateful = true
            change(&$0)
        }
        for number in 1...5 { #expect(try await mock.post("/items", "{\"n\": \(number)}").status == 201) }
        return mock
    }

    private func numbers(_ value: JSONValue?) -> [Int] { value?.array?.compactMap { $0["n"]?.number?.int } ?? [] }

    private static let list = "{type: array, items: {$ref: '#/components/schemas/Item'}}"

    @Test func `offset and limit of a bare list`() async throws {
        let mock = try await mock(
            parameters: ["name: offset, schema: {type: integer}", "name: limit, schema: {type: integer}"],
            response: Self.list, headers: "{Link: {schema: {type: string}}}")
        let page = try await mock.get("/items?offset=1&limit=2")
        #expect(numbers(page.json) == [2, 3])
        #expect(page["Link"] == "<http://localhost/items?limit=2&offset=3>; rel=\"next\"")
        #expect(try await mock.get("/items?offset=4&limit=2")["Link"] == nil)
        #expect(numbers(try await mock.get("/items?offset=-5&limit=1").json) == [1])
        #expect(numbers(try await mock.get("/items").json).count == 5)
    }

    @Test func `pages from zero on, in an envelope with addresses`() async throws {
        let mock = try await mock(
            parameters: ["name: page, schema: {type: integer, default: 0}", "name: size, schema: {type: integer}"],
            response: """
                {type: object, required: [content, number, totalPages, totalElements, first, last, _links], properties: {content: \(Self.list),
                  number: {type: integer}, totalPages: {type: integer}, totalElements: {type: string}, first: {type: boolean}, last: {type: boolean},
                  _links: {type: object, required: [next, prev], properties: {next: {type: [string, 'null'], format: uri, example: 'https://a.test/b'},
                    prev: {type: [string, 'null']}}}}}
                """)
        let page = try await mock.get("/items?page=0&size=4").json
        #expect(numbers(page?["content"]) == [1, 2, 3, 4])
        #expect(page?["number"] == 0)
        #expect(page?["totalPages"] == 2)
        #expect(page?["totalElements"] == "5")
        #expect(page?["first"] == true)
        #expect(page?["last"] == false)
        #expect(page?["_links"]?["next"] == "http://localhost/items?size=4&page=1")
        #expect(page?["_links"]?["prev"] == .some(.null))
        let last = try await mock.get("/items?page=1&size=4").json
        #expect(numbers(last?["content"]) == [5])
        #expect(last?["last"] == true)
        #expect(last?["_links"]?["next"] == .some(.null))
    }

    private static let odd = """
        {type: object, required: [rows, info], properties: {rows: \(list), info: {type: object, required: [again, mark, amount], properties: {
          again: {type: boolean}, mark: {type: string}, amount: {type: integer}}}}}
        """

    @Test func `the operation's own words for its pages`() async throws {
        let mock = try await mock(
            parameters: ["name: mark, schema: {type: string}", "name: limit, schema: {type: integer, default: 2}"],
            response: Self.odd, extensions: "x-pagination: {cursor: mark, next: info.mark, more: info.again},")
        let first = try await mock.get("/items").json
        #expect(numbers(first?["rows"]) == [1, 2])
        #expect(first?["info"]?["again"] == true)
        let mark = try #require(first?["info"]?["mark"]?.string)
        #expect(numbers(try await mock.get("/items?mark=\(mark)").json?["rows"]) == [3, 4])
    }

    @Test func `the configuration's words for its pages`() async throws {
        let files = SourceFiles()
        let file = files.add(path: "rule.yaml", bytes: Array("{page: p, total: info.amount, first: 1}".utf8))
        let node = try #require(DocumentReader().read(file, into: DiagnosticCollector()))
        let pagination = try #require(OpenAPI.Pagination.decode(node) { message, _ in Issue.record("\(message)") })
        let mock = try await mock(
            parameters: ["name: p, schema: {type: integer}", "name: limit, schema: {type: integer, default: 2}"],
            response: Self.odd
        ) { $0.paginations = [PaginationRule(operations: [], pagination: pagination)] }
        let page = try await mock.get("/items?p=3").json
        #expect(numbers(page?["rows"]) == [5])
        #expect(page?["info"]?["amount"] == 5)
    }
}
