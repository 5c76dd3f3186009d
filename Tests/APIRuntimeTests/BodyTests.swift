import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// What is sent after the head.
struct BodyTests {
    private func encoded(_ encode: (inout RequestEncoder) -> Void) throws(RequestError) -> RawRequest {
        var encoder = RequestEncoder(OperationInfo(id: "x", method: .post, path: "/x"))
        encode(&encoder)
        return try encoder.finish()
    }

    private func text(_ request: RawRequest) async throws -> String {
        String(decoding: try await request.body.collect(), as: UTF8.self)
    }

    @Test func json() async throws {
        let request = try encoded { $0.json(["a": 1] as JSONValue, contentType: "application/merge-patch+json") }
        #expect(request.head.headerFields[.contentType] == "application/merge-patch+json")
        #expect(try await text(request) == #"{"a":1}"#)
    }

    @Test func `nil sends nothing`() throws {
        let request = try encoded { encoder in
            encoder.json(nil as String?)
            encoder.text(nil)
            encoder.bytes(nil)
            encoder.form(nil as JSONValue?)
            encoder.multipart(nil as Form?)
        }
        #expect(request.head.headerFields[.contentType] == nil)
        #expect(request.body.length == 0)
    }

    @Test func `nil of a body that may be null is null`() async throws {
        let request = try encoded { $0.json(nullable: nil as [String]?) }
        #expect(request.head.headerFields[.contentType] == "application/json")
        #expect(try await text(request) == "null")
        #expect(request.body.length == 4)
        let value = try encoded { $0.json(nullable: ["a"], contentType: "application/vnd.list+json") }
        #expect(value.head.headerFields[.contentType] == "application/vnd.list+json")
        #expect(try await text(value) == #"["a"]"#)
        // The body of an optional one that may be null, too.
        let null = try encoded { $0.json(.some(nil) as [String]??) }
        #expect(try await text(null) == "null")
    }

    @Test func `what has no JSON form is an error`() {
        #expect(throws: RequestError.self) { try encoded { $0.json([Double.infinity]) } }
    }

    @Test func form() async throws {
        let value: JSONValue = ["a": "b c&d", "list": [1, 2], "n": nil, "o": ["p": [1]], "é": "+"]
        let request = try encoded { $0.form(value) }
        #expect(request.head.headerFields[.contentType] == "application/x-www-form-urlencoded")
        #expect(try await text(request) == "a=b%20c%26d&list=1&list=2&o=%7B%22p%22%3A%5B1%5D%7D&%C3%A9=%2B")
        let joined = try encoded { $0.form(["a": ["x", "y"], "b": ["x", "y"]] as JSONValue, joined: ["b"]) }
        #expect(try await text(joined) == "a=x&a=y&b=x,y")
        let objects: JSONValue = ["a": ["R": 1, "G": "b,c"], "b": ["B": 2]]
        let styled = try encoded { $0.form(objects, joined: ["a"], spread: ["b"]) }
        #expect(try await text(styled) == "a=R,1,G,b%2Cc&B=2")
        let deep = try encoded { $0.form(["o": ["p": 1]] as JSONValue, styles: ["o": .deepObject]) }
        #expect(try await text(deep) == "o%5Bp%5D=1")
    }

    @Test func `form items that hold what separates them are errors`() throws {
        let value: JSONValue = ["list": ["a|b", "c"]]
        #expect(throws: RequestError.self) { try encoded { $0.form(value, styles: ["list": .pipeDelimited]) } }
        #expect(throws: Never.self) { try encoded { $0.form(value, styles: ["list": .spaceDelimited]) } }
    }

