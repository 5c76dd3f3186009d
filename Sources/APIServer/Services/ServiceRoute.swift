import APIJSON
import APIRuntime
import Foundation
import HTTPTypes

/// The operation of one method and path, without types.
struct ServiceRoute: Sendable {
    let operation: OperationInfo
    let respond: @Sendable (RoutedRequest) async throws -> ServerResponse
}

/// A route under a base path.
struct ServedRoute: Sendable {
    let basePath: String
    let route: ServiceRoute

    /// The template without a query or fragment, which descriptions have where they shouldn't.
    var path: String { String(route.operation.path.prefix { $0 != "?" && $0 != "#" }) }
}

/// In this order: the caller, negotiation, the request's values, and the call.
struct OperationRoute<Principal: Sendable>: Sendable {
    private let gate: SecurityGate<Principal>
    private let accept: AcceptCheck
    private let body: RequestBodyReader
    private let performer: any OperationPerformer<Principal>
    private let variant: StreamVariant<Principal>?

    init<Call: ServedEndpoint>(
        _ gate: SecurityGate<Principal>, _ configuration: ServiceConfiguration,
        _ performer: EndpointPerformer<Call, Principal>, _ variant: StreamVariant<Principal>? = nil
    ) {
        self.gate = gate
        self.performer = performer
        self.variant = variant
        body = RequestBodyReader(Call.requestBody, configuration)
        accept = AcceptCheck(Call.operation.accept, Call.successTypes + (variant?.successTypes ?? []))
    }

    func respond(to routed: RoutedRequest) async throws -> ServerResponse {
        let request = routed.request
        let principal = try await gate.identify(request.head, routed.parameters)
        try accept.check(request.head.headerFields)
        let body = try await body.read(request) { body in
            variant == nil ? performer.knownParts(routed, body) : nil
        }
        if let variant, variant.isWanted(request.head.headerFields, body.body) {
            return try await variant.performer.perform(routed, body, principal)
        }
        return try await performer.perform(routed, body, principal)
    }
}

/// Whether a client accepts any of the media types that an operation's successes have.
private struct AcceptCheck: Sendable {
    private let header: String?
    private let available: [MediaRange]

    /// - Parameter header: The one that clients send whose code is generated.
    init(_ header: String?, _ successTypes: [String]) {
        self.header = header
        available = successTypes.compactMap { MediaRange($0[...]) }
    }

    /// Throws a `Problem` where it accepts none; never where successes have no content.
    func check(_ fields: HTTPFields) throws {
        guard !available.isEmpty, let accept = fields[.accept], accept != header, accept != "*/*" else { return }
        guard AcceptHeader(accept).best(of: available) == nil else { return }
        throw Problem.notAcceptable(available: available)
    }
}

/// The endpoint of an operation that responds with a stream.
struct StreamVariant<Principal: Sendable>: Sendable {
    let performer: any OperationPerformer<Principal>
    let successTypes: [String]
    /// The property of the JSON body that asks for the stream; nil where `Accept` does.
    private let flag: String?
    private let mediaTypes: [MediaRange]
    private let others: [MediaRange]

    init<Call: ServedEndpoint>(
        _ performer: EndpointPerformer<Call, Principal>, flag: String?, besides other: [String]
    ) {
        self.performer = performer
        self.flag = flag
        successTypes = Call.successTypes
        let others = other.compactMap { MediaRange($0[...]) }
        self.others = others
        mediaTypes = successTypes.compactMap { MediaRange($0[...]) }.filter { !others.contains($0) }
    }

    /// Whether the body's flag is set, or the header names a media type of the stream and wants no other one more.
    func isWanted(_ fields: HTTPFields, _ body: ArrivedBody) -> Bool {
        if let flag {
            guard case .data(let data) = body else { return false }
            return isSet(flag, in: data)
        }
        guard let header = fields[.accept] else { return false }
        let accept = AcceptHeader(header)
        let named = mediaTypes.filter { type in accept.ranges.contains { !$0.isRange && $0.contains(type) } }
        let quality = named.map { accept.quality(of: $0) }.max() ?? 0
        let other = others.filter { type in accept.ranges.contains { !$0.isRange && $0.contains(type) } }
        return quality > 0 && quality >= (other.map { accept.quality(of: $0) }.max() ?? 0)
    }
}

/// Whether a property of a JSON object is true.
private func isSet(_ flag: String, in data: Data) -> Bool {
    data.withUnsafeBytes { bytes in
        let isSet = try? JSONReader.withReader(of: bytes) { (json) throws(JSONError) in
            var isSet = false
            var object = try json.beginObject()
            while let name = try json.nextName(&object) {
                if name == flag, try json.peekKind() == .bool {
                    isSet = try Bool(json: &json)
                } else {
                    try json.skipValue()
                }
            }
            return isSet
        }
        return isSet ?? false
    }
}
