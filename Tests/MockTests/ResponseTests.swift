import APIJSON
import CodegenMock
import Foundation
import Testing

@Suite struct ResponseTests {
    private func mock(_ responses: String, _ change: (inout MockOptions) -> Void = { _ in }) throws -> Mock {
        try Mock(paths: "{/a: {get: {operationId: a, responses: \(responses)}}}", change)
    }

    private func content(_ mediaType: String, _ media: String) -> String {
        "{'200': {description: a, content: {'\(mediaType)': \(media)}}}"
    }

    @Test(arguments: [
        ("{'404': {description: a}, '202': {description: a}, '201': {description: a}}", 201),
        ("{'404': {description: a}, 2XX: {description: a}}", 200),
        ("{'404': {description: a}, default: {description: a}}", 200),
        ("{'404': {description: a}, '302': {description: a}}", 302), ("{'404': {description: a}}", 200), ("{}", 200),
    ])
    func `the first documented success`(_ responses: String, _ status: Int) async throws {
        #expect(try await mock(responses).get("/a").status == status)
    }

    @Test func `the media type that is accepted`() async throws {
        let mock = try mock(
            """
            {'200': {description: a, content: {text/plain: {schema: {const: hello}}, application/json: {schema: {const: [1]}},
              'image/*': {}}}}
            """)
        #expect(try await mock.get("/a").text == "[1]")
        let text = try await mock.get("/a", ["Accept": "text/*, application/json;q=0.5"])
        #expect(text.text == "hello")
        #expect(text.contentType == "text/plain")
        let image = try await mock.get("/a", ["Accept": "image/gif"])
        #expect(image.contentType == "image/gif")
        #expect(image.text.hasPrefix("GIF89a"))
        let refused = try await mock.get("/a", ["Accept": "application/xml"])
        #expect(refused.status == 406)
        #expect(refused.json?["available"] == ["application/json", "text/plain", "image/*"])
        #expect(mock.exchanges.all.last?.reasons == ["`Accept` admits none of application/json, text/plain, image/*"])
    }

    @Test func `no body where there can't be one`() async throws {
        let answer = try await mock("{'204': {description: a, content: {application/json: {schema: {const: 1}}}}}").get(
            "/a")
        #expect(answer.data.isEmpty)
        #expect(answer.contentType == nil)
    }

    @Test func `headers`() async throws {
        let answer = try await mock(
            """
            {'200': {description: a, headers: {
              X-Rate: {required: true, schema: {const: 5}}, X-List: {schema: {const: [1, b]}},
              X-Object: {explode: true, schema: {const: {a: 1, b: x}}}, X-JSON: {content: {application/json: {schema: {const: {a: [1]}}}}},
              Content-Type: {schema: {const: no}}}}}
            """
        ).get("/a")
        #expect(answer["X-Rate"] == "5")
        #expect(answer["X-List"] == "1,b")
        #expect(answer["X-Object"] == "a=1,b=x")
        #expect(answer["X-JSON"] == "{\"a\":[1]}")
        #expect(answer.contentType == nil)
    }

    @Test func `preferences choose the response`() async throws {
        let mock = try mock(
            """
            {'200': {description: a}, '404': {description: b, content: {application/json: {schema: {const: gone}}}},
             5XX: {description: c}}
            """)
        let missing = try await mock.get("/a", ["Prefer": "code=404"])
        #expect(missing.status == 404)
        #expect(missing.text == "\"gone\"")
        #expect(missing["Preference-Applied"] == "code=404")
        #expect(try await mock.get("/a", ["Prefer": "foo; a=\"x,y\", Code=\"503\""]).status == 503)
        #expect(try await mock.get("/a?__code=404").status == 404)
        let unknown = try await mock.get("/a?__code=418")
        #expect(unknown.status == 404)
        #expect(unknown.json?["detail"] == "`a` has no response 418; it has 200, 404, 5XX")
        #expect(unknown.json?["available"] == ["200", "404", "5XX"])
        #expect(try await mock.get("/a?__code=abc").json?["available"] != nil)
    }

    @Test func `dynamic values are other ones each time`() async throws {
        let mock = try mock(content("application/json", "{schema: {type: string, format: uuid}}"))
        let first = try await mock.get("/a")
        #expect(try await mock.get("/a").text == first.text)
        let dynamic = try await mock.get("/a?__dynamic=true")
        #expect(dynamic.text != first.text)
        #expect(try await mock.get("/a", ["Prefer": "dynamic"]).text != dynamic.text)
    }

