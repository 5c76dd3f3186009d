import APIJSON
import APIServer
import CodegenMock
import Foundation
import HTTPTypes
import Testing

/// Malformed and adversarial requests: the mock responds to each, and to a valid request after it.
@Suite struct HostileTests {
    private static let components = """
        {securitySchemes: {k: {type: apiKey, in: cookie, name: sid}, b: {type: http, scheme: basic}}, schemas: {
          Tree: {type: object, properties: {id: {type: integer}, name: {type: string, pattern: '^(a+)+$'},
            children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}}}
        """

    private static let paths = """
        {'/a/{x}-{y}/{z}.json': {get: {security: [{k: []}, {b: []}, {}], parameters: [{name: x, in: path, required: true, schema: {type: integer}},
           {name: f, in: query, style: deepObject, schema: {$ref: '#/components/schemas/Tree'}},
           {name: l, in: query, style: pipeDelimited, schema: {type: array, items: {type: integer}}},
           {name: X-H, in: header, schema: {type: object}}, {name: c, in: cookie, schema: {type: array, items: {type: string}}}],
           responses: {'200': {description: a}}}},
         /trees: {get: {parameters: [{name: page, in: query, schema: {type: integer}}, {name: limit, in: query, schema: {type: integer}}],
             responses: {'200': {description: a, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}}}},
           post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}},
             multipart/form-data: {schema: {$ref: '#/components/schemas/Tree'}}, application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Tree'}},
             application/jsonl: {itemSchema: {$ref: '#/components/schemas/Tree'}}, text/plain: {schema: {type: integer}}}},
             responses: {'201': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}}}}}}},
         '/trees/{id}': {get: {responses: {'200': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}}}}}},
           patch: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}}}}, responses: {'200': {description: a}}},
           delete: {responses: {'204': {description: a}}}}}
        """

    private static let pieces = [
        "a", "/", "trees", "1", "%", "%2F", "%00", "%ff", "..", ".", "{", "}", "{x}", "-", ".json", "?", "&", "=", "[",
        "]", "[]", "|", ",",
        ";", ":", "\"", "\\", "'", "--B", "\r\n", "\n", "\r\n\r\n", "null", "true", "1e999", "-0",
        "9223372036854775808", "page", "limit",
        "f", "l", "c", "sid", "__code", "__example", "__dynamic", "404", "é", "🐈", "\u{0}", "\u{1E}", "data", "name",
        "children", "id",
        "Content-Disposition: form-data; name=\"a\"", "application/json", "multipart/form-data; boundary=B",
        "boundary=", "q=0", "*/*",
        "code=", "example=", "dynamic", "Basic ", "YTpi", "text/plain", "application/jsonl",
        "application/x-www-form-urlencoded", " ",
    ]

    /// The same requests in each run.
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 31)
        }

        mutating func text(_ count: ClosedRange<Int>) -> String {
            (0..<Int.random(in: count, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
        }
    }

    @Test(arguments: [true, false])
    func `any request is responded to`(_ isStateful: Bool) async throws {
        let mock = try Mock(paths: Self.paths, components: Self.components) {
            $0.isStateful = isStateful
            $0.allowsOrigins = true
        }
        var random = Random(state: isStateful ? 1 : 2)
        let roots = ["/a/1-2/3.json?", "/trees", "/trees?", "/trees/", "/a/", ""]
        let types = [
            "application/json", "multipart/form-data; boundary=B", "application/jsonl", "text/plain",
            "application/x-www-form-urlencoded",
        ]
        for _ in 0..<3000 {
            let methods = ["GET", "POST", "PATCH", "DELETE", "OPTIONS", "HEAD", "PUT", "X"]
            var head = HTTPRequest(
                method: HTTPRequest.Method(methods.randomElement(using: &random)!)!, scheme: "http", authority: "a",
                path: roots.randomElement(using: &random)! + random.text(0...8))
            for name in ["Accept", "Prefer", "Cookie", "Authorization", "Origin", "X-H"]
            where Bool.random(using: &random) {
                let value = random.text(0...6)
                if HTTPField.isValidValue(value) { head.headerFields[HTTPField.Name(name)!] = value }
            }
            let type = Bool.random(using: &random) ? types.randomElement(using: &random)! : random.text(0...3)
            if HTTPField.isValidValue(type) { head.headerFields[.contentType] = type }
            let response = await mock.service.respond(
                to: ServerRequest(head: head, body: Data(random.text(0...30).utf8)))
            #expect((200...599).contains(response.head.status.code))
            _ = try await response.body.received.collect()
        }
        #expect(try await mock.get("/trees").status == 200)
    }

    @Test func `deep, long and slow bodies end`() async throws {
        let mock = try Mock(paths: Self.paths, components: Self.components) { $0.isStateful = true }
        let deep = String(repeating: "{\"children\":[", count: 100_000)
        #expect(try await mock.post("/trees", deep).status == 400)
        let nested = String(repeating: "{\"children\":[", count: 100) + String(repeating: "]}", count: 100)
        #expect(try await mock.post("/trees", nested).status == 201)
        let start = ContinuousClock.now
        let slow = "{\"name\": \"" + String(repeating: "a", count: 50_000) + "!\"}"
        #expect(try await mock.post("/trees", slow).status == 422)
        let pairs = String(repeating: "a=1&", count: 200_000)
        _ = try await mock.send("POST", "/trees", ["Content-Type": "application/x-www-form-urlencoded"], pairs)
        let parts =
            String(repeating: "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n", count: 20_000)
            + "--B--\r\n"
        let many = try await mock.send("POST", "/trees", ["Content-Type": "multipart/form-data; boundary=B"], parts)
        #expect(many.violations == ["body: has more than 10000 parts"])
        _ = try await mock.get("/a/1-2/3.json?" + String(repeating: "f[children][0]", count: 5000) + "=1")
        _ = try await mock.get("/trees", ["Accept": String(repeating: "a/b;q=0.1,", count: 50_000)])
        _ = try await mock.get("/trees", ["Prefer": String(repeating: "\"\\,", count: 50_000)])
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(try await mock.get("/trees").status == 200)
    }
}
