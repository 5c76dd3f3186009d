import APIServer
import Foundation
import HTTPTypes
import Testing

/// The value that a client sends is the one that the service gets, and the other way round.
@Suite struct ServiceRoundTripTests {
    let store = PetStore()
    let pet = Pet(
        id: "ü/1", kind: .cat, tags: ["a,b", "c"], age: 3,
        toys: [.ball(Ball(color: .red)), .bone(Bone(length: 4))])

    @Test func parameters() async throws {
        let call = ListPets(
            kind: .dog, limit: 7, tags: ["a&b", "c,d"], filter: Color(r: 1, name: "x y", parts: ["p", "q"]),
            xTrace: "AB", session: "s%;1")
        store.pets.listed = { _ in [Pet(id: "1", kind: .cat)] }
        #expect(try await store.client().call(call) == [Pet(id: "1", kind: .cat)])
        #expect(store.pets.last() == call)
        _ = try await store.client().call(ListPets())
        #expect(store.pets.last() == ListPets(limit: 20))
    }

    @Test func `every style`() async throws {
        let color = Color(r: 100, g: 200, name: "a b")
        let call = Styles(
            simple: ["a b", "ü,"], label: [1, 2], matrix: color, form: ["x&y", "z"], joined: ["1,2", "3"],
            space: ["a", "b"], pipe: [3, 4], deep: Color(r: 1, name: "n", parts: ["p", "q"]),
            json: Color(name: "{\"", parts: ["a"]), spread: Color(r: 5, parts: ["v", "w"]), xList: ["l", "m"],
            xObject: Color(r: 1, name: "x"), xJSON: [1, 2], cookie: ["c", "d"], cookieObject: Color(r: 9, name: "ck"))
        #expect(try await store.client().call(call) == "ünïcode")
        #expect(store.pets.last() == call)
    }

    @Test func `a JSON body, with several statuses`() async throws {
        store.pets.created = { call, context in
            context.response.status = .created
            context.response.headerFields[.location] = "/pets/1"
            return call.body
        }
        let client = store.client(.init(key: "secret", basic: .basic(username: "ann", password: "p:w")))
        let response = try await client.response(to: CreatePet(body: Pet(id: "1", kind: .dog, age: 2, toys: pet.toys)))
        #expect(response.head.status == 201)
        #expect(response.head.headerFields[.location] == "/pets/1")
        #expect(store.pets.last() == CreatePet(body: Pet(id: "1", kind: .dog, age: 2, toys: pet.toys)))
        #expect(store.pets.lastPrincipal as? String == #"key+ann+["writer"]"#)
    }

    @Test func failures() async throws {
        let client = store.client(.init())
        store.pets.got = { _, _ in throw GetPet.Failure.notFound(Fault(message: "gone")) }
        await expectFailure(client, 404, .notFound(Fault(message: "gone")))
        store.pets.got = { _, _ in throw GetPet.Failure.other(Fault(message: "oops")) }
        await expectFailure(client, 500, .other(Fault(message: "oops")))
        store.pets.got = { _, context in throw context.failure(GetPet.Failure.other(Fault(message: "tea")), status: 418)
        }
        await expectFailure(client, 418, .other(Fault(message: "tea")))
        // A status for the success doesn't count.
        store.pets.got = { _, context in
            context.response.status = .created
            throw GetPet.Failure.notFound(Fault(message: "gone"))
        }
        await expectFailure(client, 404, .notFound(Fault(message: "gone")))
        #expect(store.errors.all == [])
    }

    private func expectFailure(_ client: PetStoreClient, _ status: Int, _ failure: GetPet.Failure) async {
        do {
            _ = try await client.call(GetPet(id: "1"))
            Issue.record("it should fail")
        } catch .failure(let found, let response) {
            #expect(found == failure)
            #expect(response.status == status)
        } catch {
            Issue.record(error)
        }
    }