    @Test func `multipart, byte for byte`() async throws {
        var form = MultipartEncoder(boundary: "B")
        form.field("name", "Zoë")
        form.field("n", 5)
        form.field("tags", ["a", "b"])
        form.field("meta", ["k": 1] as JSONValue)
        form.field("none", nil as String?)
        form.file("file", .data(Data("RIFF".utf8), filename: "a\"b\r\n.wav"), contentType: "audio/*")
        let part = "--B\r\nContent-Disposition: form-data; name="
        let expected =
            part + "\"name\"\r\n\r\nZoë\r\n"
            + part + "\"n\"\r\n\r\n5\r\n"
            + part + "\"tags\"\r\n\r\na\r\n"
            + part + "\"tags\"\r\n\r\nb\r\n"
            + part + "\"meta\"\r\nContent-Type: application/json\r\n\r\n{\"k\":1}\r\n"
            + part + "\"file\"; filename=\"a%22b%0D%0A.wav\"\r\nContent-Type: audio/wav\r\n\r\nRIFF\r\n--B--\r\n"
        let body = form.body()
        #expect(String(decoding: try await body.collect(), as: UTF8.self) == expected)
        #expect(body.length == Int64(expected.utf8.count))
        #expect(body.isReplayable)
    }

    @Test(
        arguments: [
            (FilePart.data(Data(), filename: "x.mp3"), nil, "audio/mpeg"),
            (.data(Data(), filename: "x.mp3"), "audio/*", "audio/mpeg"),
            (.data(Data(), filename: "x.mp3"), "image/png, image/jpeg", "audio/mpeg"),
            (.data(Data(), filename: "x.mp3"), "audio/wav", "audio/wav"),
            (.data(Data(), filename: "x.mp3", contentType: "a/b"), "audio/wav", "a/b"),
            (.data(Data(), filename: "x.unheard"), "audio/*", "application/octet-stream"),
            (.data(Data()), nil, "application/octet-stream"),
        ] as [(FilePart, String?, String)])
    func `a file's media type`(part: FilePart, declared: String?, expected: String) async throws {
        var form = MultipartEncoder(boundary: "B")
        form.file("f", part, contentType: declared)
        let text = String(decoding: try await form.body().collect(), as: UTF8.self)
        #expect(text.contains("\r\nContent-Type: \(expected)\r\n\r\n"))
    }

    @Test(
        arguments: [
            (nil, ""), ("text/markdown", "Content-Type: text/markdown\r\n"), ("text/*", ""),
            ("text/*, text/csv, text/plain", "Content-Type: text/csv\r\n"),
        ] as [(String?, String)])
    func `a field's media type`(declared: String?, expected: String) async throws {
        var form = MultipartEncoder(boundary: "B")
        form.field("f", "x", contentType: declared)
        let text = String(decoding: try await form.body().collect(), as: UTF8.self)
        #expect(text == "--B\r\nContent-Disposition: form-data; name=\"f\"\r\n\(expected)\r\nx\r\n--B--\r\n")
    }

    @Test func `streams of unknown length and missing files`() async throws {
        let pieces = AsyncStream { continuation in
            continuation.yield(Data("abc".utf8))
            continuation.finish()
        }
        let request = try encoded { $0.multipart(Form(file: .stream(BodyStream(pieces), filename: "s.txt"))) }
        #expect(request.body.length == nil)
        #expect(!request.body.isReplayable)
        #expect(try await text(request).contains("text/plain\r\n\r\nabc\r\n--"))
        await #expect(throws: ResponseBody.AlreadyRead.self) { try await text(request) }
        let missing = FilePart.file(URL(fileURLWithPath: "/nowhere/secret-name.wav"))
        let error = #expect(throws: RequestError.self) { try encoded { $0.multipart(Form(file: missing)) } }
        #expect(!String(describing: error!).contains("/nowhere"))
    }

    @Test func `boundaries differ and do not occur in fields`() throws {
        let first = try encoded { $0.multipart(Form(file: .data(Data()))) }.head.headerFields[.contentType]
        let second = try encoded { $0.multipart(Form(file: .data(Data()))) }.head.headerFields[.contentType]
        #expect(first != second)
        #expect(first?.hasPrefix("multipart/form-data; boundary=part-") == true)
        var form = MultipartEncoder(boundary: "B")
        form.field("a", "contains B")
        #expect(form.boundary != "B")
    }
}

private struct Form: MultipartBody {
    let file: FilePart

    func encode(to form: inout MultipartEncoder) {
        form.file("file", file)
    }
}
