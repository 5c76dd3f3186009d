import APIJSON
import CodegenMock
import Testing

@Suite struct ParameterTests {
    /// A mock with one operation that has one parameter.
    private func mock(_ parameter: String, path: String = "/a") throws -> Mock {
        try Mock(
            paths: "{'\(path)': {get: {parameters: [\(parameter)], responses: {'200': {description: a}}}}}",
            components: "{schemas: {N: {type: integer}}}")
    }

    @Test(arguments: [
        // Types.
        ("{name: n, in: query, schema: {type: integer, maximum: 5}}", "n=5", []),
        (
            "{name: n, in: query, schema: {type: integer, maximum: 5}}", "n=6",
            ["query n: the value has to be at most 5, and is 6"]
        ),
        (
            "{name: n, in: query, schema: {type: integer}}", "n=x",
            ["query n: the value has to be an integer, and is a string"]
        ),
        ("{name: n, in: query, schema: {type: boolean}}", "n=true", []),
        ("{name: n, in: query, schema: {type: string, pattern: '^[0-9]+$'}}", "n=12", []),
        ("{name: n, in: query, schema: {type: [integer, 'null']}}", "n=null", []),
        ("{name: n, in: query, schema: {oneOf: [{type: integer, maximum: 3}, {type: string}]}}", "n=9", []),
        (
            "{name: n, in: query, schema: {$ref: '#/components/schemas/N'}}", "n=1.5",
            ["query n: the value has to be an integer, and is a number"]
        ),
        ("{name: n, in: query, schema: {enum: [1, 2]}}", "n=2", []),
        ("{name: n, in: query, schema: {enum: ['1', '2']}}", "n=2", []),
        // Presence.
        ("{name: n, in: query, required: true, schema: {type: string}}", "", ["query n: is required, and is missing"]),
        ("{name: n, in: query, schema: {type: string}}", "other=1", []),
        ("{name: n, in: query, schema: {type: integer}, allowEmptyValue: true}", "n=", []),
        (
            "{name: n, in: query, schema: {type: integer}}", "n=",
            ["query n: the value has to be an integer, and is a string"]
        ),
        ("{name: n, in: query, schema: {type: string}}", "n=1&n=2", ["query n: is given more than once"]),
        ("{name: n, in: query, schema: {type: string}}", "n=%ZZ", ["query n: is not percent-encoded UTF-8"]),
        // Styles.
        ("{name: n, in: query, schema: {type: array, items: {type: integer}, maxItems: 2}}", "n=1&n=2", []),
        (
            "{name: n, in: query, schema: {type: array, items: {type: integer}}}", "n=1&n=b",
            ["query n /1: `[1]` has to be an integer, and is a string"]
        ),
        ("{name: n, in: query, explode: false, schema: {type: array, items: {type: integer}}}", "n=1,2", []),
        ("{name: n, in: query, style: pipeDelimited, schema: {type: array, items: {type: integer}}}", "n=1|2", []),
        ("{name: n, in: query, style: spaceDelimited, schema: {type: array, items: {type: integer}}}", "n=1%202", []),
        (
            "{name: n, in: query, style: deepObject, schema: {type: object, properties: {a: {type: integer}, b: {type: array, items: {type: integer}}}}}",
            "n[a]=1&n[b]=2", []
        ),
        (
            "{name: n, in: query, style: deepObject, schema: {type: object, additionalProperties: false, properties: {a: {type: integer}}}}",
            "n[c]=1", ["query n /c: `c` is an unknown property"]
        ),
        (
            "{name: n, in: query, schema: {type: object, additionalProperties: false, properties: {a: {type: integer}, b: {type: string}}}}",
            "a=1&other=2&__dynamic=true", []
        ),
        (
            "{name: n, in: query, schema: {type: object, properties: {a: {type: integer}}}}", "a=x",
            ["query n /a: `a` has to be an integer, and is a string"]
        ),
        ("{name: n, in: query, schema: {oneOf: [{type: integer}, {type: array, items: {type: integer}}]}}", "n=1", []),
        (
            "{name: n, in: query, schema: {oneOf: [{type: integer}, {type: array, items: {type: integer}}]}}",
            "n=1&n=2", []
        ),
        // Content.
        (
            "{name: n, in: query, content: {application/json: {schema: {type: object, required: [a]}}}}",
            "n=%7B%22a%22:1%7D", []
        ),
        (
            "{name: n, in: query, content: {application/json: {schema: {type: object, required: [a]}}}}", "n=%7B%7D",
            ["query n: the value lacks the required property `a`"]
        ),
        (
            "{name: n, in: query, content: {application/json: {schema: {type: object}}}}", "n=%7B",
            ["query n: is not JSON"]
        ),
        ("{name: n, in: query, content: {text/csv: {schema: {type: array}}}}", "n=a,b", []),
    ])
    func `query parameters`(_ parameter: String, _ query: String, _ violations: [String]) async throws {
        let answer = try await mock(parameter).get("/a?" + query)
        #expect(answer.violations == violations)
        #expect(answer.status == (violations.isEmpty ? 200 : 400))
    }