    @Test func `XML by the keywords of its schema`() async throws {
        let mock = try Mock(
            paths: """
                {/a: {get: {responses: {'200': {description: a, content: {application/xml: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}}
                """,
            components: """
                {schemas: {Pet: {type: object, required: [id, name, tags, plain, note], properties: {
                  id: {const: 7, xml: {attribute: true}}, name: {const: 'a<b', xml: {name: title, prefix: p, namespace: 'urn:p'}},
                  tags: {type: array, minItems: 2, maxItems: 2, items: {const: x, xml: {name: tag}}, xml: {wrapped: true}},
                  plain: {type: array, minItems: 1, maxItems: 1, items: {const: y}}, note: {const: true}}}}}
                """)
        #expect(
            try await mock.get("/a").text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <Pet id="7"><p:title xmlns:p="urn:p">a&lt;b</p:title><tags><tag>x</tag><tag>x</tag></tags><plain>y</plain>\
                <note>true</note></Pet>
                """)
    }

    @Test func `files`() async throws {
        for (type, start) in [
            ("image/png", [0x89, 0x50, 0x4E, 0x47]), ("application/pdf", Array("%PDF".utf8)),
            ("application/zip", [0x50, 0x4B]),
        ] {
            let answer = try await mock(content(type, "{schema: {type: string, format: binary}}")).get("/a")
            #expect(answer.data.starts(with: start.map { UInt8($0) }))
            #expect(answer.contentType == type)
        }
        #expect(
            try await mock(content("application/octet-stream", "{schema: {type: string, format: binary}}")).get("/a")
                .data.isEmpty == false)
        let pdf = try await mock(content("application/pdf", "{}")).get("/a").text
        let start = try #require(pdf.range(of: "startxref\n"))
        let offset = try #require(Int(pdf[start.upperBound...].prefix { $0.isNumber }))
        #expect(pdf.dropFirst(offset).hasPrefix("xref"))
    }

    @Test func `forms and multipart`() async throws {
        let form = try await mock(
            content("application/x-www-form-urlencoded", "{schema: {const: {a: 'x y', b: [1, 2]}}}")
        ).get("/a")
        #expect(form.text == "a=x%20y&b=1&b=2")
        let parts = try await mock(content("multipart/form-data", "{schema: {const: {a: x, o: {b: 1}}}}")).get("/a")
        #expect(parts.contentType == "multipart/form-data; boundary=mock-boundary")
        #expect(parts.text.hasPrefix("--mock-boundary\r\nContent-Disposition: form-data; name=\"a\"\r\n"))
        #expect(parts.text.hasSuffix("\r\n\r\n{\"b\":1}\r\n--mock-boundary--\r\n"))
    }

    @Test func `parts by their encoding`() async throws {
        let parts = try await mock(
            content(
                "multipart/form-data",
                """
                {schema: {type: object, required: [image, raw, n], properties: {image: {type: string, format: binary}, n: {const: 5},
                   raw: {const: x}}, additionalProperties: false}, encoding: {image: {contentType: image/*}, raw: {contentType: application/json}}}
                """)
        ).get("/a")
        #expect(parts.text.contains("name=\"image\"; filename=\"file\"\r\nContent-Type: image/png\r\n\r\n"))
        #expect(parts.text.contains("Content-Type: application/json\r\n\r\n\"x\"\r\n"))
        #expect(parts.text.contains("Content-Type: text/plain; charset=utf-8\r\n\r\n5\r\n"))
    }

    @Test func `a schema that no value fits`() async throws {
        let answer = try await mock(content("application/json", "{schema: {type: array, minItems: 1, items: false}}"))
            .get("/a")
        #expect(answer.text == "[]")
        #expect(answer["X-Codegen-Problem"] == "no value was found that fits the schema")
    }

    @Test(arguments: [
        ("application/jsonl", "{schema: {const: {a: 1}}}", "{\"a\":1}\n{\"a\":1}\n"),
        ("application/x-ndjson", "{schema: {type: array, items: {const: 5}}}", "5\n5\n"),
        ("application/json-seq", "{itemSchema: {const: 5}}", "\u{1E}5\n\u{1E}5\n"),
        ("text/event-stream", "{schema: {const: {a: 1}}}", "data: {\"a\":1}\n\ndata: {\"a\":1}\n\n"),
        (
            "text/event-stream", "{itemSchema: {const: {event: tick, data: 'a\\nb', id: 3}}}",
            "event: tick\nid: 3\ndata: a\ndata: b\n\nevent: tick\nid: 3\ndata: a\ndata: b\n\n"
        ),
    ])
    func `streams`(_ type: String, _ media: String, _ text: String) async throws {
        let escaped = media.replacingOccurrences(of: "'a\\nb'", with: "\"a\\nb\"")
        let mock = try mock(content(type, escaped)) {
            $0.streamLength = 2
            $0.streamDelay = .milliseconds(1)
        }
        let answer = try await mock.get("/a")
        #expect(answer.text == text)
        #expect(answer.contentType == type)
    }

    @Test func `responses take the time that they are given`() async throws {
        let mock = try mock("{'200': {description: a}}") { $0.delay = .milliseconds(30) }
        let start = ContinuousClock.now
        _ = try await mock.get("/a")
        #expect(ContinuousClock.now - start >= .milliseconds(30))
        #expect(mock.exchanges.all[0].duration >= .milliseconds(30))
    }

    @Test func `many requests at a time`() async throws {
        let mock = try mock(
            content("application/json", "{schema: {type: object, required: [a], properties: {a: {type: integer}}}}"))
        let texts = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<200 { group.addTask { try await mock.get("/a").text } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(texts.count == 1)
        #expect(mock.exchanges.all.count == 200)
    }
}
