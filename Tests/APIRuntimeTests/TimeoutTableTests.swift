import CodegenLoopbackServer
import Foundation
import HTTPTypes
import Testing

@testable import APIRuntime

/// The time-out holds in every phase of a call, over every transport.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct TimeoutTableTests {
    /// Where a server leaves a call alone.
    enum Phase: String, CaseIterable {
        /// Nobody accepts the connection.
        case connecting
        /// The connection is accepted, and the handshake isn't answered.
        case handshake
        /// The server takes a part of the body.
        case sendingBody
        /// The caller's stream gives nothing.
        case readingStream
        /// The request isn't answered.
        case waitingForHead
        /// The head comes line by line, and doesn't end.
        case drippingHead
        /// Nothing but `100 Continue`, again and again.
        case interimHeads
        /// Nothing follows the head.
        case waitingForBody
        /// The body stops in the middle.
        case readingBody
        /// A chunk is announced, and doesn't come.
        case readingChunk
        /// A redirect's body doesn't end.
        case redirectBody
        /// The target of a redirect doesn't answer.
        case redirectTarget
    }

    @Test(arguments: TestedTransport.allCases, Phase.allCases)
    func `a silent server is given up`(tested: TestedTransport, phase: Phase) async throws {
        // Foundation on Linux ends the process when a connection ends within a head.
        guard tested.showsRedirects || (phase != .drippingHead && phase != .interimHeads) else { return }
        let isOver = Guarded(false)
        let server = try silentServer(phase, isOver)
        defer {
            isOver.withLock { $0 = true }
            server.stop()
        }
        var request = request("/", of: server, timeout: .seconds(1))
        switch phase {
        case .connecting:
            // No route: reserved for documentation (RFC 5737).
            request.head.authority = "192.0.2.1"
        case .handshake: request.head.scheme = "https"
        case .sendingBody:
            request.head.method = .post
            request.body = .data(Data(repeating: 65, count: 32 << 20))
        case .readingStream:
            request.head.method = .post
            request.body = .stream(BodyStream(AsyncStream { $0.yield(Data("a".utf8)) }, length: 2))
        case .waitingForHead, .drippingHead, .interimHeads, .waitingForBody, .readingBody, .readingChunk, .redirectBody,
            .redirectTarget:
            break
        }
        // A stream that is spooled is read before there is a call; who waits for it can cancel, or set `callTimeout`.
        guard phase != .readingStream || tested != .urlSession else { return }
        let start = ContinuousClock.now
        do {
            let body = try await tested.transport.send(request).body.collect()
            #expect(phase == .redirectBody && body == Data("there".utf8))
        } catch {}
        // The server holds out for two minutes.
        #expect(ContinuousClock.now - start < .seconds(60), "\(phase)")
    }

    private func silentServer(_ phase: Phase, _ isOver: Guarded<Bool>) throws -> LoopbackServer {
        @Sendable func wait(_ send: () -> Bool = { true }) {
            for _ in 0..<1200 where !isOver.withLock({ $0 }) && send() { usleep(100_000) }
        }
        return try LoopbackServer(readsBodies: phase != .sendingBody && phase != .readingStream) {
            request, connection in
            switch phase {
            case .connecting, .handshake, .waitingForHead, .sendingBody, .readingStream: break
            case .drippingHead:
                connection.send("HTTP/1.1 200 OK\r\n")
                wait { connection.send("X-Filler: y\r\n") }
            case .interimHeads:
                wait { connection.send("HTTP/1.1 100 Continue\r\n\r\n") }
            case .waitingForBody: connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
            case .readingBody: connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")
            case .readingChunk:
                connection.beginChunks(contentType: "text/plain")
                connection.send("5\r\nab")
            case .redirectBody where request.target == "/there":
                connection.reply("there")
                return
            case .redirectBody:
                connection.send("HTTP/1.1 302 Found\r\nLocation: /there\r\nTransfer-Encoding: chunked\r\n\r\n")
                wait { connection.chunk("x") }
            case .redirectTarget where request.target == "/there": break
            case .redirectTarget:
                connection.reply(status: "302 Found", headers: ["Location": "/there"])
                return
            }
            wait()
            connection.close()
        }
    }
}
