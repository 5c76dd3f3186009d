package import Foundation

/// A small HTTP/1.1 server on 127.0.0.1: each connection has a thread, each request goes to the handler.
package final class LoopbackServer: Sendable {
    package typealias Handler = @Sendable (Request, Connection) -> Void

    /// A request as it arrived.
    package struct Request: Sendable {
        package let method: String
        /// Path and query, as they were sent.
        package let target: String
        package let headers: [(name: String, value: String)]
        /// The first bytes of the body, up to the server's limit.
        package let body: Data
        /// How long the body was in all.
        package let bodyLength: Int

        package subscript(header: String) -> String? {
            headers.first { $0.name.lowercased() == header.lowercased() }?.value
        }

        package var text: String { String(decoding: body, as: UTF8.self) }
    }

    package let port: UInt16
    private let listener: Int32
    private let handler: Handler
    private let keptBody: Int
    private let readsBodies: Bool
    private let state = Guarded((requests: [Request](), connections: [Connection](), isStopped: false))

    /// Starts to listen.
    ///
    /// - Parameters:
    ///   - keptBody: How many bytes of a request's body are kept.
    ///   - readsBodies: Whether the handler is called when the body has arrived, and not after the head already.
    package init(keptBody: Int = 1 << 20, readsBodies: Bool = true, _ handler: @escaping Handler) throws {
        ignoreBrokenPipes()
        (listener, port) = try Self.listenOnNewPort()
        self.handler = handler
        self.keptBody = keptBody
        self.readsBodies = readsBodies
        Thread.detachNewThread { [self] in accept() }
    }

    /// The ports that servers had so far.
    private static let ports = Guarded(Set<UInt16>())

    /// Each server gets a port that none had before: a client may still keep a connection whose end it hasn't noticed, and would
    /// send the next server's request to it.
    private static func listenOnNewPort() throws -> (listener: Int32, port: UInt16) {
        var others: [Int32] = []
        defer { others.forEach(closeDescriptor) }
        while true {
            let listener = try listen(backlog: 64)
            let port = try localPort(of: listener)
            if ports.withLock({ $0.insert(port).inserted }) { return (listener, port) }
            others.append(listener)
        }
    }

    package var url: String { "http://127.0.0.1:\(port)" }

    /// The requests so far, in the order in which they were complete.
    package var requests: [Request] { state.withLock { $0.requests } }

    /// Ends all connections, too: a client that kept one would go on asking this server.
    package func stop() {
        let isFirst = state.withLock { state in
            defer { state.isStopped = true }
            return !state.isStopped
        }
        guard isFirst else { return }
        // The thread that accepts closes it.
        shutdown(listener, Int32(SHUT_RDWR))
        for connection in state.withLock({ $0.connections }) { connection.end() }
    }

    private func accept() {
        defer { closeDescriptor(listener) }
        while true {
            let descriptor = acceptConnection(listener)
            guard descriptor >= 0 else { return }
            let connection = Connection(descriptor)
            let isStopped = state.withLock { state in
                state.connections.append(connection)
                return state.isStopped
            }
            if isStopped { connection.end() }
            Thread.detachNewThread { [self] in serve(connection) }
        }
    }

    private func serve(_ connection: Connection) {
        while let request = RequestParser(connection, keptBody: keptBody, readsBodies: readsBodies).parse() {
            state.withLock { $0.requests.append(request) }
            handler(request, connection)
            if request["connection"]?.lowercased() == "close" { break }
        }
        connection.release()
    }
}

/// A value after a lock.
package final class Guarded<Value>: @unchecked Sendable {
    private var value: Value
    private let lock = NSLock()

    package init(_ value: Value) {
        self.value = value
    }

    package func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
