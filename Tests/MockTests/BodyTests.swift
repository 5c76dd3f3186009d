import APIJSON
import CodegenMock
import Foundation
import Testing

@Suite struct BodyTests {
    /// A mock with one operation that takes one media type.
    private func mock(_ mediaType: String, _ media: String, required: Bool = true) throws -> Mock {
        try Mock(
            paths: """
                {/a: {post: {requestBody: {required: \(required), content: {'\(mediaType)': \(media)}},
                  responses: {'200': {description: a}}}}}
                """)
    }

    @Test(arguments: [
        ("application/json", "{\"a\": 1}", 200, []),
        ("application/json; charset=utf-8", "{\"a\": 1}", 200, []),
        ("application/json", "{\"a\": \"x\"}", 422, ["body /a: `a` has to be an integer, and is a string"]),
        (
            "application/json", "{\"a\": 1", 400,
            ["body: is not JSON: expected ',' or '}', found the end of the document, at byte 7"]
        ),
        ("application/json", "", 400, ["body: is required, and is missing"]),
        ("text/plain", "{}", 415, []),
    ])
    func `JSON`(_ type: String, _ body: String, _ status: Int, _ violations: [String]) async throws {
        let mock = try mock("application/json", "{schema: {type: object, properties: {a: {type: integer}}}}")
        let answer = try await mock.send("POST", "/a", ["Content-Type": type], body)
        #expect(answer.status == status)
        #expect(answer.violations == violations)
    }

    @Test func `content types that are not documented`() async throws {
        let mock = try mock("application/vnd.a+json", "{schema: {type: object}}")
        let answer = try await mock.post("/a", "{}")
        #expect(answer.status == 415)
        #expect(answer["Accept"] == "application/vnd.a+json")
        #expect(answer.json?["detail"] == "the operation takes no application/json; it takes application/vnd.a+json")
        let none = try await mock.send("POST", "/a", [:], "{}")
        #expect(none.json?["detail"] == "the request has no `Content-Type`; it takes application/vnd.a+json")
        #expect(try await self.mock("*/*", "{}").send("POST", "/a", ["Content-Type": "a/b"], "x").status == 200)
        #expect(try await self.mock("image/*", "{}").send("POST", "/a", ["Content-Type": "a/b"], "x").status == 415)
        let optional = try self.mock("application/json", "{schema: {type: object}}", required: false)
        #expect(try await optional.send("POST", "/a").status == 200)
    }

    @Test func `what a schema marks as read-only is not asked for`() async throws {
        let mock = try mock(
            "application/json",
            "{schema: {type: object, required: [id], properties: {id: {type: integer, readOnly: true}}}}")
        #expect(try await mock.post("/a", "{}").status == 200)
    }

    @Test(arguments: [
        ("n=5&tags=a&tags=b&flag=true&o=%7B%22x%22%3A1%7D&when[day]=2", 200, []),
        ("n=five", 422, ["body /n: `n` has to be an integer, and is a string"]),
        ("tags=a", 422, ["body: the value lacks the required property `n`"]),
        ("n=5&list=1,2", 200, []),
        ("n=5&list=1,b", 422, ["body /list/1: `list[1]` has to be an integer, and is a string"]),
        ("n=5&s=007", 200, []),
        ("n=%ff", 400, ["body: 'n' is not percent-encoded UTF-8"]),
    ])
    func `forms`(_ body: String, _ status: Int, _ violations: [String]) async throws {
        let mock = try mock(
            "application/x-www-form-urlencoded",
            """
            {schema: {type: object, required: [n], properties: {n: {type: integer}, s: {type: string},
              tags: {type: array, items: {type: string}}, flag: {type: boolean},
              o: {type: object, properties: {x: {type: integer}}}, list: {type: array, items: {type: integer}},
              when: {type: object, properties: {day: {type: integer}}}}},
             encoding: {list: {style: form, explode: false}, when: {style: deepObject}}}
            """)
        let answer = try await mock.send(
            "POST", "/a", ["Content-Type": "application/x-www-form-urlencoded"], body)
        #expect(answer.status == status)
        #expect(answer.violations == violations)
    }

    private static func part(_ name: String, _ content: String, type: String? = nil, file: String? = nil) -> String {
        "--B\r\nContent-Disposition: form-data; name=\"\(name)\"" + (file.map { "; filename=\"\($0)\"" } ?? "") + "\r\n"
            + (type.map { "Content-Type: \($0)\r\n" } ?? "") + "\r\n\(content)\r\n"
    }

