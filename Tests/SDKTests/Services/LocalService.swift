import APIServer
import CodegenHTTPServer
import Foundation

/// A service on a port of this machine, with the heads of the requests that arrived.
final class LocalService: Sendable {
    let url: String
    private let arrivals = Arrivals()
    private let serving: Task<Void, any Error>

    init(_ service: any RequestHandler) throws {
        let server = try HTTPServer(
            host: "127.0.0.1", port: 0, handler: Recorder(service: service, arrivals: arrivals))
        url = "http://\(server.address)"
        serving = Task { try await server.run() }
    }

    var requests: [HTTPRequest] { arrivals.all }

    func stop() { serving.cancel() }

    private struct Recorder: RequestHandler {
        let service: any RequestHandler
        let arrivals: Arrivals

        func respond(to request: ServerRequest) async -> ServerResponse {
            arrivals.add(request.head)
            return await service.respond(to: request)
        }
    }

    private final class Arrivals: @unchecked Sendable {
        private let lock = NSLock()
        private var heads: [HTTPRequest] = []

        var all: [HTTPRequest] { lock.withLock { heads } }
        func add(_ head: HTTPRequest) { lock.withLock { heads.append(head) } }
    }
}
