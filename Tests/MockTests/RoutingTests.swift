import APIJSON
import CodegenMock
import Testing

@Suite struct RoutingTests {
    private static let pets = """
        openapi: 3.0.3
        info: {title: Pets, version: '1'}
        servers:
        - {url: 'https://{region}.example.com/{version}', variables: {region: {default: eu}, version: {default: v2}}}
        - {url: /beta/}
        paths:
          /pets:
            get: {operationId: listPets, responses: {'200': {description: all}}}
          /pets/{id}:
            parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
            get: {operationId: getPet, responses: {'200': {description: one}}}
            delete: {responses: {'204': {description: gone}}}
          /pets/mine:
            get: {operationId: myPets, responses: {'200': {description: mine}}}
          /internal:
            get:
              operationId: internal
              servers: [{url: 'http://localhost/admin'}]
              responses: {'200': {description: x}}
        """

    @Test(arguments: [
        ("/v2/pets", "listPets"), ("/beta/pets", "listPets"), ("/pets", "listPets"), ("/pets/3", "getPet"),
        ("/pets/mine", "myPets"), ("/admin/internal", "internal"), ("/internal", "internal"), ("/pets?x=1", "listPets"),
    ])
    func `operations are served under their servers' paths, and without`(_ path: String, _ name: String) async throws {
        let mock = try Mock(Self.pets)
        #expect(try await mock.get(path).status == 200)
        #expect(mock.exchanges.all.map(\.operation) == [name])
    }

    @Test func `paths and methods that are not there`() async throws {
        let mock = try Mock(Self.pets)
        let missing = try await mock.get("/v2/internal")
        #expect(missing.status == 404)
        #expect(missing.contentType == "application/problem+json")
        #expect(missing.json?["detail"] == "no operation has the path /v2/internal; did you mean /internal?")
        let slash = try await mock.get("/pets/")
        #expect(
            slash.json?["detail"] == "no operation has the path /pets/; a slash at the end counts; did you mean /pets?")
        let other = try await mock.get("/somewhere/else")
        #expect(other.json?["detail"] == "no operation has the path /somewhere/else")
        let method = try await mock.send("PUT", "/pets/3")
        #expect(method.status == 405)
        #expect(method["Allow"] == "DELETE, GET, HEAD, OPTIONS")
        #expect(mock.exchanges.all.map(\.status) == [404, 404, 404, 405])
        #expect(mock.exchanges.all[3].reasons == ["the path has no operation PUT; it has DELETE, GET, HEAD, OPTIONS"])
    }

    @Test func `OPTIONS of the whole server`() async throws {
        let answer = try await Mock(Self.pets).send("OPTIONS", "*")
        #expect(answer.status == 204)
        #expect(answer["Allow"] == "DELETE, GET, HEAD, OPTIONS")
    }

    @Test func `OPTIONS says what a path has`() async throws {
        let answer = try await Mock(Self.pets).send("OPTIONS", "/pets")
        #expect(answer.status == 204)
        #expect(answer["Allow"] == "GET, HEAD, OPTIONS")
    }

    @Test func `HEAD is GET without a body`() async throws {
        let mock = try Mock(
            paths: "{/a: {get: {responses: {'200': {content: {application/json: {schema: {const: [1, 2]}}}}}}}}")
        let answer = try await mock.send("HEAD", "/a")
        #expect(answer.status == 200)
        #expect(answer.data.isEmpty)
        #expect(answer.contentType == "application/json")
        #expect(answer["Content-Length"] == "5")
    }

    @Test func `operations that differ in the query of their path`() async throws {
        let mock = try Mock(
            paths: """
                {'/?Action=List': {get: {operationId: list, responses: {'200': {description: a}}}},
                 '/?Action=Drop': {get: {operationId: drop, responses: {'202': {description: b}}}}}
                """)
        #expect(try await mock.get("/?Action=Drop&x=1").status == 202)
        #expect(try await mock.get("/?Action=List").status == 200)
    }

    @Test func `operations that differ in the names of variables`() async throws {
        let mock = try Mock(
            paths: """
                {'/contacts/{id}': {get: {operationId: byID, parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}],
                   responses: {'200': {description: a}}}},
                 '/contacts/{number}': {get: {operationId: byNumber, parameters: [{name: number, in: path, required: true, schema: {type: integer}}],
                   responses: {'201': {description: a}}}}}
                """)
        #expect(try await mock.get("/contacts/00000000-0000-4000-8000-000000000000").status == 200)
        #expect(try await mock.get("/contacts/7").status == 201)
        #expect(try await mock.get("/contacts/x").status == 400)
    }

    @Test func `pages of other origins`() async throws {
        let mock = try Mock(Self.pets) { $0.allowsOrigins = true }
        let preflight = try await mock.send(
            "OPTIONS", "/pets",
            [
                "Origin": "http://a.test", "Access-Control-Request-Method": "GET",
                "Access-Control-Request-Headers": "x-y",
            ])
        #expect(preflight.status == 204)
        #expect(preflight["Access-Control-Allow-Origin"] == "http://a.test")
        #expect(preflight["Access-Control-Allow-Methods"] == "GET")
        #expect(preflight["Access-Control-Allow-Headers"] == "x-y")
        let refused = try await mock.get("/nowhere", ["Origin": "http://a.test"])
        #expect(refused["Access-Control-Allow-Origin"] == "http://a.test")
        #expect(refused["Access-Control-Expose-Headers"] == "Content-Type")
        #expect(try await Mock(Self.pets).get("/pets")["Access-Control-Allow-Origin"] == nil)
    }

    @Test func `callbacks are listed`() throws {
        let mock = try Mock(
            paths: """
                {/a: {post: {operationId: subscribe, responses: {'200': {description: a}},
                  callbacks: {onEvent: {'{$request.body#/url}': {post: {responses: {'200': {description: a}}}}}}}}}
                """)
        #expect(
            mock.service.callbacks.map { "\($0.operation) \($0.name) \($0.method) \($0.expression)" }
                == ["subscribe onEvent POST {$request.body#/url}"])
    }
}