    @Test func `a failure that is a body itself`() async throws {
        store.pets.reported = { context in throw context.failure("busy", status: 503) }
        do {
            _ = try await store.client().call(GetReport())
            Issue.record("it should fail")
        } catch .failure(let text, let response) {
            #expect(text == "busy")
            #expect(response.status == 503)
        }
        // Without a status it is a failure all the same.
        store.pets.reported = { context in throw context.failure("busy") }
        #expect(await store.send(.get, "/report").status == 500)
    }

    @Test func `several contents of a response`() async throws {
        let client = store.client(
            .init(), ClientConfiguration().with { $0.bodyCoders = ["application/xml": JSONCoder()] })
        store.pets.reported = { [pet] _ in .json(pet) }
        guard case .json(let json) = try await client.call(GetReport()) else { throw Unexpected() }
        #expect(json == pet)
        store.pets.reported = { _ in .csv("a;ü") }
        guard case .csv("a;ü") = try await client.call(GetReport()) else { throw Unexpected() }
        store.pets.reported = { _ in .noContent }
        guard case .noContent = try await client.call(GetReport()) else { throw Unexpected() }
        store.pets.reported = { context in
            context.response.headerFields[.contentType] = "image/png"
            return .pdf(ResponseBody(Data([1, 2])))
        }
        let response = try await client.response(to: GetReport())
        #expect(response.head.headerFields[.contentType] == "image/png")
        guard case .success(.pdf(let body)) = response.outcome else { throw Unexpected() }
        #expect(try await body.collect() == Data([1, 2]))
        let withCoder = PetStore { $0.bodyCoders = ["application/xml": JSONCoder()] }
        withCoder.pets.reported = { _ in .order(Fault(message: "xml")) }
        let other = withCoder.client(
            .init(), ClientConfiguration().with { $0.bodyCoders = ["application/xml": JSONCoder()] })
        guard case .order(Fault(message: "xml")) = try await other.call(GetReport()) else { throw Unexpected() }
    }

    // MARK: Bodies

    private func uploaded(_ body: Upload.Body?) async throws -> Upload.Body? {
        let store = PetStore { $0.bodyCoders = ["application/xml": JSONCoder()] }
        let client = store.client(
            .init(), ClientConfiguration().with { $0.bodyCoders = ["application/xml": JSONCoder()] })
        try await client.call(Upload(id: "7", body: body))
        #expect(store.pets.last(Upload.self)?.id == "7")
        return store.pets.last(Upload.self)?.body
    }

    @Test func bodies() async throws {
        guard case nil = try await uploaded(nil) else { throw Unexpected() }
        guard case .json(let json) = try await uploaded(.json(pet)) else { throw Unexpected() }
        #expect(json == pet)
        let color = Color(r: 1, name: "ü&=+ ", parts: ["a", "b"])
        guard case .form(color) = try await uploaded(.form(color)) else { throw Unexpected() }
        guard case .form(Color()) = try await uploaded(.form(Color())) else { throw Unexpected() }
        guard case .csv("a,ü\r\n") = try await uploaded(.csv("a,ü\r\n")) else { throw Unexpected() }
        guard case .csv("") = try await uploaded(.csv("")) else { throw Unexpected() }
        guard case .order(Fault(message: "x")) = try await uploaded(.order(Fault(message: "x"))) else {
            throw Unexpected()
        }
    }

    @Test func `bytes as they arrive`() async throws {
        let read = Bytes()
        store.pets.uploaded = { call in
            guard case .image(let body, "image/gif") = call.body else { throw Unexpected() }
            for try await piece in body.chunks() { read.append(piece) }
        }
        let pieces = (0..<100).map { Data(repeating: UInt8($0), count: 1000) }
        try await store.client().call(
            Upload(id: "1", body: .image(.stream(BodyStream(pieces.async)), contentType: "image/gif")))
        #expect(read.data == pieces.reduce(Data(), +))
    }