    @Test(arguments: [
        (
            part("n", "5") + part("file", "\u{1}\u{2}", type: "image/png", file: "a.png") + part("tags", "a")
                + part("tags", "b"), 200, []
        ),
        (
            part("n", "five") + part("file", "x", type: "image/png"), 422,
            ["body /n: `n` has to be an integer, and is a string"]
        ),
        (part("n", "5"), 422, ["body: the value lacks the required property `file`"]),
        (
            part("n", "5") + part("file", "x", type: "text/html", file: "a"), 422,
            ["body /file: part `file` has to be image/png, and is text/html"]
        ),
        (
            part("n", "5") + part("file", "x", type: "image/png")
                + part("o", "{\"x\": \"y\"}", type: "application/json"), 422,
            ["body /o/x: `x` has to be an integer, and is a string"]
        ),
        (
            part("n", "5") + part("file", "x", type: "image/png") + part("o", "{", type: "application/json"), 400,
            ["body /o: is not JSON: expected a key or '}', found the end of the document, at byte 1"]
        ),
    ])
    func `multipart`(_ parts: String, _ status: Int, _ violations: [String]) async throws {
        let mock = try mock(
            "multipart/form-data",
            """
            {schema: {type: object, required: [n, file], properties: {n: {type: integer}, file: {},
              tags: {type: array, items: {type: string}}, o: {type: object, properties: {x: {type: integer}}}}},
             encoding: {file: {contentType: image/png}}}
            """)
        let answer = try await mock.send(
            "POST", "/a", ["Content-Type": "multipart/form-data; boundary=B"], parts + "--B--\r\n")
        #expect(answer.violations == violations)
        #expect(answer.status == status)
    }

    @Test(arguments: [("{\"b\": 1}", 200), ("[]", 200), ("\"text\"", 200), ("{", 400)])
    func `a part may be a text that holds JSON`(_ text: String, _ status: Int) async throws {
        let mock = try mock(
            "multipart/form-data",
            "{schema: {type: object, properties: {a: {type: string, contentMediaType: application/json}}}}")
        let part =
            "--B\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: application/json\r\n\r\n\(text)\r\n--B--\r\n"
        let type = ["Content-Type": "multipart/form-data; boundary=B"]
        #expect(try await mock.send("POST", "/a", type, part).status == status)
    }

    @Test func `multipart bodies that are none`() async throws {
        let mock = try mock("multipart/form-data", "{schema: {type: object, properties: {a: {type: string}}}}")
        let type = ["Content-Type": "multipart/form-data; boundary=B"]
        for (body, message) in [
            ("x", "has no part: the boundary isn't in it"), ("--B\r\n\r\nabc", "has no last boundary"),
            ("--Bx", "has something after a boundary"), ("--B\r\nabc\r\n--B--", "has a part without an empty line"),
        ] {
            #expect(try await mock.send("POST", "/a", type, body).violations == ["body: " + message])
        }
        let none = try await mock.send("POST", "/a", ["Content-Type": "multipart/form-data"], "x")
        #expect(none.violations == ["body: has no `boundary` in its content type"])
    }

    @Test(arguments: ["application/jsonl", "application/json-seq"])
    func `sequences`(_ type: String) async throws {
        let mock = try mock(type, "{schema: {type: array, items: {type: object, required: [a]}, maxItems: 2}}")
        let mark = type == "application/jsonl" ? "" : "\u{1E}"
        let header = ["Content-Type": type]
        let fine = try await mock.send("POST", "/a", header, "\(mark){\"a\": 1}\n\(mark){\"a\": 2}\n")
        #expect(fine.status == 200)
        let wrong = try await mock.send("POST", "/a", header, "\(mark){\"a\": 1}\n\(mark){}\n")
        #expect(wrong.violations == ["body /1: the value lacks the required property `a`"])
        let broken = try await mock.send("POST", "/a", header, "\(mark){\"a\": 1}\n\(mark){\n")
        #expect(broken.status == 400)
        let long = try await mock.send("POST", "/a", header, String(repeating: "\(mark){\"a\": 1}\n", count: 3))
        #expect(long.status == 422)
    }

    @Test func `texts, bytes and XML`() async throws {
        let text = try mock("text/plain", "{schema: {type: integer}}")
        #expect(try await text.send("POST", "/a", ["Content-Type": "text/plain"], "12").status == 200)
        #expect(try await text.send("POST", "/a", ["Content-Type": "text/plain"], "x").status == 422)
        let bytes = try mock("application/octet-stream", "{schema: {type: string, format: binary}}")
        let octets = try await bytes.send(
            "POST", "/a", ["Content-Type": "application/octet-stream"], data: Data([0xFF, 0]))
        #expect(octets.status == 200)
        let xml = try mock("application/xml", "{schema: {type: object, required: [a]}}")
        #expect(try await xml.send("POST", "/a", ["Content-Type": "application/xml"], "<a/>").status == 200)
    }

    @Test func `bodies that are too large, or compressed`() async throws {
        let mock = try Mock(
            paths: """
                {/a: {post: {requestBody: {content: {application/json: {}}}, responses: {'200': {description: a}}}}}
                """
        ) { $0.bodyLimit = 5 }
        let large = try await mock.post("/a", "[1,2,3,4]")
        #expect(large.status == 413)
        #expect(large.json?["detail"] == "the body has more than 5 bytes")
        let packed = try await mock.post("/a", "x", ["Content-Encoding": "gzip"])
        #expect(packed.status == 200)
        #expect(mock.exchanges.all.last?.reasons == ["the body isn't looked at: it has `Content-Encoding: gzip`"])
    }
}
