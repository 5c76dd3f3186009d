import APIJSON
import CodegenMock
import Testing

@Suite struct ExampleTests {
    private func mock() throws -> Mock {
        try Mock(
            paths: """
                {/pet: {get: {operationId: pet, responses: {'200': {description: a,
                  headers: {X-Page: {schema: {type: integer}, example: 7}},
                  content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}, examples: {
                    broken: {value: {name: 1}}, cat: {value: {name: Mia, password: secret}},
                    dog: {$ref: '#/components/examples/dog'}}},
                  text/csv: {schema: {type: object}, example: "a,b"}}}}}},
                 /plain: {get: {responses: {'200': {description: a, content: {application/json: {example: [1, 2]}}}}}}}
                """,
            components: """
                {schemas: {Pet: {type: object, required: [name], properties: {name: {type: string},
                  password: {type: string, writeOnly: true}}}}, examples: {dog: {value: {name: Rex}}}}
                """)
    }

    @Test func `the first example that fits its schema`() async throws {
        let answer = try await mock().get("/pet")
        #expect(answer.text == "{\"name\":\"Mia\"}")
        #expect(answer["X-Page"] == "7")
        #expect(try await mock().get("/pet", ["Accept": "text/csv"]).text == "a,b")
        #expect(try await mock().get("/plain").json == [1, 2])
    }

    @Test func `an example by its name`() async throws {
        let mock = try mock()
        let dog = try await mock.get("/pet", ["Prefer": "example=dog"])
        #expect(dog.json == ["name": "Rex"])
        #expect(dog["Preference-Applied"] == "example=\"dog\"")
        // It is what is asked for, right or wrong.
        #expect(try await mock.get("/pet?__example=broken").json == ["name": 1])
        let unknown = try await mock.get("/pet?__example=cow")
        #expect(unknown.status == 404)
        #expect(unknown.json?["detail"] == "the response 200 has no example cow; it has broken, cat, dog")
        #expect(unknown.json?["available"] == ["broken", "cat", "dog"])
    }

    @Test func `dynamic values aren't examples`() async throws {
        let names = try await [0, 1, 2].asyncMap { _ in try await mock().get("/pet?__dynamic=true").json?["name"] }
        #expect(!names.contains("Mia"))
    }

    @Test func `examples of Swagger 2.0 are those of a media type`() async throws {
        let mock = try Mock(
            """
            swagger: '2.0'
            info: {title: A, version: '1'}
            produces: [application/json, text/plain]
            paths:
              /a:
                get: {responses: {'200': {description: a, schema: {type: object}, examples: {application/json: {b: 1}}}}}
            """)
        #expect(try await mock.get("/a").json == ["b": 1])
    }
}

extension Array {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
