import APIJSON
import APIRuntime
import Foundation
import HTTPTypes
import Testing

struct RequestStreamTests {
    private struct SendNumbers: Endpoint {
        var body: RequestStream<Int>?
        var contentType = "application/x-ndjson"

        typealias Output = Void
        typealias Failure = Never

        static let operation = OperationInfo(id: "sendNumbers", method: .put, path: "/numbers")

        func encode(to request: inout RequestEncoder) {
            request.stream(body, contentType: contentType)
        }

        static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Void, Never> { .success(()) }
    }

    private func sent(_ call: SendNumbers) async throws -> (body: String, contentType: String?) {
        let transport = InMemoryTransport(body: "")
        try await SampleClient(transport: transport).call(call)
        let request = try #require(transport.requests.first)
        return (String(decoding: request.body, as: UTF8.self), request.head.headerFields[.contentType])
    }

    @Test func `an array is a line for each value`() async throws {
        let sent = try await sent(SendNumbers(body: [1, 2]))
        #expect(sent.body == "1\n2\n")
        #expect(sent.contentType == "application/x-ndjson")
    }

    @Test func `a JSON text sequence has its separators`() async throws {
        let sent = try await sent(SendNumbers(body: [1, 2], contentType: "application/json-seq"))
        #expect(sent.body == "\u{1E}1\n\u{1E}2\n")
    }

    @Test func `a sequence is written while it is sent`() async throws {
        let numbers = AsyncStream { continuation in
            for number in 1...3 { continuation.yield(number) }
            continuation.finish()
        }
        #expect(try await sent(SendNumbers(body: RequestStream(numbers))).body == "1\n2\n3\n")
    }

    @Test func `an array can be sent again, a sequence can't`() async throws {
        let array = try SendNumbers(body: [1]).request().body
        #expect(array.isReplayable)
        let (numbers, continuation) = AsyncStream.makeStream(of: Int.self)
        continuation.finish()
        let sequence = try SendNumbers(body: RequestStream(numbers)).request().body
        #expect(!sequence.isReplayable)
        #expect(try await sequence.collect().isEmpty)
        await #expect(throws: (any Error).self) { try await sequence.collect() }
    }

    @Test func `what a sequence throws ends the call`() async throws {
        struct Broken: Error {}
        let numbers = AsyncThrowingStream<Int, any Error> { $0.finish(throwing: Broken()) }
        let request = try SendNumbers(body: RequestStream(numbers)).request()
        await #expect(throws: Broken.self) { try await request.body.collect() }
    }

    @Test func `without values nothing is sent`() async throws {
        let sent = try await sent(SendNumbers(body: nil))
        #expect(sent.body.isEmpty)
        #expect(sent.contentType == nil)
    }
}
