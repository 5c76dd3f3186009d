import APIRuntime
import CodegenLoopbackServer
import Foundation
import HTTPTypes
import Testing

/// Whoever stops listening ends the transfer, and the server sees it.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct TransportCancellationTests {
    /// A server that sends one piece and then waits for the client to go.
    private func endlessServer(_ sawClose: Guarded<Bool?>) throws -> LoopbackServer {
        try LoopbackServer { request, connection in
            if request.target == "/silent" {
                sawClose.withLock { $0 = connection.waitForClose(seconds: 10) }
                return
            }
            connection.beginChunks(contentType: "application/x-ndjson")
            connection.chunk("{}\n")
            sawClose.withLock { $0 = connection.waitForClose(seconds: 10) }
        }
    }

    private func expectClose(_ sawClose: Guarded<Bool?>) async throws {
        for _ in 0..<12_000 where sawClose.withLock({ $0 }) == nil { try await Task.sleep(for: .milliseconds(10)) }
        #expect(sawClose.withLock { $0 } == true)
    }

    @Test(arguments: TestedTransport.allCases)
    func `cancelling while waiting for the head`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let sawClose = Guarded<Bool?>(nil)
        let server = try endlessServer(sawClose)
        defer { server.stop() }
        let task = Task { try await transport.send(request("/silent", of: server)) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        try await expectClose(sawClose)
    }

    @Test(arguments: TestedTransport.allCases)
    func `cancelling while waiting for a piece`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let sawClose = Guarded<Bool?>(nil)
        let server = try endlessServer(sawClose)
        defer { server.stop() }
        let body = try await transport.send(request("/", of: server)).body
        let task = Task { try await body.collect() }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        try await expectClose(sawClose)
    }

    @Test(arguments: TestedTransport.allCases)
    func `leaving the loop`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let sawClose = Guarded<Bool?>(nil)
        let server = try endlessServer(sawClose)
        defer { server.stop() }
        let response = try await transport.send(request("/", of: server))
        for try await piece in response.body {
            #expect(piece == Data("{}\n".utf8))
            break
        }
        try await expectClose(sawClose)
        withExtendedLifetime(response) {}
    }

    @Test(arguments: TestedTransport.allCases)
    func `dropping the answer unread`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let sawClose = Guarded<Bool?>(nil)
        let server = try endlessServer(sawClose)
        defer { server.stop() }
        _ = try await transport.send(request("/", of: server))
        try await expectClose(sawClose)
    }

    @Test(arguments: TestedTransport.allCases)
    func `a limit ends the transfer`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let sawClose = Guarded<Bool?>(nil)
        let server = try LoopbackServer { _, connection in
            connection.beginChunks(contentType: "application/json")
            var isOpen = true
            while isOpen { isOpen = connection.chunk([UInt8](repeating: 65, count: 1 << 16)) }
            sawClose.withLock { $0 = true }
        }
        defer { server.stop() }
        let body = try await transport.send(request("/", of: server)).body
        await #expect(throws: ResponseError.bodyTooLarge(limit: 1000)) { try await body.collect(upTo: 1000) }
        try await expectClose(sawClose)
    }

    @Test(arguments: TestedTransport.allCases)
    func `reading a second time is an error`(tested: TestedTransport) async throws {
        let transport = tested.transport
        let server = try LoopbackServer { _, connection in connection.reply("x") }
        defer { server.stop() }
        let body = try await transport.send(request("/", of: server)).body
        #expect(try await body.text() == "x")
        await #expect(throws: ResponseBody.AlreadyRead.self) { try await body.collect() }
    }
}
