import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// Streams of events that go on over several connections.
@Suite(.timeLimit(.minutes(15)))
struct EventSequenceTests {
    private struct Watch: Endpoint {
        typealias Output = ResponseStream<Int>
        typealias Failure = Never

        static let operation = OperationInfo(
            id: "watch", method: .get, path: "/watch", accept: "text/event-stream", streams: true)

        func encode(to request: inout RequestEncoder) {}

        static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure> {
            response.status == 200 ? .success(try response.stream()) : .undocumented
        }
    }

    private let waits = RetryTests.Waits()

    private enum Answer {
        case events(String)
        case status(Int)
        case other(String)
        case failure
    }

    /// Answers with one connection after the other, then with 204.
    private func server(_ answers: Answer...) -> InMemoryTransport { server(answers) }

    private func server(_ answers: [Answer]) -> InMemoryTransport {
        let left = Locked(answers)
        return InMemoryTransport { _ in
            switch left.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
            case .events(let text): return RawResponse(status: 200, contentType: "text/event-stream", body: text)
            case .status(let status): return RawResponse(status: status, contentType: nil)
            case .other(let type): return RawResponse(status: 200, contentType: type, body: "1")
            case .failure: throw URLError(.networkConnectionLost)
            case nil: return RawResponse(status: 204, contentType: nil)
            }
        }
    }

    private func events(
        _ transport: InMemoryTransport, after id: String = "", failures: Int = 5
    ) -> EventSequence<Watch, Int> {
        let policy = ReconnectionPolicy(
            delay: .seconds(3), minimumDelay: .milliseconds(500), maximumDelay: .seconds(60), maximumFailures: failures,
            clock: waits)
        let client = APIClient(
            server: ServerURL("https://api.example.com"), configuration: .init(retries: nil), transport: transport)
        return client.events(of: Watch(), after: id, reconnection: policy)
    }

    private func values(_ events: EventSequence<Watch, Int>) async throws -> [Int] {
        var values: [Int] = []
        for try await event in events { values.append(event.value) }
        return values
    }

    private func ids(_ transport: InMemoryTransport) -> [String?] {
        transport.requests.map { $0.head.headerFields[HTTPField.Name("Last-Event-ID")!] }
    }

    @Test func `a new connection begins behind the last event`() async throws {
        let transport = server(
            .events("id: a\ndata: 1\n\nid: b\ndata: 2\n\ndata: 9"), .events("data: 3\n\nid\ndata: 4\n\n"),
            .events(": nothing\n\nid: c\n\n"), .events("event: x\ndata: 5\n\n"))
        #expect(try await values(events(transport, after: "start")) == [1, 2, 3, 4, 5])
        #expect(ids(transport) == ["start", "b", nil, "c", "c"])
        #expect(transport.requests.allSatisfy { $0.head.headerFields[.cacheControl] == "no-store" })
    }

    @Test func `the server says how long to wait`() async throws {
        let transport = server(.events("data: 1\n\n"), .events("retry: 900\n\ndata: 2\n\n"), .events("retry: x\n\n"))
        #expect(try await values(events(transport)) == [1, 2])
        let seconds = waits.all.map { Double($0.components.seconds) + Double($0.components.attoseconds) / 1e18 }
        #expect(seconds.count == 3)
        for (wait, expected) in zip(seconds, [3, 0.9, 1.8]) { #expect(abs(wait - expected) < 0.04) }
    }

    @Test func `a server can't ask for no wait at all`() async throws {
        let answers = (1...4).map { Answer.events("retry: 0\ndata: \($0)\n\n") }
        let transport = server(answers)
        #expect(try await values(events(transport)) == [1, 2, 3, 4])
        #expect(waits.all.count == 4)
        #expect(waits.all.allSatisfy { $0 > .milliseconds(490) && $0 < .milliseconds(510) })
    }

    @Test func `failures are waited out, as long as not too many follow each other`() async throws {
        let transport = server(.failure, .events("data: 1\n\n"), .failure, .failure, .events("data: 2\n\n"))
        #expect(try await values(events(transport, failures: 3)) == [1, 2])
        let down = server(.failure, .failure, .failure)
        do {
            _ = try await values(events(down, failures: 2))
            Issue.record("no error")
        } catch let error as APIError<Never> {
            guard case .transport = error else {
                Issue.record("\(error)")
                return
            }
        }
        let silent = server(.events(""), .events(""), .events(""), .events("data: 1\n\n"))
        #expect(try await values(events(silent, failures: 2)) == [])
        #expect(silent.requests.count == 3)
    }

    @Test func `what is no stream ends the sequence`() async throws {
        for answer in [Answer.status(404), .status(503), .other("application/json")] {
            let transport = server(.events("data: 1\n\n"), answer, .events("data: 2\n\n"))
            var iterator = events(transport).makeAsyncIterator()
            #expect(try await iterator.next()?.value == 1)
            do {
                _ = try await iterator.next()
                Issue.record("no error")
            } catch {
                #expect(error is APIError<Never>)
            }
            #expect(try await iterator.next()?.value == nil)
            #expect(transport.requests.count == 2)
        }
    }

    @Test func `what is no value ends the sequence, and so does the end`() async throws {
        var iterator = events(server(.events("data: 1\n\ndata: x\n\n"))).makeAsyncIterator()
        #expect(try await iterator.next()?.value == 1)
        await #expect(throws: APIError<Never>.self) { try await iterator.next() }
        #expect(try await iterator.next()?.value == nil)
        let done = server(.events("data: 1\n\ndata: [DONE]\n\ndata: 2\n\n"))
        #expect(try await values(events(done)) == [1])
        #expect(done.requests.count == 1)
    }

    @Test func `events come with their type and id`() async throws {
        var iterator = events(server(.events("event: tick\nid: 7\ndata: 1\n\n"))).makeAsyncIterator()
        let event = try await iterator.next()?.event
        #expect(event == ServerSentEvent(type: "tick", data: "1", id: "7"))
    }

    @Test func `a cancelled task doesn't wait`() async throws {
        let transport = server(.events("data: 1\n\n"))
        let client = APIClient(server: ServerURL("https://api.example.com"), transport: transport)
        let reading = Task {
            var count = 0
            for try await _ in client.events(of: Watch(), reconnection: .init(delay: .seconds(600))) { count += 1 }
            return count
        }
        while transport.requests.isEmpty { await Task.yield() }
        reading.cancel()
        await #expect(throws: APIError<Never>.self) { try await reading.value }
    }
}
