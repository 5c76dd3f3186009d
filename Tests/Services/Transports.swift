import APIJSON
import APIMock
import APIRuntime
import Foundation
import HTTPTypes

/// Keeps the endpoint of a call, and sends nothing.
final class EndpointRecorder: Transport, @unchecked Sendable {
    private let lock = NSLock()
    private var kept: (any Endpoint)?
    private var failure: (any Error)?

    var keepsEndpoints: Bool { true }
    var endpoint: (any Endpoint)? { lock.withLock { kept } }
    var problem: String { lock.withLock { failure.map { "\($0)" } ?? "" } }

    func record(_ error: any Error) { lock.withLock { failure = error } }

    func send(_ request: RawRequest) async throws -> RawResponse {
        lock.withLock { kept = kept ?? request.endpoint }
        throw NotSent()
    }

    struct NotSent: Error {}
}

/// The mock's response in one media type.
struct MockChoice: Transport {
    let mock: MockTransport
    let accept: String?

    func send(_ request: RawRequest) async throws -> RawResponse {
        var request = request
        if let accept { request.head.headerFields[.accept] = accept }
        return try await mock.send(request)
    }
}

/// Asks the mock for a response that there isn't, whose body says which there are.
final class StatusAsking: Transport, @unchecked Sendable {
    private let lock = NSLock()
    private let mock: MockTransport
    private var found: [String] = []

    init(mock: MockTransport) { self.mock = mock }

    var keys: [String] { lock.withLock { found } }

    func send(_ request: RawRequest) async throws -> RawResponse {
        let response = try await mock.send(request)
        let body = try await response.body.collect()
        let problem = try JSONReader.read(JSONValue.self, from: Array(body))
        let keys = problem["available"]?.array?.compactMap(\.string) ?? []
        lock.withLock { found = keys }
        return RawResponse(head: response.head)
    }
}