    @Test(arguments: [10, 64 << 10, (64 << 10) + 1, 1 << 20])
    func `parts in memory and in files`(_ size: Int) async throws {
        let bytes = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) })
        let body = Upload.UploadBody(
            file: .data(bytes, filename: "ü\".bin", contentType: "image/png"),
            others: [.data(Data("1".utf8), filename: "1.txt"), .data(Data(), filename: "2.txt")],
            title: "a\r\nb", tags: ["x", "7"], pet: pet, pets: [pet, Pet(id: "2", kind: .dog)], fileXTrace: 12)
        guard case .multipart(let got) = try await uploaded(.multipart(body)) else { throw Unexpected() }
        #expect(try await got.file.content.collect() == bytes)
        #expect(try await got.file.content.collect() == bytes, "it can be read again")
        #expect(got.file.filename == "ü\".bin")
        #expect(got.file.contentType == "image/png")
        #expect(got.others?.map(\.filename) == ["1.txt", "2.txt"])
        #expect(got.others?[0].contentType == "text/plain")
        #expect(got.title == "a\r\nb")
        #expect(got.tags == ["x", "7"])
        #expect(got.pet == pet)
        #expect(got.pets == [pet, Pet(id: "2", kind: .dog)])
        #expect(got.fileXTrace == 12)
    }

    @Test func `parts without names`() async throws {
        var part = FilePart.data(Data("b".utf8), filename: nil, contentType: "text/plain")
        part.headerFields[.xTrace] = "1"
        var named = FilePart.data(Data("a".utf8), filename: "a.txt")
        named.name = "n"
        guard case .mixed(let parts) = try await uploaded(.mixed([named, part])) else { throw Unexpected() }
        #expect(parts.map(\.name) == ["n", nil])
        #expect(parts.map(\.filename) == ["a.txt", nil])
        #expect(parts[1].headerFields == [.xTrace: "1"])
    }

    // MARK: Streams

    @Test(arguments: ["application/jsonl", "application/json-seq"])
    func `streams in`(_ contentType: String) async throws {
        let pets = (0..<50).map { Pet(id: "\($0)", kind: .cat) }
        #expect(try await store.client().call(ImportPets(contentType: contentType, body: RequestStream(pets))) == 50)
        let stream = RequestStream(pets.async)
        #expect(try await store.client().call(ImportPets(contentType: contentType, body: stream)) == 50)
    }

    @Test(arguments: ["text/event-stream", "application/jsonl", "application/json-seq"])
    func `streams out`(_ accept: String) async throws {
        let client = store.client(.init(), ClientConfiguration().with { $0.accept = accept })
        let stream: ResponseStream<Pet> =
            switch try await client.call(WatchPets(count: 3)) {
            case .events(let stream), .lines(let stream), .records(let stream): stream
            }
        #expect(stream.head.headerFields[.contentType] == accept)
        var ids: [String] = []
        for try await pet in stream { ids.append(pet.id) }
        #expect(ids == ["0", "1", "2"])
    }

    @Test func `a stream where the body asks for it`() async throws {
        let client = store.client()
        #expect(try await client.call(Chat(body: ["stream": false])) == "whole")
        #expect(try await client.call(Chat(body: ["a": ["stream": true]])) == "whole")
        var ids: [String] = []
        for try await pet in try await client.call(ChatStream(body: ["x": 1, "stream": true])) { ids.append(pet.id) }
        #expect(ids == ["1", "2"])
    }

    @Test func `values are pulled as they are read, and released`() async throws {
        let source = CountingSource()
        store.pets.watched = { _, context in .events(context.stream(source)) }
        var iterator: ResponseStream<Pet>.Iterator?
        if case .events(let stream) = try await store.client().call(WatchPets(count: 0)) {
            iterator = stream.makeAsyncIterator()
        }
        _ = try await iterator?.next()
        _ = try await iterator?.next()
        #expect(source.log.pulled == 2)
        #expect(!source.log.isReleased)
        iterator = nil
        #expect(source.log.isReleased)
    }

    @Test func `a stream that fails isn't complete`() async throws {
        store.pets.watched = { _, context in
            .lines(
                context.stream(
                    AsyncThrowingStream<Pet, any Error> { continuation in
                        continuation.yield(Pet(id: "1", kind: .cat))
                        continuation.finish(throwing: Unexpected())
                    }))
        }
        let client = store.client(.init(), ClientConfiguration().with { $0.accept = "application/jsonl" })
        guard case .lines(let stream) = try await client.call(WatchPets(count: 0)) else { throw Unexpected() }
        var count = 0
        await #expect(throws: (any Error).self) { for try await _ in stream { count += 1 } }
        #expect(count == 1)
        #expect(store.errors.all == ["Unexpected()"])
    }

    @Test func `HEAD has the head of GET`() async throws {
        let get = await store.send(.get, "/pets/1")
        let head = await store.send(.head, "/pets/1")
        #expect(get.status == 200 && head.status == 200)
        #expect(head.text == "")
        #expect(head.head.headerFields[.contentLength] == "\(get.text.utf8.count)")
        #expect(head.head.headerFields[.contentType] == "application/json")
    }

    @Test func `a call without body`() async throws {
        try await store.client().call(GetHealth())
        let response = await store.send(.get, "/health")
        #expect(response.status == 204)
        #expect(response.head.headerFields == [:])
    }

    @Test func middlewares() async throws {
        let store = PetStore { $0.middlewares = [Marking(), Refusing()] }
        let response = await store.send(.get, "/pets/1")
        #expect(response.head.headerFields[.xTrace] == "getPet")
        #expect(await store.send(.get, "/nowhere").head.headerFields[.xTrace] == "none")
        let refused = await store.send(.get, "/health")
        #expect(refused.status == 503)
        #expect(refused.head.headerFields[.xTrace] == "getHealth")
    }
}

