import APIJSON
import Testing

@Suite struct RefusalTests {
    /// A mock whose operation documents the responses.
    private func mock(_ responses: String) throws -> Mock {
        try Mock(
            paths: """
                {/a: {post: {parameters: [{name: n, in: query, schema: {type: integer}}],
                  requestBody: {content: {application/json: {schema: {type: object, required: [id]}}}},
                  responses: {'200': {description: a}, \(responses)}}}}
                """)
    }

    private static let error = """
        {description: e, content: {application/json: {schema: {type: object, required: [code, message],
          properties: {code: {const: E7}, message: {type: string}}}}}}
        """

    @Test(arguments: [
        ("'422': \(error)", 422), ("'400': \(error)", 400), ("'400': \(error), '422': \(error)", 422),
        ("4XX: \(error)", 422), ("default: \(error)", 422), ("'404': \(error)", 422),
    ])
    func `a body that doesn't fit its schema`(_ responses: String, _ status: Int) async throws {
        let answer = try await mock(responses).post("/a", "{}")
        #expect(answer.status == status)
        let isOwn = !responses.contains("404")
        #expect(answer.contentType == (isOwn ? "application/json" : "application/problem+json"))
        #expect(answer["X-Codegen-Problem"] == (isOwn ? "body: the value lacks the required property `id`" : nil))
        if isOwn {
            #expect(answer.json == ["code": "E7", "message": "body: the value lacks the required property `id`"])
        }
    }

    @Test(arguments: [
        ("'400': \(error)", 400), ("'422': \(error)", 422), ("default: \(error)", 400), ("4XX: \(error)", 400),
    ])
    func `a parameter that doesn't fit its schema`(_ responses: String, _ status: Int) async throws {
        let answer = try await mock(responses).post("/a?n=x", "{\"id\": 1}")
        #expect(answer.status == status)
        #expect(answer.json?["code"] == "E7")
        #expect(answer["X-Codegen-Problem"] == "query n: the value has to be an integer, and is a string")
    }

    @Test(arguments: [
        ("'400': {description: e}", 400), ("'422': {description: e}", 422), ("'404': {description: e}", 422),
    ])
    func `a documented error without a body keeps its status`(_ responses: String, _ status: Int) async throws {
        let answer = try await mock(responses).post("/a", "{}")
        #expect(answer.status == status)
        #expect(answer.contentType == "application/problem+json")
        #expect(answer.json?["status"]?.number == JSONNumber(status))
        #expect(answer.violations == ["body: the value lacks the required property `id`"])
    }

    @Test func `a client that asks for a problem gets all violations`() async throws {
        let mock = try mock("'422': \(Self.error)")
        let answer = try await mock.post("/a", "{}", ["Accept": "application/json, application/problem+json"])
        #expect(answer.contentType == "application/problem+json")
        #expect(answer.violations == ["body: the value lacks the required property `id`"])
    }

    @Test func `the description's own problems say what is wrong`() async throws {
        let mock = try mock(
            """
            '422': {description: e, content: {application/problem+json: {schema: {type: object, required: [title, status],
              properties: {title: {type: string}, status: {type: integer}, detail: {type: string}, trace: {const: t}}}}}}
            """)
        let answer = try await mock.post("/a", "{}")
        #expect(
            answer.json == [
                "title": "Unprocessable Content", "status": 422,
                "detail": "body: the value lacks the required property `id`", "trace": "t",
            ])
    }

    @Test func `what the client does not accept is a problem`() async throws {
        let mock = try mock("'422': {description: e, content: {application/xml: {schema: {type: object}}}}")
        let answer = try await mock.post("/a", "{}", ["Accept": "application/json"])
        #expect(answer.status == 422)
        #expect(answer.contentType == "application/problem+json")
    }
}
