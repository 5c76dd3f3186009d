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
    private let waits = Locked(Waits())

    /// When the waits for the client began: for bytes of it, and for room to send it more; nil while there are none.
    private struct Waits {
        var reading: ContinuousClock.Instant? = .now
        var writing: ContinuousClock.Instant?
    }

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

    func isWaiting(since limit: ContinuousClock.Instant) -> Bool {
        waits.withLock { [$0.reading, $0.writing].contains { $0.map { $0 < limit } ?? false } }
    }

    /// Serves until either side ends it; closes the socket.
    func serve() async {
        defer { try? socket.close() }
        do {
            while try await serveOne() { waits.withLock { $0.reading = .now } }
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
        let pieces = ResponseBody(next: { [self] in try await next(of: body) }, cancel: {})
        let request = ServerRequest(
            head: head.request, body: IncomingBody(pieces, length: length, limit: limits.body))
        // A handler may take its time.
        waits.withLock { $0.reading = nil }
        let response = await handler.respond(to: request)
        waits.withLock { $0.reading = .now }
        let isRead = await body.finish(limit: Self.mostDropped)
        waits.withLock { $0.reading = nil }
        let keepsAlive = head.keepsAlive && isRead
        let goesOn = try await send(response, to: head, keepsAlive: keepsAlive)
        if !isRead { await linger() }
        return goesOn
    }

    /// A body may take as long as it keeps coming.
    private func next(of body: RequestBodyReader) async throws -> Data? {
        waits.withLock { $0.reading = .now }
        defer { waits.withLock { $0.reading = nil } }
        return try await body.next()
    }

    @Sendable private func sendContinue() async throws {
        try await write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }

    /// A response may take as long as the client reads it.
    private func write(_ bytes: Data) async throws {
        waits.withLock { $0.writing = .now }
        defer { waits.withLock { $0.writing = nil } }
        try await socket.write(bytes)
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
            try await write(bytes)
            try await send(pieces, isChunked: head.isVersion11)
            return keepsAlive
        case .data(let data) where !isBodiless: bytes += data
        case .none, .data: break
        }
        try await write(bytes)
        return keepsAlive
    }

    private func send(_ pieces: ResponseBody, isChunked: Bool) async throws {
        for try await piece in pieces where !piece.isEmpty {
            let size = Data("\(String(piece.count, radix: 16))\r\n".utf8)
            try await write(isChunked ? size + piece + Data("\r\n".utf8) : piece)
        }
        if isChunked { try await write(Data("0\r\n\r\n".utf8)) }
    }

    /// The last word of a connection.
    private func refuse(_ fault: HTTPFault) async {
        waits.withLock { $0.reading = .now }
        let problem = Problem(status: fault.status).response
        guard case .data(let data) = problem.body else { return }
        let head = ResponseHead.bytes(of: problem.head, .length(data.count), keepsAlive: false, isVersion11: true)
        guard (try? await write(head + data)) != nil else { return }
        await linger()
    }

    /// Closing while bytes arrive would reset the connection, and the response would be lost (RFC 9112, section 9.6).
    private func linger() async {
        waits.withLock { $0.reading = .now }
        let dropping = Task { [reader] in await reader.drop(upTo: Self.mostLingered) }
        let timer = Task {
            try await Task.sleep(for: .seconds(1))
            dropping.cancel()
        }
        await dropping.value
        timer.cancel()
    }
}
