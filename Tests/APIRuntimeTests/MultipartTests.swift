import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// Multipart bodies, taken apart by the rules of RFC 2046, section 5.1.1, and RFC 7578 rather than compared with a text.
struct MultipartTests {
    private struct Part: Equatable {
        var headers: [String]
        var content: [UInt8]
    }

    @Test func `headers belong to what was added last`() async throws {
        let parts = try await parts { form in
            form.file("file", .data(Data([1]), filename: "a.bin"))
            form.header("X-Checksum", "q==")
            form.header("X-Absent", nil as Int?)
            form.field("pages", ["a", "b"])
            form.header("X-Tags", ["x", "y"])
            form.field("gone", nil as String?)
            form.header("X-Gone", 1)
            form.header("X-Scale", ["max": 2], explode: true)
            form.field("note", "n")
            form.header("X-Meta", ["a": 1], style: .json)
        }
        #expect(
            parts.map(\.headers) == [
                [
                    #"Content-Disposition: form-data; name="file"; filename="a.bin""#,
                    "Content-Type: application/octet-stream", "X-Checksum: q==",
                ],
                [#"Content-Disposition: form-data; name="pages""#, "X-Tags: x,y"],
                [#"Content-Disposition: form-data; name="pages""#, "X-Tags: x,y"],
                [#"Content-Disposition: form-data; name="note""#, #"X-Meta: {"a":1}"#],
            ])
    }

    @Test func `a header can't bring a line of its own`() {
        var form = MultipartEncoder(boundary: "b")
        form.field("note", "n")
        form.header("X-A", "1\r\nX-B: 2")
        #expect(form.problems.count == 1)
    }

    @Test func `parts of JSON are JSON, strings and items too`() async throws {
        let parts = try await parts { form in
            form.field("title", "a \"b\"", contentType: "application/json")
            form.field("names", ["x", "y"], contentType: "application/problem+json; charset=utf-8")
            form.field("flag", true, contentType: "application/json")
            form.field("plain", "x", contentType: "text/plain")
        }
        #expect(
            parts.map { String(decoding: $0.content, as: UTF8.self) } == [#""a \"b\"""#, #""x""#, #""y""#, "true", "x"])
    }

    @Test func `parts of a list say themselves what they are`() throws {
        var encoder = RequestEncoder(OperationInfo(id: "a", method: .post, path: "/"))
        var named = FilePart.data(Data("1".utf8), filename: nil, contentType: "text/plain")
        named.name = "one"
        named.headerFields[.contentLanguage] = "en"
        let json = FilePart.data(Data("{}".utf8), filename: nil, contentType: "application/json")
        encoder.parts([named, json, .data(Data(), filename: "a.png")], contentType: "multipart/mixed")
        let request = try encoder.finish()
        let type = try #require(request.head.headerFields[.contentType])
        #expect(type.hasPrefix("multipart/mixed; boundary="))
        guard case .data(let data) = request.body else { throw CancellationError() }
        let headers = try parts(data, String(type.dropFirst("multipart/mixed; boundary=".count))).map(\.headers)
        #expect(
            headers == [
                [#"Content-Disposition: form-data; name="one""#, "Content-Type: text/plain", "Content-Language: en"],
                ["Content-Type: application/json"],
                [#"Content-Disposition: attachment; filename="a.png""#, "Content-Type: image/png"],
            ])
    }

    @Test func `parts of a form need names`() {
        var encoder = RequestEncoder(OperationInfo(id: "a", method: .post, path: "/"))
        encoder.parts([.data(Data())], contentType: "multipart/form-data")
        #expect(throws: RequestError.self) { try encoder.finish() }
    }

    /// The parts of a body: what is between `--boundary CRLF` and `CRLF --boundary`.
    private func parts(_ body: Data, _ boundary: String) throws -> [Part] {
        let bytes = Array(body)
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter may stand at the body's start.
        let starts = [UInt8](delimiter.prefix(2)) + bytes
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = []
        var index = 0
        while index < starts.count {
            if starts[index...].starts(with: delimiter) {
                pieces.append(piece)
                piece = []
                index += delimiter.count
            } else {
                piece.append(starts[index])
                index += 1
            }
        }
        #expect(pieces.first == [], "no preamble")
        #expect(piece == Array("--\r\n".utf8), "the close delimiter")
        return try pieces.dropFirst().map { piece in
            #expect(piece.starts(with: Array("\r\n".utf8)))
            let blank = Array("\r\n\r\n".utf8)
            let end = try #require(piece.indices.first { piece[$0...].starts(with: blank) })
            let headers = String(decoding: piece[2..<end], as: UTF8.self).components(separatedBy: "\r\n")
            return Part(headers: headers, content: Array(piece[(end + 4)...]))
        }
    }

    private func parts(_ encode: (inout MultipartEncoder) -> Void) async throws -> [Part] {
        var form = MultipartEncoder()
        encode(&form)
        #expect(form.problems.isEmpty)
        return try parts(try await form.body().collect(), form.boundary)
    }

    /// WHATWG HTML, section 4.10.21.8: of a name, CR, LF and the quotation mark are escaped, and nothing else; RFC 7578,
    /// section 5.1: UTF-8.
    @Test(arguments: (UInt8(0)..<128).map { String(UnicodeScalar($0)) } + ["é", "日本", "😀", "\\\"", "a\r\nb"])
    func `names of parts and files`(text: String) async throws {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\r": "%0D"
            case "\n": "%0A"
            case "\"": "%22"
            default: String(scalar)
            }
        }.joined()
        let isControl = text.utf8.contains { ($0 < 0x20 && ![9, 10, 13].contains($0)) || $0 == 0x7F }
        guard !isControl else {
            var form = MultipartEncoder()
            form.field("a\(text)b", "1")
            form.file("f", .data(Data(), filename: "a\(text)b"))
            #expect(form.problems.count == 2)
            return
        }
        let parts = try await parts { form in
            form.field("a\(text)b", "1")
            form.file("f", .data(Data("2".utf8), filename: "a\(text)b"))
        }
        #expect(parts.map(\.content) == [Array("1".utf8), Array("2".utf8)])
        #expect(parts[0].headers == ["Content-Disposition: form-data; name=\"a\(escaped)b\""])
        #expect(parts[1].headers.first == "Content-Disposition: form-data; name=\"f\"; filename=\"a\(escaped)b\"")
    }

    @Test func `contents are what they were, whatever they look like`() async throws {
        let contents = [
            "", "\r\n", "--", "\r\n--", "--\r\n", "\r\n\r\n", "\r\n--part-", "\n--x\r\n", "Content-Type: a/b\r\n\r\nc",
            "\0\u{1}é", "\r",
            String(repeating: "\r\n--part-", count: 100),
        ]
        let parts = try await parts { form in
            for content in contents { form.field("t", content) }
            for content in contents { form.file("f", .data(Data(content.utf8))) }
        }
        #expect(parts.map(\.content) == (contents + contents).map { Array($0.utf8) })
    }

    @Test func `a boundary that occurs in a field is given up`() throws {
        let boundaries = ["B", "part-"]
        for boundary in boundaries {
            var form = MultipartEncoder(boundary: boundary)
            form.field("a", "x")
            form.field("b", "\r\n--\(boundary)--\r\n")
            #expect(form.boundary != boundary)
            #expect(!"\r\n--\(boundary)--\r\n".contains(form.boundary))
        }
    }

    /// RFC 2046, section 5.1.1: at most 70 characters of `bchars`, and none that a parameter would have to quote.
    @Test func `boundaries are tokens, and never the same`() {
        let tokens = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_")
        let boundaries = (0..<1000).map { _ in MultipartEncoder().boundary }
        #expect(boundaries.allSatisfy { (1...70).contains($0.count) && $0.allSatisfy(tokens.contains) })
        #expect(Set(boundaries).count == 1000)
    }

    /// OpenAPI 3.1.1, section 4.8.14.4: text for primitives, JSON for objects, an array item by item; RFC 7578, section 4.3.
    @Test func `what values become`() async throws {
        let parts = try await parts { form in
            form.field("s", "x")
            form.field("n", 1.5)
            form.field("b", true)
            form.field("d", CalendarDate(year: 2024, month: 2, day: 29))
            form.field("none", nil as Int?)
            form.field("null", JSONValue.null)
            form.field("empty", [] as [Int])
            form.field("list", [1, 2])
            form.field("objects", [["a": 1], ["a": 2]] as [[String: Int]])
            form.field("xml", "<a/>", contentType: "application/xml; charset=utf-8")
        }
        let plain = { (name: String) in "Content-Disposition: form-data; name=\"\(name)\"" }
        let expected: [([String], String)] = [
            ([plain("s")], "x"), ([plain("n")], "1.5"), ([plain("b")], "true"), ([plain("d")], "2024-02-29"),
            ([plain("list")], "1"), ([plain("list")], "2"),
            ([plain("objects"), "Content-Type: application/json"], "{\"a\":1}"),
            ([plain("objects"), "Content-Type: application/json"], "{\"a\":2}"),
            ([plain("xml"), "Content-Type: application/xml; charset=utf-8"], "<a/>"),
        ]
        #expect(parts.map(\.headers) == expected.map(\.0))
        #expect(parts.map { String(decoding: $0.content, as: UTF8.self) } == expected.map(\.1))
    }

    @Test(arguments: ["a/b\r\nX-Y: 1", "a/b\n", "a\0", "\u{7F}"])
    func `a content type can't bring headers of its own`(contentType: String) {
        var form = MultipartEncoder()
        form.field("a", "1", contentType: contentType)
        form.file("f", .data(Data(), contentType: contentType))
        #expect(form.problems.count == 2)
    }
}
