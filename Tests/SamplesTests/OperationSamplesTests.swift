import CodegenDiagnostics
import CodegenDocumentTree
import CodegenOpenAPIDocument
import CodegenSamples
import CodegenSchemaEvaluation
import Testing

/// Samples of what operations send and receive.
@Suite struct OperationSamplesTests {
    private struct API {
        let description: Description
        let samples: OperationSamples
        let inputs: ReferenceResolver.Inputs
        let operation: OpenAPI.Operation

        init(_ text: String, _ options: SampleOptions = .init()) throws {
            let files = SourceFiles()
            let diagnostics = DiagnosticCollector()
            let file = files.add(path: "openapi.yaml", bytes: Array(text.utf8))
            let root = try #require(DocumentReader().read(file, into: diagnostics))
            description = try #require(Description.decode(root, in: file, diagnostics: diagnostics))
            samples = OperationSamples(description: description, files: files, options: options)
            let path = description.resolver.paths[0].value
            operation = path.operations[0].value
            inputs = description.resolver.inputs(of: operation, in: path)
        }

        func content(_ position: Int = 0) throws -> [OpenAPI.Named<OpenAPI.MediaType>] {
            let response = try #require(description.resolver.response(operation.responses[position].value))
            return description.resolver.content(of: response, in: operation)
        }
    }

    private func json(_ node: Node?) -> String? {
        node.map { JSONTreeWriter.text(of: $0).split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    private static let text = """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        paths:
          /pets/{id}:
            post:
              parameters:
              - {name: id, in: path, required: true, schema: {type: integer}, examples: {a: {value: none}, b: {$ref: '#/components/examples/Seven'}}}
              - {name: city, in: query, schema: {type: string}}
              - {name: filter, in: query, content: {application/json: {schema: {type: object}, example: {a: 1}}}}
              - {name: any, in: query, example: x}
              requestBody:
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Pet'}
                    examples:
                      first: {value: {id: 1, name: Rex}}
                      second: {summary: Another, value: {name: 5}}
                      third: {externalValue: 'https://example.com/pet.json'}
              responses:
                '200':
                  description: OK
                  headers: {X-Total: {schema: {type: integer, minimum: 3}}, X-Shown: {schema: {type: integer}, example: 9}}
                  content:
                    application/json: {schema: {$ref: '#/components/schemas/Pet'}}
                    text/plain: {schema: {type: string}, example: Hello}
        components:
          examples: {Seven: {value: 7}}
          schemas:
            Pet:
              type: object
              required: [id, name]
              properties: {id: {type: integer, readOnly: true}, name: {type: string}, tag: {type: string}}
        """

    @Test func `parameters have their own examples, if they fit`() throws {
        let api = try API(Self.text)
        let values = api.inputs.parameters.map { json(api.samples.value(of: $0)) }
        #expect(values == ["7", "\"London\"", "{ \"a\": 1 }", "\"x\""])
        let made = try API(Self.text, SampleOptions(usesExamples: false))
        #expect(made.inputs.parameters.map { json(made.samples.value(of: $0)) } == ["1", "\"London\"", "{}", nil])
    }

    @Test func `bodies have the first example that fits, or the one that is asked for`() throws {
        let api = try API(Self.text)
        let body = try #require(api.inputs.body?.content.first?.value)
        #expect(json(api.samples.value(of: body, direction: .request)) == "{ \"name\": \"Rex\" }")
        #expect(json(api.samples.value(of: body, direction: .request, example: "second")) == "{ \"name\": 5 }")
        #expect(api.samples.value(of: body, direction: .request, example: "third") == nil)
        #expect(api.samples.value(of: body, direction: .request, example: "fourth") == nil)
        #expect(api.samples.exampleNames(of: body) == ["first", "second", "third"])
    }

    @Test func `responses and their headers have values`() throws {
        let api = try API(Self.text)
        let content = try api.content()
        #expect(
            content.map { json(api.samples.value(of: $0.value, direction: .response)) }
                == ["{ \"id\": 1, \"name\": \"Example\" }", "\"Hello\""])
        let response = try #require(api.description.resolver.response(api.operation.responses[0].value))
        let headers = response.headers.compactMap { api.description.resolver.header($0.value) }
        #expect(headers.map { json(api.samples.value(of: $0)) } == ["3", "9"])
    }

    @Test func `examples of version 2 are those of their media type`() throws {
        let api = try API(
            """
            swagger: '2.0'
            info: {title: T, version: '1'}
            produces: [application/json, application/xml]
            paths:
              /a:
                get:
                  parameters: [{name: limit, in: query, type: integer, maximum: 9}]
                  responses:
                    '200':
                      description: OK
                      schema: {type: object, properties: {a: {type: integer}}}
                      examples: {application/json: {a: 3}}
            """)
        #expect(json(api.samples.value(of: api.inputs.parameters[0])) == "9")
        let content = try api.content()
        #expect(content.map { json(api.samples.value(of: $0.value, direction: .response)) } == ["{ \"a\": 3 }", "{}"])
    }

    @Test func `data and written values of 3_2, and sequences`() throws {
        let api = try API(
            """
            openapi: 3.2.0
            info: {title: T, version: '1'}
            paths:
              /a:
                get:
                  responses:
                    '200':
                      description: OK
                      content:
                        application/jsonl: {itemSchema: {type: integer}}
                        application/json:
                          schema: {type: integer}
                          examples: {a: {dataValue: 4, serializedValue: '4'}, b: {serializedValue: '5'}}
            """)
        let content = try api.content()
        #expect(content.map { json(api.samples.value(of: $0.value, direction: .response)) } == ["[ 1 ]", "4"])
        #expect(json(api.samples.value(of: content[1].value, direction: .response, example: "b")) == "\"5\"")
    }

    @Test func `threads may ask at once`() async throws {
        let api = try API(Self.text)
        let (samples, content) = (api.samples, try api.content())
        let values = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    samples.value(of: content[0].value, direction: .response).map(JSONTreeWriter.text)
                }
            }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(values.count == 1)
    }
}
