import FlyingFox
import Foundation

/// Answers on loopback as the two APIs do, so that the example runs without keys.
public struct LocalServer: Sendable {
    private let server: HTTPServer

    public init() throws {
        server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0))
    }

    /// Starts the server, runs the body with its base URL, and stops it.
    public func run(_ body: @Sendable (String) async throws -> Void) async throws {
        await addRoutes()
        let running = Task { try await server.run() }
        defer { running.cancel() }
        try await server.waitUntilListening()
        guard case .ip4(_, let port)? = await server.listeningAddress else { throw URLError(.cannotConnectToHost) }
        try await body("http://127.0.0.1:\(port)")
    }

    private func addRoutes() async {
        await server.appendRoute("GET /v1/admins") { request in
            guard request.headers[HTTPHeader("x-api-key")] != nil else { return Self.json(.unauthorized, "{}") }
            return Self.json(
                .ok,
                """
                {"data": [{"id": "1", "first_name": "Ada", "last_name": "Lovelace", "email": "ada@example.com",
                "external_prescriber_id": null, "prescriber_details": {"name": "Dr Lovelace"}}], "count": 1}
                """
            )
        }
        await server.appendRoute("GET /jwt") { _ in
            Self.json(.ok, #"{"token": "local-token", "expiration_time": "2099-01-01T00:00:00.000Z"}"#)
        }
        await server.appendRoute("POST /sessions/42/ask-ai") { request in
            guard request.headers[.authorization] == "Bearer local-token" else { return Self.json(.unauthorized, "{}") }
            let lines = ["My ", "summary", " of the ", "text."].map { "{\"data\": \"\($0)\"}\n" }
            return HTTPResponse(
                statusCode: .ok,
                headers: [.contentType: "application/x-ndjson"],
                body: Data(lines.joined().utf8)
            )
        }
    }

    private static func json(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        HTTPResponse(statusCode: status, headers: [.contentType: "application/json"], body: Data(text.utf8))
    }
}
