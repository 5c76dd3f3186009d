package import APIServer
import FlyingSocks
import Foundation

/// Serves a handler over HTTP/1.1 (RFC 9112) on a port of this machine.
///
/// The sockets are FlyingSocks'. Its HTTP server isn't used: it takes quadratic time for long header lines, and keeps one of several
/// header lines of the same name.
package final class HTTPServer: Sendable {
    /// `127.0.0.1:4010`, with the port that the system gave for 0.
    package let address: String
    private let socket: AsyncSocket
    private let pool: any AsyncSocketPool
    private let handler: any RequestHandler
    private let limits: HTTPLimits
    private let connections = ConnectionList()

    /// Begins to listen; `run` serves.
    ///
    /// - Parameters:
    ///   - host: An IP address, or `localhost`.
    ///   - port: 0 takes any free one.
    package init(
        host: String, port: UInt16, limits: HTTPLimits = HTTPLimits(), handler: any RequestHandler
    ) throws(HTTPServerError) {
        self.handler = handler
        self.limits = limits
        pool = Self.makePool()
        do {
            let listening = try Self.listen(host, port)
            address = Self.text(of: listening, host)
            socket = try AsyncSocket(socket: listening, pool: pool)
        } catch {
            throw HTTPServerError(error, host: host, port: port)
        }
    }

    private static func makePool() -> any AsyncSocketPool { .make(maxEvents: 64) }

    private static func listen(_ host: String, _ port: UInt16) throws -> Socket {
        let name = host == "localhost" ? "127.0.0.1" : host
        if name.contains(":") { return try listen(at: try sockaddr_in6.inet6(ip6: name, port: port)) }
        return try listen(at: try sockaddr_in.inet(ip4: name, port: port))
    }

    private static func listen(at address: some SocketAddress) throws -> Socket {
        let socket = try Socket(domain: Int32(type(of: address).family), type: .stream)
        do {
            try socket.setValue(true, for: .localAddressReuse)
            #if canImport(Darwin)
                try socket.setValue(true, for: .noSIGPIPE)
            #endif
            try socket.bind(to: address)
            try socket.listen(maxPendingConnection: 128)
        } catch {
            try? socket.close()
            throw error
        }
        return socket
    }

    private static func text(of socket: Socket, _ host: String) -> String {
        switch try? socket.sockname() {
        case .ip4(_, let port): "\(host):\(port)"
        case .ip6(_, let port): "[\(host)]:\(port)"
        case .unix(let path): path
        case nil: host
        }
    }

    // MARK: Connections

    /// Serves until the task is cancelled; throws when it can't go on.
    package func run() async throws {
        defer { try? socket.close() }
        try await pool.prepare()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.pool.run() }
            group.addTask { try await self.accept() }
            group.addTask { try await self.connections.endIdle(after: self.limits.idleTime) }
            try await group.next()
            group.cancelAll()
        }
    }

    private func accept() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            while !Task.isCancelled {
                guard let socket = try await nextSocket() else { continue }
                let connection = HTTPConnection(socket, handler, limits)
                group.addTask { await self.serve(connection) }
            }
        }
    }

    /// Nil where none can be had at the moment: there are no descriptors left, or the client has gone.
    private func nextSocket() async throws -> AsyncSocket? {
        do {
            let accepted = try await socket.accept()
            guard connections.count < limits.connections else {
                try? accepted.close()
                return nil
            }
            return accepted
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            try await Task.sleep(for: .milliseconds(50))
            return nil
        }
    }

    private func serve(_ connection: HTTPConnection) async {
        let task = Task { await connection.serve() }
        let id = connections.add(connection, task)
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        connections.remove(id)
    }
}

/// The limits of a server: sizes, and times.
package struct HTTPLimits: Sendable {
    /// The bytes of a request's line and headers.
    package var head = 64 << 10
    /// The bytes of a request's body.
    package var body = IncomingBody.standardLimit
    /// How long a connection may be silent.
    package var idleTime = Duration.seconds(60)
    package var connections = 1000

    package init() {}
}

/// A server can't listen.
package struct HTTPServerError: Error, CustomStringConvertible {
    package let description: String

    init(_ error: any Error, host: String, port: UInt16) {
        let reason: String
        if case SocketError.failed(_, let number, let message) = error {
            switch number {
            case EADDRINUSE: reason = "the port is in use; --port takes another one"
            // No system call has failed: the text was no address.
            case 0: reason = "the host has to be an IP address or `localhost`"
            default: reason = message
            }
        } else if case SocketError.unsupportedAddress = error {
            reason = "the host has to be an IP address or `localhost`"
        } else {
            reason = "\(error)"
        }
        description = "can't listen at \(host):\(port): \(reason)"
    }
}
