import APIJSON
import CodegenMock
import Testing

@Suite struct SecurityTests {
    private static let text = """
        openapi: 3.0.3
        info: {title: A, version: '1'}
        components:
          securitySchemes:
            key: {type: apiKey, in: header, name: X-Key}
            queryKey: {type: apiKey, in: query, name: api key}
            session: {type: apiKey, in: cookie, name: sid}
            basic: {type: http, scheme: basic}
            token: {type: http, scheme: bearer}
            oauth: {type: oauth2, flows: {}}
            client: {type: mutualTLS}
        security: [{key: []}]
        paths:
          /key: {get: {responses: {'200': {description: a}}}}
          /none: {get: {security: [], responses: {'200': {description: a}}}}
          /optional: {get: {security: [{key: []}, {}], responses: {'200': {description: a}}}}
          /or: {get: {security: [{basic: []}, {token: []}], responses: {'200': {description: a}}}}
          /and: {get: {security: [{queryKey: [], session: []}], responses: {'200': {description: a}}}}
          /oauth: {get: {security: [{oauth: [read]}], responses: {'200': {description: a}}}}
          /tls: {get: {security: [{client: []}], responses: {'200': {description: a}}}}
        """

    @Test(
        arguments: [
            ("/key", [:], 401), ("/key", ["X-Key": "a"], 200), ("/none", [:], 200), ("/optional", [:], 200),
            ("/or", [:], 401), ("/or", ["Authorization": "Bearer x"], 200), ("/or", ["Authorization": "bearer x"], 200),
            ("/or", ["Authorization": "Basic YTpi"], 200), ("/or", ["Authorization": "Basic YTpi!"], 401),
            ("/or", ["Authorization": "Bearer"], 401), ("/or", ["Authorization": "Digest a"], 401),
            ("/and?api%20key=1", ["Cookie": "a=b; sid=1"], 200), ("/and?api+key=1", [:], 401),
            ("/and", ["Cookie": "sid=1"], 401), ("/and?api%20key=", ["Cookie": "sid=1"], 401),
            ("/oauth", ["Authorization": "Bearer x"], 200), ("/oauth", ["Authorization": "Basic YTpi"], 401),
            ("/tls", [:], 200),
        ] as [(String, [String: String], Int)])
    func `credentials are looked for`(_ path: String, _ headers: [String: String], _ status: Int) async throws {
        #expect(try await Mock(Self.text).get(path, headers).status == status)
    }

    @Test func `no credential is logged`() async throws {
        let mock = try Mock(Self.text)
        _ = try await mock.get("/and?api%20key=secret&a=b", ["Cookie": "sid=1"])
        _ = try await mock.get("/and?a&api+key=secret", ["Cookie": "sid=1"])
        #expect(mock.exchanges.all.map(\.target) == ["/and?api%20key=…&a=b", "/and?a&api+key=…"])
    }

    @Test func `the refusal says what is missing`() async throws {
        let mock = try Mock(Self.text)
        let answer = try await mock.get("/or")
        #expect(
            answer.json?["detail"]
                == "credentials are missing: header `Authorization: Basic …`, or header `Authorization: Bearer …`")
        #expect(answer["WWW-Authenticate"] == "Basic realm=\"basic\", Bearer realm=\"token\"")
        let both = try await mock.get("/and")
        #expect(both.json?["detail"] == "credentials are missing: query parameter `api key` and cookie `sid`")
        #expect(
            try await mock.get("/key")["WWW-Authenticate"] == "ApiKey realm=\"key\", in=\"header\", name=\"X-Key\"")
    }

    @Test func `the description's own 401`() async throws {
        let mock = try Mock(
            paths: """
                {/a: {get: {security: [{k: []}], responses: {'200': {description: a},
                  '401': {description: no, content: {application/json: {schema:
                    {type: object, required: [message, code], properties: {message: {type: string}, code: {const: E1}}}}}}}}}}
                """, components: "{securitySchemes: {k: {type: http, scheme: bearer}}}")
        let answer = try await mock.get("/a")
        #expect(answer.status == 401)
        #expect(answer.contentType == "application/json")
        #expect(answer["WWW-Authenticate"] == "Bearer realm=\"k\"")
        #expect(answer.json?["code"] == "E1")
        #expect(answer.json?["message"] == "credentials are missing: header `Authorization: Bearer ...`")
    }

    @Test func `nothing is asked for without validation`() async throws {
        #expect(try await Mock(Self.text) { $0.validates = false }.get("/key").status == 200)
    }
}
