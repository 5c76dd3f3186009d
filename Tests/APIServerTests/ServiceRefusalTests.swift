import APIServer
import Foundation
import HTTPTypes
import Testing

/// What the runtime refuses, before a service sees it.
@Suite struct ServiceRefusalTests {
    let store = PetStore()
    private let valid = #"{"id": "1", "kind": "cat"}"#
    private let writer: HTTPFields = [.xAPIKey: "secret", .authorization: "Basic YW5uOnA6dw=="]

    // MARK: Routing

    @Test func `paths and methods`() async {
        let missing = await store.send(.get, "/nowhere")
        #expect(missing.status == 404)
        #expect(missing.head.headerFields[.contentType] == "application/problem+json")
        let method = await store.send(.delete, "/pets")
        #expect(method.status == 405)
        #expect(method.head.headerFields[.allow] == "GET, HEAD, OPTIONS, POST")
        let options = await store.send(.options, "/pets")
        #expect(options.status == 204)
        #expect(options.head.headerFields[.allow] == "GET, HEAD, OPTIONS, POST")
        #expect(await store.service.respond(to: get("/pets")).head.status == 404, "the base path is missing")
        let moved = PetStore { $0.basePaths = ["", "/v2/"] }
        #expect(await moved.service.respond(to: get("/health")).head.status == 204)
        #expect(await moved.service.respond(to: get("/v2/health")).head.status == 204)
        #expect(store.pets.count == 0)
    }

    private func get(_ path: String) -> ServerRequest {
        ServerRequest(head: HTTPRequest(method: .get, scheme: nil, authority: nil, path: path))
    }

    @Test(arguments: [
        ("/pets/%ff", 400, nil), ("/pets/%zz", 400, nil), ("/pets//", 404, nil), ("/pets/", 404, nil),
        ("//pets", 404, nil), ("/pets/a%2Fb", 200, "a/b"), ("/pets/%2E%2e", 200, ".."), ("/pets/a+b%20c", 200, "a+b c"),
        ("/p%65ts/1", 200, "1"), ("/../v1/pets/1", 404, nil),
    ])
    func `paths as clients may write them`(_ path: String, _ status: Int, _ id: String?) async {
        #expect(await store.send(.get, path).status == status)
        #expect(store.pets.last(GetPet.self)?.id == id)
    }

    @Test func `many requests at the same time`() async {
        await withTaskGroup(of: String.self) { group in
            for index in 0..<500 { group.addTask { await store.send(.get, "/pets/\(index)").text } }
            var texts: Set<String> = []
            for await text in group { texts.insert(text) }
            #expect(texts.count == 500)
        }
    }

    @Test func `media types`() async {
        var fields = writer
        fields[.accept] = "text/html, application/*;q=0"
        #expect(await store.send(.post, "/pets", "application/json", valid, fields).status == 406)
        #expect(await store.send(.post, "/pets", "text/plain", valid, writer).status == 415)
        #expect(await store.send(.post, "/pets", "application/json; charset=utf-16", valid, writer).status == 415)
        #expect(await store.send(.post, "/pets", "nonsense", valid, writer).status == 415)
        #expect(await store.send(.post, "/pets", "application/json; charset=UTF-8", valid, writer).status == 200)
        fields = writer
        fields[.contentEncoding] = "gzip"
        #expect(await store.send(.post, "/pets", "application/json", valid, fields).status == 415)
        let untyped = await store.send(
            .post, "/pets", writer, body: IncomingBody(ResponseBody(Data(valid.utf8))))
        #expect(untyped.status == 415)
        #expect(untyped.head.headerFields[.accept] == "application/json")
        #expect(store.pets.count == 1)
    }

    @Test func sizes() async {
        let small = PetStore { $0.maximumBodySize = 100 }
        let long = #"{"id": "\#(String(repeating: "x", count: 200))", "kind": "cat"}"#
        #expect(await small.send(.post, "/pets", "application/json", long, writer).status == 413)
        let endless = IncomingBody(ResponseBody(Endless()))
        var fields = writer
        fields[.contentType] = "application/json"
        #expect(await store.send(.post, "/pets", fields, body: endless).status == 413)
    }

    // MARK: Decoding

