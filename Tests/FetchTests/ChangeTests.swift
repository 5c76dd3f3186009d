import Testing

/// The difference between two versions of a description, as a fetch prints it.
@Suite struct ChangeTests {
    private func changes(_ old: String, _ new: String) throws -> [String] {
        let address = "https://example.com/openapi.yaml"
        let folder = try FetchFolder([address: .text(old)])
        try folder.write("apis: [{name: Pets, input: pets.yaml, output: out, source: '\(address)'}]\n", "codegen.yaml")
        #expect(folder.fetch().diagnostics.isEmpty)
        folder.machines.contents[address] = .text(new)
        let run = folder.fetch(isCheck: true)
        #expect(run.diagnostics.isEmpty)
        return run.lines
    }

    @Test func `operations, webhooks, components and the rest`() throws {
        let lines = try changes(
            """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths:
              /pets: {parameters: [{name: a, in: query}], get: {summary: x}, post: {summary: y}}
              /gone: {get: {}}
              /same: {get: {a: 1, b: [1.0, 2]}}
            webhooks: {fed: {post: {summary: x}}}
            components:
              schemas: {Pet: {type: object}, Gone: {type: object}}
              parameters: {Page: {name: page, in: query}}
            """,
            """
            {"openapi": "3.1.0", "info": {"title": "Pets", "version": "2"},
             "paths": {
               "/same": {"get": {"b": [1, 2], "a": 1}},
               "/pets": {"parameters": [{"name": "a", "in": "query"}], "get": {"summary": "z"}, "post": {"summary": "y"}},
               "/new": {"put": {}, "additionalOperations": {"COPY": {}}}},
             "webhooks": {"fed": {"post": {"summary": "y"}}},
             "components": {"schemas": {"Pet": {"type": "string"}, "New": {}},
               "parameters": {"Page": {"name": "p", "in": "query"}}, "securitySchemes": {"key": {}}}}
            """)
        #expect(
            lines == [
                "Pets: pets.yaml has changed", "  added    PUT /new", "  added    COPY /new", "  added    schema New",
                "  added    security scheme key", "  removed  GET /gone", "  removed  schema Gone", "  changed  `info`",
                "  changed  GET /pets", "  changed  POST webhook fed", "  changed  schema Pet",
                "  changed  parameter Page",
            ])
    }

    @Test func `what a path's operations share belongs to each of them`() throws {
        let lines = try changes(
            "openapi: 3.1.0\npaths: {/a: {get: {}, put: {}}, /b: {$ref: '#/x'}}\nx: {}\n",
            "openapi: 3.1.0\npaths: {/a: {get: {}, put: {}, servers: []}, /b: {$ref: '#/y'}}\nx: {}\n")
        #expect(lines.dropFirst() == ["  changed  GET /a", "  changed  PUT /a", "  changed  /b"])
    }

    @Test func `descriptions of 2.0`() throws {
        let lines = try changes(
            "swagger: '2.0'\npaths: {}\ndefinitions: {A: {}, B: {}}\nparameters: {P: {}}\n",
            "swagger: '2.0'\npaths: {}\ndefinitions: {A: {type: object}, C: {}}\nparameters: {P: {}}\n")
        #expect(lines.dropFirst() == ["  added    schema C", "  removed  schema B", "  changed  schema A"])
    }

    @Test func `names can't do anything to a terminal`() throws {
        let lines = try changes(
            "openapi: 3.1.0\npaths: {}\n", "openapi: 3.1.0\npaths: {\"/a\\e[2J\\n::error\": {get: {}}}\n")
        // The command prints lines in their visible form.
        #expect(lines.count == 2)
    }
}
