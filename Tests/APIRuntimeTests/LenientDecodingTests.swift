import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// `ClientConfiguration.decoding` and `onDecodingProblem`.
@Suite struct LenientDecodingTests {
    private let problems = Locked<[DecodingProblem]>([])

    private func client(
        _ status: Int, _ body: String, _ contentType: String = "application/json",
        decoding: JSONLeniency = .strict, maximumBodySize: Int = 1 << 20
    ) -> SampleClient {
        let problems = problems
        return SampleClient(
            configuration: .init(
                retries: nil, maximumBodySize: maximumBodySize, decoding: decoding,
                onDecodingProblem: { problem in problems.withLock { $0.append(problem) } }),
            transport: InMemoryTransport { _ in RawResponse(status: status, contentType: contentType, body: body) })
    }

    private var seen: [String] {
        problems.withLock { $0.map { "\($0.path ?? "-") \($0.recovery.map { "\($0)" } ?? "failed")" } }
    }

    @Test func `strict by default, and the hook sees the failure`() async throws {
        let body = #"{"name":"a","next":{"name":"b","at":"soon"}}"#
        await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await client(200, body).call(GetNode<Anonymous>())
        }
        #expect(seen == ["$.next.at failed"])
        let problem = try #require(problems.withLock { $0.first })
        #expect(problem.operation.id == "getNode")
        #expect(problem.response.status == 200)
        #expect(problem.response.text == body)
        #expect("\(problem)".hasPrefix("getNode (GET /nodes/{id}) returned 200: $.next.at: expected a date-time"))
    }

    @Test func `faults are corrected as the client allows`() async throws {
        let body = #"{"name":7,"kind":[],"at":"","next":{"name":"b","at":12,"next":{"at":"2024-08-01T00:00:00Z"}}}"#
        let node = try await client(200, body, decoding: .lenient).call(GetNode<Anonymous>())
        #expect(node.name == "7")
        #expect(node.kind == nil)
        #expect(node.at == nil)
        #expect(node.next?.name == "b")
        #expect(node.next?.next == nil)
        #expect(
            seen == [
                "$.name converted", "$.kind ignored", "$.at ignored", "$.next.at ignored", "$.next.next.name ignored",
            ])
        #expect(problems.withLock { $0.allSatisfy { $0.response.text == body } })
    }

    @Test func `a body that is documented as a string is read as its text`() async throws {
        let settings = DecodingSettings(.init(decoding: .lenient))
        let head = ResponseHead(status: 200, headerFields: [:], operation: GetNode<Anonymous>.operation)
        let body = Data(#"{"result":"Rectified"}"#.utf8)
        let lenient = ResponseReader(head: head, content: .collected(body), settings: settings)
        #expect(try lenient.json(String.self) == #"{"result":"Rectified"}"#)
        #expect(throws: ResponseError.self) { try ResponseReader(head: head, body: body).json(String.self) }
    }

    @Test func `the fault that remains is thrown`() async throws {
        let error = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await client(200, #"{"at":"soon","name":[]}"#, decoding: .lenient).call(GetNode<Anonymous>())
        }
        #expect(error?.description.contains("$.name: expected a string") == true)
        #expect(seen == ["$.name failed"])
    }

    @Test func `documented errors are read leniently, too`() async throws {
        let error = await #expect(throws: APIError<GetNode<Anonymous>.Failure>.self) {
            try await client(404, #"{"name":404}"#, decoding: .lenient).call(GetNode<Anonymous>())
        }
        guard case .failure(.notFound(let node), _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(node.name == "404")
        #expect(seen == ["$.name converted"])
    }

    @Test func `the hook sees what no setting corrects`() async throws {
        _ = try? await client(200, "{", decoding: .lenient).call(GetNode<Anonymous>())
        _ = try? await client(200, "<p>", "text/html").call(GetNode<Anonymous>())
        _ = try? await client(200, #"{"name":"abc"}"#, maximumBodySize: 5).call(GetNode<Anonymous>())
        _ = try? await client(203, #"{"name":[]}"#).call(GetNode<Anonymous>())
        _ = try? await client(500, "broken").call(GetNode<Anonymous>())
        #expect(seen == ["$ failed", "- failed", "- failed", "$.name failed"])
    }

    @Test func `a document of a stream that can't be read is skipped`() async throws {
        let lines = "{\"name\":\"a\"}\n{\"name\":[]}\nnone\n{\"name\":2}\n"
        let client = client(200, lines, "application/jsonl", decoding: .lenient)
        let names = try await client.call(Watch()).reduce(into: []) { $0.append($1.name) }
        #expect(names == ["a", "2"])
        #expect(seen == ["$.name skipped", "$ skipped", "$.name converted"])
    }

    @Test func `strict streams end at the first fault`() async throws {
        let client = client(200, "{\"name\":\"a\"}\n{\"name\":[]}\n{\"name\":\"b\"}\n", "application/jsonl")
        var names: [String] = []
        await #expect(throws: APIError<Never>.self) {
            let stream = try await client.call(Watch())
            for try await node in stream { names.append(node.name) }
        }
        #expect(names == ["a"])
        #expect(seen == ["$.name failed"])
    }
}
