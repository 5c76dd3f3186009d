import APIRuntime
import APIServer
import CodegenAPIModel
import FlyingFox
import FlyingSocks
import Foundation
import HTTPTypes

/// Serves a handler over HTTP/1.1 on a port of this machine, with FlyingFox.
struct HTTPListener: Sendable {
    /// `127.0.0.1:4010`, with the port that was given by the system for 0.
    let address: String
    private let server: HTTPServer
    private let task: Task<Void, any Error>

    /// Requests with more bytes aren't read to their end before the connection is closed.
    private static let mostDrained = 16 << 20

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - host: An IP address, or `localhost`.
    ///   - port: 0 takes any free one.
    static func listen(host: String, port: UInt16, to handler: any RequestHandler) async throws -> HTTPListener {
        var configuration = HTTPServer.Configuration(
            address: try address(host, port), timeout: 3600, logger: .disabled)
        configuration.sharedRequestBufferSize = 64 << 10
        let server = HTTPServer(
            config: configuration, handler: ClosureHTTPHandler { request in await respond(to: request, with: handler) })
        let failure = Locked<(any Error)?>(nil)
        let task = Task {
            do {
                try await server.run()
            } catch {
                failure.withLock { $0 = error }
                throw error
            }
        }
        while await !server.isListening {
            if let error = failure.withLock({ $0 }) { throw error }
            try await Task.sleep(for: .milliseconds(2))
        }
        return HTTPListener(address: await text(of: server, host), server: server, task: task)
    }

    /// Returns when the server has been stopped; throws when it can't go on.
    func wait() async throws { try await task.value }

    func stop() async { await server.stop(timeout: 0) }

    // MARK: Addresses

    private static func address(_ host: String, _ port: UInt16) throws -> any SocketAddress & Sendable {
        if host.contains(":") { return try sockaddr_in6.inet6(ip6: host, port: port) }
        return try sockaddr_in.inet(ip4: host == "localhost" ? "127.0.0.1" : host, port: port)
    }

    private static func text(of server: HTTPServer, _ host: String) async -> String {
        switch await server.listeningAddress {
        case .ip4(_, let port): "\(host):\(port)"
        case .ip6(_, let port): "[\(host)]:\(port)"
        case .unix(let path): path
        case nil: host
        }
    }

    // MARK: Messages

    private static func respond(
        to request: FlyingFox.HTTPRequest, with handler: any RequestHandler
    ) async -> FlyingFox.HTTPResponse {
        let body = RequestBodyPieces(request.bodySequence)
        var head = HTTPTypes.HTTPRequest(
            method: .init(request.method.rawValue) ?? .get, scheme: "http", authority: request.headers[.host],
            path: request.target.rawValue)
        for (name, value) in request.headers {
            guard let name = HTTPField.Name(name.rawValue) else { continue }
            head.headerFields.append(HTTPField(name: name, value: value))
        }
        let response = await handler.respond(
            to: ServerRequest(
                head: head, body: IncomingBody(ResponseBody(body), length: request.bodySequence.count.map(Int64.init))))
        return await made(from: response, rest: body)
    }

    /// The registered one, where the status is given by its number alone.
    private static func phrase(of status: HTTPTypes.HTTPResponse.Status) -> String {
        status.reasonPhrase.isEmpty
            ? Outcome.Status.code(status.code).reason : status.reasonPhrase
    }

    private static func made(
        from response: ServerResponse, rest: RequestBodyPieces
    ) async -> FlyingFox.HTTPResponse {
        var headers = HTTPHeaders()
        for field in response.head.headerFields { headers.addValue(field.value, for: HTTPHeader(field.name.rawName)) }
        let status = HTTPStatusCode(response.head.status.code, phrase: phrase(of: response.head.status))
        // What isn't read of a request would be taken for the next one.
        let isRead = await rest.drain(mostDrained)
        let body: HTTPBodySequence
        switch response.body {
        case .none where isRead: body = HTTPBodySequence()
        case .data(let data) where isRead: body = HTTPBodySequence(data: data)
        case .none, .data, .stream:
            let bytes = ResponseBytes(response.body.received, closesConnection: !isRead)
            body =
                response.body.length.map { HTTPBodySequence(from: bytes, count: $0) } ?? HTTPBodySequence(from: bytes)
        }
        if !isRead { headers[.connection] = "close" }
        return FlyingFox.HTTPResponse(statusCode: status, headers: headers, body: body)
    }
}

/// The pieces of a request's body, of which the server wants to know whether they were read to the end.
private final class RequestBodyPieces: AsyncSequence, Sendable {
    typealias Element = Data
    private let body: HTTPBodySequence
    private let lock = NSLock()
    nonisolated(unsafe) private var isAtEnd = false

    init(_ body: HTTPBodySequence) { self.body = body }

    func makeAsyncIterator() -> Iterator { Iterator(pieces: self, iterator: body.makeAsyncIterator()) }

    private var isRead: Bool { lock.withLock { isAtEnd } }

    /// Reads the rest; false where there is too much of it.
    func drain(_ limit: Int) async -> Bool {
        var (count, iterator) = (0, makeAsyncIterator())
        while !isRead {
            guard let piece = try? await iterator.next() else { break }
            count += piece.count
            if count > limit { return false }
        }
        return isRead
    }

    struct Iterator: AsyncIteratorProtocol {
        let pieces: RequestBodyPieces
        var iterator: HTTPBodySequence.Iterator

        mutating func next() async throws -> Data? {
            let piece = try await iterator.next()
            if piece == nil { pieces.lock.withLock { pieces.isAtEnd = true } }
            return piece
        }
    }
}

/// A response's body as bytes, followed by an error where the connection can't be used for another request.
private struct ResponseBytes: AsyncBufferedSequence {
    typealias Element = UInt8
    private let body: ResponseBody
    private let closesConnection: Bool

    init(_ body: ResponseBody, closesConnection: Bool) {
        self.body = body
        self.closesConnection = closesConnection
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(iterator: body.makeAsyncIterator(), closesConnection: closesConnection)
    }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var iterator: ResponseBody.Iterator
        let closesConnection: Bool
        private var rest: Data.SubSequence = Data()

        init(iterator: ResponseBody.Iterator, closesConnection: Bool) {
            self.iterator = iterator
            self.closesConnection = closesConnection
        }

        mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

        mutating func nextBuffer(suggested count: Int) async throws -> Data? {
            while rest.isEmpty {
                guard let piece = try await iterator.next() else {
                    if closesConnection { throw SocketError.disconnected }
                    return nil
                }
                rest = piece[...]
            }
            let next = rest.prefix(count)
            rest = rest.dropFirst(count)
            return Data(next)
        }
    }
}
