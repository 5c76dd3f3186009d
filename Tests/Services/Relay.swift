package import APIRuntime
package import APIServer
import Foundation
import HTTPTypes

/// What the implementation of every service does: notes the call, and gives the outcome that was prepared for it.
package enum Relay {
    static let stage = Stage()

    package static func relay<Call: ServedEndpoint, Principal>(
        _ call: Call, in context: CallContext<Principal>
    ) async throws -> Call.Output {
        stage.note(await Tree(call))
        guard let outcome = stage.outcome as? Outcome<Call.Output, Call.Failure> else { throw Unprepared() }
        for field in stage.headerFields { context.response.headerFields.append(field) }
        if let type = stage.contentType, !type.isEmpty { context.response.headerFields[.contentType] = type }
        switch outcome {
        case .success(let output):
            context.response.status = stage.status.map { HTTPResponse.Status(code: $0) }
            return output
        case .failure(let failure): throw context.failure(failure, status: stage.status)
        case .undocumented: throw Unprepared()
        }
    }

    /// The settings of every service.
    package static func configuration(_ coders: [String]) -> ServiceConfiguration {
        var configuration = ServiceConfiguration { error, _ in stage.note(error) }
        configuration.bodyCoders = self.coders(coders)
        return configuration
    }

    /// Formats that the runtime doesn't know are JSON here.
    package static func coders(_ mediaTypes: [String]) -> [String: any CodableBodyCoder] {
        Dictionary(mediaTypes.map { ($0, JSONCoder()) }, uniquingKeysWith: { first, _ in first })
    }
}

/// The outcome that comes next, and the call that came last. Calls follow each other.
final class Stage: @unchecked Sendable {
    private let lock = NSLock()
    private var state = State()

    private struct State {
        var outcome: (any Sendable)?
        var status: Int?
        var headerFields = HTTPFields()
        var contentType: String?
        var arrived: Tree?
        var errors: [String] = []
    }

    var outcome: (any Sendable)? { lock.withLock { state.outcome } }
    var status: Int? { lock.withLock { state.status } }
    var headerFields: HTTPFields { lock.withLock { state.headerFields } }
    var contentType: String? { lock.withLock { state.contentType } }
    var arrived: Tree? { lock.withLock { state.arrived } }
    var errors: String { lock.withLock { state.errors.joined(separator: "; ") } }

    func prepare(_ outcome: any Sendable, status: Int?, headerFields: HTTPFields, contentType: String?) {
        lock.withLock {
            state = State(outcome: outcome, status: status, headerFields: headerFields, contentType: contentType)
        }
    }

    func note(_ arrived: Tree) { lock.withLock { state.arrived = arrived } }
    func note(_ error: any Error) { lock.withLock { state.errors.append("\(error)") } }
}

struct Unprepared: Error {}

private struct JSONCoder: CodableBodyCoder {
    func encode<Value: Encodable>(_ value: Value) throws -> Data { try JSONEncoder().encode(value) }
    func decode<Value: Decodable>(_ type: Value.Type, from body: Data) throws -> Value {
        try JSONDecoder().decode(type, from: body)
    }
}