struct Unexpected: Error {}

final class Bytes: @unchecked Sendable {
    private(set) var data = Data()
    func append(_ more: Data) { data += more }
}

struct CountingSource: AsyncSequence {
    final class Log: @unchecked Sendable {
        var pulled = 0
        var isReleased = false
    }

    final class Life: Sendable {
        let log: Log
        init(_ log: Log) { self.log = log }
        deinit { log.isReleased = true }
    }

    let log = Log()

    func makeAsyncIterator() -> Iterator { Iterator(life: Life(log)) }

    struct Iterator: AsyncIteratorProtocol {
        let life: Life
        mutating func next() async throws -> Pet? {
            life.log.pulled += 1
            return Pet(id: "\(life.log.pulled)", kind: .cat)
        }
    }
}

struct Marking: ServiceMiddleware {
    func intercept(
        _ request: ServerRequest, operation: OperationInfo?, next: @Sendable (ServerRequest) async -> ServerResponse
    ) async throws -> ServerResponse {
        var response = await next(request)
        response.head.headerFields[.xTrace] = operation?.id ?? "none"
        return response
    }
}

struct Refusing: ServiceMiddleware {
    func intercept(
        _ request: ServerRequest, operation: OperationInfo?, next: @Sendable (ServerRequest) async -> ServerResponse
    ) async throws -> ServerResponse {
        if operation?.id == "getHealth" { throw Problem(status: .serviceUnavailable) }
        return await next(request)
    }
}

/// Any format will do.
struct JSONCoder: CodableBodyCoder {
    func encode<Value: Encodable>(_ value: Value) throws -> Data { try JSONEncoder().encode(value) }
    func decode<Value: Decodable>(_ type: Value.Type, from body: Data) throws -> Value {
        try JSONDecoder().decode(type, from: body)
    }
}

extension ClientConfiguration {
    func with(_ change: (inout ClientConfiguration) -> Void) -> ClientConfiguration {
        var copy = self
        change(&copy)
        return copy
    }
}
