import CodegenLoopbackServer
import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// What `URLSessionTransport` keeps in temporary files has a limit.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct SpoolLimitTests {
    private let limit: Int64 = 4 << 20

    @Test func `a stream that is spooled before it is sent`() async throws {
        let server = try LoopbackServer { _, connection in connection.reply() }
        defer { server.stop() }
        let transport = URLSessionTransport(maximumSpoolSize: limit)
        let left = Locked(1000)
        let stream = BodyStream {
            {
                left.withLock { left in
                    left -= 1
                    return left >= 0 ? Data(repeating: 65, count: 1 << 16) : nil
                }
            }
        }
        let error = await #expect(throws: SpoolTooLarge.self) {
            try await transport.send(request("/", of: server, method: .post, body: .stream(stream)))
        }
        #expect("\(error!)".contains("maximumSpoolSize") && "\(error!)".contains("4194304"))
        #expect(left.withLock { $0 } > 900)
        #expect(server.requests.isEmpty)
    }

    /// Elsewhere the transfer is held back.
    #if canImport(FoundationNetworking)
        @Test func `an endless body that isn't read`() async throws {
            // What the client has taken, beside what the sockets hold; or that it has gone.
            let sent = Guarded<Int64>(0)
            let server = try LoopbackServer { _, connection in
                connection.beginChunks(contentType: "text/plain")
                while connection.chunk([UInt8](repeating: 65, count: 1 << 16)) { sent.withLock { $0 += 1 << 16 } }
                sent.withLock { $0 = .max }
            }
            defer { server.stop() }
            let transport = URLSessionTransport(maximumSpoolSize: limit)
            let body = try await transport.send(request("/", of: server)).body
            while sent.withLock({ $0 }) < limit + 64 << 20 { try await Task.sleep(for: .milliseconds(10)) }
            var received: Int64 = 0
            await #expect(throws: SpoolTooLarge.self) {
                for try await piece in body { received += Int64(piece.count) }
            }
            #expect(received <= limit + 4 << 20)
        }
    #endif
}
