import APIRuntime
import Foundation

/// A call of a generated operation over the in-memory transport: everything but the network.
public struct Call: Sendable {
    /// What it does: a row of the table.
    public let name: String
    /// The size of the bodies, both ways.
    public let bytes: Int
    /// Makes the call so many times.
    public let make: @Sendable (Int) async throws -> Void

    /// The calls that are measured.
    public static let all: [Call] = [get, put]

    private static let account = Account(
        id: 42, email: "ada@example.com", name: "Ada Lovelace", active: true, credits: 12.5, role: .owner)
    private static let body = #"{"id":42,"email":"ada@example.com","name":"Ada Lovelace","active":true,"credits":12.5}"#

    /// Path and query parameters, a credential, an answer of JSON.
    private static let get = Call(name: "GET with parameters, a JSON answer", bytes: body.utf8.count) { count in
        let wire = client()
        for _ in 0..<count { _ = try await wire.getAccount(id: "42", expand: "team", limit: 20) }
    }

    /// The same with a body of JSON.
    private static let put = Call(name: "PUT of a JSON body, a JSON answer", bytes: 2 * body.utf8.count) { count in
        let wire = client()
        for _ in 0..<count { _ = try await wire.putAccount(id: "42", body: account) }
    }

    private static func client() -> WireClient {
        WireClient(credentials: .init(key: "secret"), transport: InMemoryTransport(body: body))
    }
}
