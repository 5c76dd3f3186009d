import APIRuntime
import APIServer
import FlyingSocks
import Foundation
import HTTPTypes

/// One connection: requests are read, handled and responded to, one after the other.
final class HTTPConnection: Sendable {
    private let socket: AsyncSocket
    private let reader: ConnectionReader
    private let handler: any RequestHandler
    private let limits: HTTPLimits
    /// When the wait for the client began; nil while a response is made.
    private let waiting = Locked<ContinuousClock.Instant?>(.now)

    /// The most bytes of an unread body that are dropped, so that the connection can be used again.
    private static let mostDropped = 256 << 10
    /// The most bytes that are read from a client that goes on sending, before the connection is closed.
    private static let mostLingered = 4 << 20

    init(_ socket: AsyncSocket, _ handler: any RequestHandler, _ limits: HTTPLimits) {
        self.socket = socket
        reader = ConnectionReader(socket)
        self.handler = handler
        self.limits = limits
    }

    func isWaiting(since limit: ContinuousClock.Instant) -> Bool { waiting.withLock { $0.map { $0 < limit } ?? false } }

    /// Serves until either side ends it; closes the socket.
    func serve() async {
        defer { try? socket.close() }
        do {
            while try await serveOne() { waiting.withLock { $0 = .now } }
        } catch let fault as HTTPFault {
            await refuse(fault)
        } catch {
            // The client has gone, or was silent for too long.
        }
    }

    /// Whether another request may come.
    private func serveOne() async throws -> Bool {
        guard let bytes = try await reader.head(limit: limits.head) else { return false }
        let head = try RequestHead(bytes)
        let body = RequestBodyReader(reader, head.framing, sendContinue: head.expectsContinue ? sendContinue : nil)
        var length: Int64?
        if case .length(let count) = head.framing { length = Int64(count) }
        let pieces = ResponseBody(next: { try await body.next() }, cancel: {})
        let request = ServerRequest(
            head: head.request, body: IncomingBody(pieces, length: length, limit: limits.body))
        // A body may take as long as it keeps coming; a handler may take its time.
        waiting.withLock { $0 = nil }
        let response = await handler.respond(to: request)
        let isRead = await body.finish(limit: Self.mostDropped)
        let keepsAlive = head.keepsAlive && isRead
        let goesOn = try await send(response, to: head, keepsAlive: keepsAlive)
        if !isRead { await linger() }
        return goesOn
    }

    @Sendable private func sendContinue() async throws {
        try await socket.write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }

    // MARK: Responses

    /// Whether the connection can be used again.
    private func send(_ response: ServerResponse, to head: RequestHead, keepsAlive: Bool) async throws -> Bool {
        let status = response.head.status
        let isBodiless = head.request.method == .head || status.code < 200 || [204, 304].contains(status.code)
        var framing = ResponseHead.Framing.none
        if !isBodiless {
            framing =
                response.body.length.map(ResponseHead.Framing.length) ?? (head.isVersion11 ? .chunked : .close)
        }
        var keepsAlive = keepsAlive
        if case .close = framing { keepsAlive = false }
        var bytes = ResponseHead.bytes(
            of: response.head, framing, keepsAlive: keepsAlive, isVersion11: head.isVersion11)
        switch response.body {
        case .stream(let pieces) where isBodiless: pieces.cancel()
        case .stream(let pieces):
            try await socket.write(bytes)
            try await send(pieces, isChunked: head.isVersion11)
            return keepsAlive
        case .data(let data) where !isBodiless: bytes += data
        case .none, .data: break
        }
        try await socket.write(bytes)
        return keepsAlive
    }

    private func send(_ pieces: ResponseBody, isChunked: Bool) async throws {
        for try await piece in pieces where !piece.isEmpty {
            let size = Data("\(String(piece.count, radix: 16))\r\n".utf8)
            try await socket.write(isChunked ? size + piece + Data("\r\n".utf8) : piece)
        }
        if isChunked { try await socket.write(Data("0\r\n\r\n".utf8)) }
    }

    /// The last word of a connection.
    private func refuse(_ fault: HTTPFault) async {
        waiting.withLock { $0 = .now }
        let problem = Problem(status: fault.status).response
        guard case .data(let data) = problem.body else { return }
        let head = ResponseHead.bytes(of: problem.head, .length(data.count), keepsAlive: false, isVersion11: true)
        guard (try? await socket.write(head + data)) != nil else { return }
        await linger()
    }

    /// Closing while bytes arrive would reset the connection, and the response would be lost (RFC 9112, section 9.6).
    private func linger() async {
        waiting.withLock { $0 = .now }
        let dropping = Task { [reader] in await reader.drop(upTo: Self.mostLingered) }
        let timer = Task {
            try await Task.sleep(for: .seconds(1))
            dropping.cancel()
        }
        await dropping.value
        timer.cancel()
    }
}