    @Test func `all faults of a request`() async {
        let response = await store.send(
            .get, "/pets?kind=bird&limit=ten&filter[R]=x&filter[parts][0]=a&tags=%ff",
            [.xAPIKey: "secret", .cookie: "session=%zz"])
        #expect(response.status == 400)
        #expect(
            response.violations == [
                "query kind: `kind` can't be read: expected one of cat, dog",
                "query limit: `limit` can't be read: expected an integer",
                "query tags: `tags` is not percent-encoded UTF-8",
                "query filter /R: `filter` can't be read: expected an integer",
                "cookie session: `session` is not percent-encoded UTF-8",
            ])
        #expect(store.pets.count == 0)
    }

    @Test func `all faults of a body`() async {
        let response = await store.send(
            .post, "/pets", "application/json",
            #"{"id": 7, "tags": ["a", 1, "b", null], "age": "x", "toys": [{"color": "green"}, {"length": "l"}, 5]}"#,
            writer)
        #expect(response.status == 400)
        #expect(
            response.violations == [
                "body /kind: is missing", "body /id: expected a string, found number 7",
                "body /tags/1: expected a string, found number 1", "body /tags/3: expected a string, found null",
                "body /age: expected an integer, found string \"x\"",
                "body /toys/0/color: expected one of red, blue, found string \"green\"",
                "body /toys/1/length: expected an integer, found string \"l\"",
                "body /toys/2: expected one of the documented alternatives, found number 5",
            ])
    }

    @Test(arguments: [
        (
            #"{"id": "much too long", "kind": "bird", "age": 99, "tags": null}"#,
            [
                "body /kind: expected one of cat, dog, found string \"bird\"",
                "body /tags: expected a value, or no key at all, found null",
                "body /id: `id` has to have at most 8 characters, and has 13",
                "body /age: `age` has to be at most 30, and is 99",
            ]
        ),
        (
            #"{"id": "much too long", "tags": ["a", 1], "age": 99}"#,
            [
                "body /kind: is missing", "body /tags/1: expected a string, found number 1",
                "body /id: `id` has to have at most 8 characters, and has 13",
                "body /age: `age` has to be at most 30, and is 99",
            ]
        ),
        (
            #"{"id": "much too long", "kind": "cat", "age": "x"}"#,
            [
                "body /age: expected an integer, found string \"x\"",
                "body /id: `id` has to have at most 8 characters, and has 13",
            ]
        ),
    ])
    func `one fault doesn't hide the constraints of others`(_ body: String, _ violations: [String]) async {
        let response = await store.send(.post, "/pets", "application/json", body, writer)
        #expect(response.violations == violations)
    }

    @Test func `a malformed document is one fault`() async {
        let response = await store.send(
            .post, "/pets", "application/json", #"{"id": "much too long",}"#, writer)
        #expect(response.violations.count == 1)
    }

    @Test func `unknown values`() async {
        let response = await store.send(
            .post, "/pets", "application/json",
            #"{"id": "1", "kind": "bird", "toys": [{"color": "red"}, {"color": "green"}, {"length": 1}]}"#, writer)
        #expect(response.status == 400)
        #expect(
            response.violations == [
                "body /kind: expected one of cat, dog, found string \"bird\"",
                "body /toys/1/color: expected one of red, blue, found string \"green\"",
            ])
    }

    @Test(arguments: [
        ("", "body: the body is missing"), ("{", "body: expected a key or '}', found the end of the document"),
        (#"{"id": "1", "kind": "cat"} x"#, "body: expected nothing behind the document's value, found x"),
        ("[]", "body: expected an object, found an array"),
        ("{\"id\": \"\u{1}\"}", "body /id: expected a string without bare control characters, found byte 0x01"),
    ])
    func `bodies that are no JSON`(_ body: String, _ violation: String) async {
        let response = await store.send(.post, "/pets", "application/json", body, writer)
        #expect(response.status == 400)
        #expect(response.violations == [violation])
    }

    @Test func `a byte order mark is ignored`() async {
        let response = await store.send(.post, "/pets", "application/json", "\u{FEFF}" + valid, writer)
        #expect(response.status == 200)
    }

    @Test func `hostile JSON`() async {
        let deep = String(repeating: "[", count: 100_000)
        #expect(await store.send(.post, "/chat", "application/json", deep).status == 400)
        #expect(await store.send(.post, "/pets", "application/json", #"{"toys": \#(deep)"#, writer).status == 400)
        let invalid = Data([0x22, 0xFF, 0xFE, 0x22])
        var fields = HTTPFields()
        fields[.contentType] = "application/json"
        let response = await store.send(.post, "/chat", fields, body: IncomingBody(ResponseBody(invalid)))
        #expect(response.status == 400)
        let many = "[" + String(repeating: #"{"color": "x"},"#, count: 5000) + "{}]"
        let listed = await store.send(
            .post, "/pets", "application/json", #"{"id": "1", "kind": "cat", "toys": \#(many)}"#, writer)
        #expect(listed.status == 400)
        #expect(listed.violations.count == 100)
    }

    @Test func constraints() async {
        let query = await store.send(
            .get, "/pets?limit=0&tags=abcd&tags=x&tags=12345", [.xAPIKey: "secret", .xTrace: "a"])
        #expect(query.status == 400)
        #expect(
            query.violations.map { $0.prefix { $0 != ":" } } == [
                "query limit", "query tags /0", "query tags /2", "header X-Trace",
            ])
        let body = await store.send(
            .post, "/pets", "application/json", #"{"id": "123456789", "kind": "cat", "age": 31}"#, writer)
        #expect(body.status == 400)
        #expect(body.violations.map { $0.prefix { $0 != ":" } } == ["body /id", "body /age"])
        let closed = await store.send(
            .post, "/pets", "application/json", #"{"id": "1", "x/y": {"id": 1}, "kind": "cat", "Age": 1}"#, writer)
        #expect(
            closed.violations == [
                "body /x~1y: `x/y` is none of the object's properties, and it takes no others",
                "body /Age: `Age` is none of the object's properties, and it takes no others",
            ])
        let lax = PetStore { $0.validatesRequests = false }
        #expect(await lax.send(.get, "/pets?limit=0").status == 200)
    }

    @Test func `unknown properties of variants`() async {
        let inner = #"{"/": {"toys": {"b": {"color": "red", "y": {"color": 1}}}, "z": 1}}"#
        let toys =
            #"[{"color": "red", "x": 1}, {"length": 1, "x": 1}, {"kind": "box", "toys": \#(inner)}, {"color": "blue"}]"#
        let response = await store.send(
            .post, "/pets", "application/json", #"{"toys": \#(toys), "id": "1", "kind": "cat", "w": []}"#, writer)
        #expect(response.status == 400)
        let words = "is none of the object's properties, and it takes no others"
        #expect(
            response.violations == [
                "body /toys/0/x: `x` \(words)", "body /toys/2/toys/~1/toys/b/y: `y` \(words)",
                "body /toys/2/toys/~1/z: `z` \(words)", "body /w: `w` \(words)",
            ])
        #expect(store.pets.count == 0)
        let known = #"[{"color": "red"}, {"kind": "box", "toys": {"a": {"length": 1}}}]"#
        let accepted = await store.send(
            .post, "/pets", "application/json", #"{"id": "1", "kind": "cat", "toys": \#(known)}"#, writer)
        #expect(accepted.status == 200)
    }

    /// Linear time: otherwise this one would not end.
    @Test func `many variants`() async {
        let toys = String(repeating: #"{"color": "red"},"#, count: 20_000) + #"{"color": "red", "x": 1}"#
        let response = await store.send(
            .post, "/pets", "application/json", #"{"id": "1", "kind": "cat", "toys": [\#(toys)]}"#, writer)
        #expect(response.violations.map { $0.prefix { $0 != ":" } } == ["body /toys/20000/x"])
        var deep = #"{"color": "red", "x": 1}"#
        for _ in 0..<60 { deep = #"{"toys": {"": \#(deep)}}"# }
        let nested = await store.send(
            .post, "/pets", "application/json", #"{"id": "1", "kind": "cat", "toys": [\#(deep)]}"#, writer)
        #expect(nested.violations.count == 1)
        // A long key on the way to each of them.
        let key = String(repeating: "k", count: 1_000_000)
        let inner = (0..<50_000).map { #""\#($0)": {"length": 1}"# }.joined(separator: ", ")
        let keyed = #"{"toys": {"\#(key)": {"toys": {\#(inner), "z": {"color": "red", "x": 1}}}}}"#
        let under = await store.send(
            .post, "/pets", "application/json", #"{"id": "1", "kind": "cat", "toys": [\#(keyed)]}"#, writer)
        #expect(under.violations.count == 1)
        #expect(under.violations.first?.contains("k/toys/z/x: `x` is none") == true)
    }

    @Test func `documents that violate constraints`() async {
        let first = #"{"id": "1", "kind": "cat"}"#
        let second = #"{"id": "2", "kind": "cat", "age": 99, "x": 1}"#
        let response = await store.send(.post, "/import", "application/jsonl", first + "\n" + second + "\n")
        #expect(response.status == 400)
        #expect(
            response.violations == [
                "body /1/x: `x` is none of the object's properties, and it takes no others",
                "body /1/age: `age` has to be at most 30, and is 99",
            ])
        let lenient = PetStore { $0.validatesRequests = false }
        #expect(await lenient.send(.post, "/import", "application/jsonl", second + "\n").status == 200)
    }

    @Test func `a document of a stream`() async {
        let response = await store.send(
            .post, "/import", "application/jsonl", "{\"id\":\"1\",\"kind\":\"cat\"}\n{\"id\":\"2\",\"kind\":\"x\"}\n")
        #expect(response.status == 400)
        #expect(response.violations == ["body /1/kind: expected one of cat, dog, found string \"x\""])
    }

    @Test func `parts that a form doesn't have`() async {
        let pet = #"{"id": "1", "kind": "cat", "x": 1}"#
        let parts = [("file", "; filename=a", "abc"), ("pet", "", pet), ("more", "", "1"), ("more", "", "2")].map {
            "--b\r\nContent-Disposition: form-data; name=\($0)\($1)\r\n\r\n\($2)\r\n"
        }
        let response = await store.send(
            .put, "/pets/1/upload", "multipart/form-data; boundary=b", parts.joined() + "--b--\r\n")
        #expect(
            response.violations == [
                "body /more: `more` is none of the form's parts, and it takes no others",
                "body /pet/x: `x` is none of the object's properties, and it takes no others",
            ])
    }

    @Test func forms() async {
        let response = await store.send(
            .put, "/pets/1/upload", "application/x-www-form-urlencoded", "R=x&G=1&name=%ff")
        #expect(response.violations == ["body /name: is not percent-encoded UTF-8"])
        let typed = await store.send(.put, "/pets/1/upload", "application/x-www-form-urlencoded", "R=x&G=y")
        #expect(
            typed.violations == [
                "body /R: can't be read: expected an integer", "body /G: can't be read: expected an integer",
            ])
        let many = String(repeating: "a&", count: 20_000)
        #expect(
            await store.send(.put, "/pets/1/upload", "application/x-www-form-urlencoded", many).violations == [
                "body: has more than 10000 fields"
            ])
        let latin = await store.send(.put, "/pets/1/upload", "text/csv; charset=utf-32", "a")
        #expect(latin.status == 400)
    }

    // MARK: The service's own faults

    @Test func `an error that isn't documented`() async {
        store.pets.listed = { _ in throw GetPet.Failure.notFound(Fault(message: "secret")) }
        let response = await store.send(.get, "/pets")
        #expect(response.status == 500)
        #expect(!response.text.contains("secret"))
        #expect(store.errors.all.count == 1)
    }

    @Test func `a status that isn't documented`() async {
        store.pets.created = { call, context in
            context.response.status = .accepted
            return call.body
        }
        #expect(await store.send(.post, "/pets", "application/json", valid, writer).status == 500)
        #expect(store.errors.all == ["the response has the status 202, and 200, 201 is documented"])
    }

    @Test func `a content type that isn't documented`() async {
        store.pets.reported = { context in
            context.response.headerFields[.contentType] = "text/html"
            return .pdf(ResponseBody(Data([1])))
        }
        #expect(await store.send(.get, "/report").status == 500)
        #expect(
            store.errors.all == [
                "the response has the content type text/html, and application/pdf, image/* is documented: "
                    + "set `context.response.headerFields`"
            ])
    }

    @Test func `problems of the user's own shape`() async {
        let store = PetStore {
            $0.problemResponse = { ServerResponse(.init(code: $0.status), body: .data(Data("no".utf8))) }
        }
        let response = await store.send(.get, "/nowhere")
        #expect(response.status == 404 && response.text == "no")
        #expect(await store.send(.delete, "/health").head.headerFields[.allow] == "GET, HEAD, OPTIONS")
        store.pets.got = { _, _ in throw Problem(status: .gone, detail: "no more") }
        #expect(await store.send(.get, "/pets/1").status == 410)
    }
}

/// Never ends.
struct Endless: AsyncSequence {
    var piece = Data(repeating: UInt8(ascii: "["), count: 64 << 10)

    func makeAsyncIterator() -> Iterator { Iterator(piece: piece) }

    struct Iterator: AsyncIteratorProtocol {
        let piece: Data
        mutating func next() async throws -> Data? { piece }
    }
}