    @Test(arguments: [
        ("{name: n, in: path, required: true, schema: {type: integer}}", "/{n}", "/5", []),
        (
            "{name: n, in: path, required: true, schema: {type: integer}}", "/{n}", "/x",
            ["path n: the value has to be an integer, and is a string"]
        ),
        ("{name: n, in: path, required: true, schema: {type: string, maxLength: 3}}", "/{n}", "/a%2Fb", []),
        ("{name: n, in: path, required: true, schema: {type: array, items: {type: integer}}}", "/{n}", "/1,2", []),
        (
            "{name: n, in: path, required: true, style: label, schema: {type: array, items: {type: integer}}}", "/{n}",
            "/.1,2", []
        ),
        (
            "{name: n, in: path, required: true, style: label, schema: {type: integer}}", "/{n}", "/1",
            ["path n: doesn't begin with '.'"]
        ),
        (
            "{name: n, in: path, required: true, style: matrix, explode: true, schema: {type: array, items: {type: integer}}}",
            "/{n}", "/;n=1;n=2", []
        ),
        (
            "{name: n, in: path, required: true, schema: {type: string, format: uuid}}", "/{n}:sign", "/x:sign",
            ["path n: the value has to fit the format `uuid`, and is `x`"]
        ),
    ])
    func `path parameters`(_ parameter: String, _ template: String, _ path: String, _ violations: [String]) async throws
    {
        let answer = try await mock(parameter, path: template).get(path)
        #expect(answer.violations == violations)
    }

    @Test(
        arguments: [
            ("{name: X-N, in: header, required: true, schema: {type: integer}}", ["x-n": "5"], []),
            (
                "{name: X-N, in: header, required: true, schema: {type: integer}}", [:],
                ["header X-N: is required, and is missing"]
            ),
            (
                "{name: X-N, in: header, schema: {type: array, items: {type: integer}}}", ["X-N": "1, 2,x"],
                ["header X-N /2: `[2]` has to be an integer, and is a string"]
            ),
            (
                "{name: X-N, in: header, explode: true, schema: {type: object, properties: {a: {type: integer}}}}",
                ["X-N": "a=1"], []
            ),
            ("{name: Accept, in: header, required: true, schema: {type: integer}}", [:], []),
            ("{name: c, in: cookie, schema: {type: integer}}", ["Cookie": "d=x; c=5"], []),
            (
                "{name: c, in: cookie, required: true, schema: {type: integer}}", ["Cookie": "d=x"],
                ["cookie c: is required, and is missing"]
            ),
            (
                "{name: c, in: cookie, schema: {type: integer}}", ["Cookie": "c=x"],
                ["cookie c: the value has to be an integer, and is a string"]
            ),
        ] as [(String, [String: String], [String])])
    func `headers and cookies`(_ parameter: String, _ headers: [String: String], _ violations: [String]) async throws {
        let answer = try await mock(parameter).get("/a", headers)
        #expect(answer.violations == violations)
    }

    @Test func `a query that is one value`() async throws {
        let text = """
            {openapi: 3.2.0, info: {title: A, version: '1'}, paths: {/a: {get: {parameters: [
              {name: q, in: querystring, content: {application/json: {schema: {type: object, required: [a]}}}}],
              responses: {'200': {description: a}}}}}}
            """
        #expect(try await Mock(text).get("/a?%7B%22a%22%3A1%7D").status == 200)
        #expect(
            try await Mock(text).get("/a?%7B%7D").violations == ["query q: the value lacks the required property `a`"])
    }

    @Test func `all that is wrong is said at once`() async throws {
        let mock = try Mock(
            paths: """
                {/a: {post: {parameters: [{name: n, in: query, required: true, schema: {type: integer}},
                  {name: X-A, in: header, schema: {enum: [a, b]}}],
                  requestBody: {content: {application/json: {schema: {type: object, required: [id], properties:
                    {id: {type: integer}, tags: {type: array, items: {type: string}}}}}}},
                  responses: {'200': {description: a}}}}}
                """)
        let answer = try await mock.post("/a", "{\"tags\": [1]}", ["X-A": "c"])
        #expect(answer.status == 400)
        #expect(answer.contentType == "application/problem+json")
        #expect(answer.json?["detail"] == "parameters and the body don't fit the description")
        #expect(
            answer.violations == [
                "query n: is required, and is missing", "header X-A: the value has to be one of `a`, `b`, and is `c`",
                "body: the value lacks the required property `id`",
                "body /tags/0: `tags[0]` has to be a string, and is an integer",
            ])
        #expect(mock.exchanges.all[0].reasons == answer.violations)
        let unchecked = try Mock(
            paths:
                "{/a: {get: {parameters: [{name: n, in: query, required: true}], responses: {'200': {description: a}}}}}"
        ) { $0.validates = false }
        #expect(try await unchecked.get("/a").status == 200)
    }

    @Test func `Swagger 2.0`() async throws {
        let mock = try Mock(
            """
            swagger: '2.0'
            info: {title: A, version: '1'}
            basePath: /v1
            produces: [application/json]
            paths:
              /a:
                get:
                  parameters:
                  - {name: ids, in: query, type: array, items: {type: integer}, collectionFormat: pipes}
                  responses: {200: {description: a, schema: {type: array, items: {type: integer}, minItems: 1}}}
                post:
                  consumes: [application/x-www-form-urlencoded]
                  parameters:
                  - {name: age, in: formData, type: integer, required: true}
                  responses: {201: {description: a}}
            """)
        #expect(try await mock.get("/v1/a?ids=1|2").json?.array?.isEmpty == false)
        #expect(try await mock.get("/v1/a?ids=1|b").status == 400)
        let form = ["Content-Type": "application/x-www-form-urlencoded"]
        #expect(try await mock.send("POST", "/v1/a", form, "age=5").status == 201)
        #expect(try await mock.send("POST", "/v1/a", form, "age=b").status == 422)
    }
}
