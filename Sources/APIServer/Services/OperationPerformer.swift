import APIRuntime
import Foundation
import HTTPTypes

/// A request whose operation is found.
struct RoutedRequest: Sendable {
    let request: ServerRequest
    let parameters: ParameterDecoder
}

/// One operation without its endpoint's type.
protocol OperationPerformer<Principal>: Sendable {
    associatedtype Principal: Sendable

    /// Decodes the endpoint, calls the service, and encodes the outcome. Throws what becomes of the response where there is none.
    func perform(
        _ routed: RoutedRequest, _ body: RequestBodyReader.Result, _ principal: Principal?
    ) async throws -> ServerResponse

    /// The parts that the operation's form asks for; nil where more of them may come, or where the request is to be refused.
    func knownParts(_ routed: RoutedRequest, _ body: RequestBodyReader.Result) -> KnownParts?
}

/// The call of one operation: everything that depends on its endpoint's type.
struct EndpointPerformer<Call: ServedEndpoint, Principal: Sendable>: OperationPerformer {
    typealias Handler =
        @Sendable (Call, Principal?, _ request: HTTPRequest, _ response: CallResponse) async throws -> Call.Output

    private let handler: Handler
    private let configuration: ServiceConfiguration

    /// Looked up once, since it takes a dynamic cast.
    private let constraints: RequestConstraints?

    init(_ configuration: ServiceConfiguration, _ handler: @escaping Handler) {
        self.handler = handler
        self.configuration = configuration
        constraints = configuration.validatesRequests ? RequestConstraints(of: Call.self) : nil
    }

    func perform(
        _ routed: RoutedRequest, _ body: RequestBodyReader.Result, _ principal: Principal?
    ) async throws -> ServerResponse {
        let call = try decode(routed, body)
        let response = CallResponse()
        let head = routed.request.head
        do {
            let output = try await handler(call, principal, head, response)
            return try write(response, head) { Call.encode(output, to: &$0) }
        } catch let failure as ThrownFailure<Call.Failure> {
            return try write(failure.failure, failure.status, response, head)
        } catch let failure as Call.Failure {
            return try write(failure, nil, response, head)
        }
    }

    func knownParts(_ routed: RoutedRequest, _ body: RequestBodyReader.Result) -> KnownParts? {
        guard case .parts(let parts) = body.body else { return nil }
        // Their names don't depend on what has arrived: a body of many large parts isn't decoded for each of them.
        var unread = body
        unread.body = .parts([])
        var asking = decoder(routed, unread)
        _ = Call(from: &asking)
        guard asking.knownParts?.areComplete(parts) == true else { return nil }
        var decoder = decoder(routed, body)
        guard Call(from: &decoder) != nil, decoder.violations.isEmpty, decoder.defect == nil else { return nil }
        return decoder.knownParts
    }

    private func decoder(_ routed: RoutedRequest, _ body: RequestBodyReader.Result) -> RequestDecoder {
        var decoder = RequestDecoder(
            routed.parameters, body: body.body, index: body.index, contentType: body.contentType,
            coders: configuration.bodyCoders, constraints: constraints,
            bodyTypes: body.index.map { Call.requestBody.contents[$0].names } ?? [])
        decoder.validatesDocuments = configuration.validatesRequests
        return decoder
    }

    private func decode(_ routed: RoutedRequest, _ body: RequestBodyReader.Result) throws -> Call {
        var decoder = decoder(routed, body)
        let call = Call(from: &decoder)
        if let defect = decoder.defect { throw ServiceDefect(reason: "the service \(defect)") }
        if body.isMissing { decoder.violations.append(.init(.body, message: "the body is missing")) }
        guard let call, decoder.violations.isEmpty else { throw Problem.invalidRequest(decoder.violations) }
        return call
    }

    private func write(
        _ failure: Call.Failure, _ status: Int?, _ response: CallResponse, _ head: HTTPRequest
    ) throws -> ServerResponse {
        try write(response, head, isFailure: true, status) { Call.encode(failure: failure, to: &$0) }
    }

    private func write(
        _ response: CallResponse, _ head: HTTPRequest, isFailure: Bool = false, _ thrownStatus: Int? = nil,
        _ encode: (inout ResponseEncoder) -> Void
    ) throws -> ServerResponse {
        let fields = response.headerFields
        let choice = ResponseChoice(
            isFailure: isFailure, thrownStatus: thrownStatus, contextStatus: response.status?.code,
            headerFields: fields, requestFields: head.headerFields)
        var encoder = ResponseEncoder(choice, coders: configuration.bodyCoders)
        encode(&encoder)
        var written = try encoder.finish()
        for field in fields where field.name != .contentType { written.head.headerFields.append(field) }
        return written
    }
}

/// The service has done something that its description doesn't allow: reported to `ServiceConfiguration.onError`, and a 500 for clients.
public struct ServiceDefect: Error, Sendable, Hashable, CustomStringConvertible {
    /// One sentence without a full stop.
    public let reason: String

    public var description: String { reason }
}

extension Problem {
    /// The request doesn't fit the description.
    static func invalidRequest(_ violations: [Violation]) -> Problem {
        Problem(
            status: .badRequest, detail: "the request doesn't fit the description of the API", violations: violations)
    }
}

extension Problem.Violation {
    /// A violation of the description's constraints.
    init(_ located: LocatedViolation) {
        self.init(located.violation, in: located.location.flatMap(Location.init(rawValue:)) ?? .body)
    }

    init(_ violation: Violation, in location: Location = .body) {
        var name: String?
        if case .parameter(let parameter) = violation.place { name = parameter }
        self.init(location, name: name, pointer: violation.pointer, message: violation.message)
    }
}
