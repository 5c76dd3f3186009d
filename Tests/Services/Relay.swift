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
        let choice = stage.choice
        if let choice, !choice.contentType.isEmpty { context.response.headerFields[.contentType] = choice.contentType }
        switch outcome {
        case .success(let output):
            if let choice { context.response.status = HTTPResponse.Status(code: choice.status) }
            return output
        case .failure(let failure): throw context.failure(failure, status: choice?.status)
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
        var choice: (status: Int, contentType: String)?
        var arrived: Tree?
        var errors: [String] = []
    }

    var outcome: (any Sendable)? { lock.withLock { state.outcome } }
    var choice: (status: Int, contentType: String)? { lock.withLock { state.choice } }
    var arrived: Tree? { lock.withLock { state.arrived } }
    var errors: String { lock.withLock { state.errors.joined(separator: "; ") } }

    func prepare(_ outcome: any Sendable, _ choice: (status: Int, contentType: String)?) {
        lock.withLock { state = State(outcome: outcome, choice: choice) }
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
