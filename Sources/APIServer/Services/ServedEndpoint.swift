public import APIRuntime

/// An endpoint that a service serves: generated, as an extension of the endpoint that clients send.
public protocol ServedEndpoint: Endpoint {
    /// The media types of the request's body; none by default.
    static var requestBody: ServedBody { get }

    /// The media types of successes, as they are in `Accept`: a client that accepts none of them is refused (406). By default those of
    /// all responses, and none where a success has no value.
    static var successTypes: [String] { get }

    /// Reads the endpoint out of a request. Nil where something is missing or can't be read: the decoder has recorded it.
    init?(from request: inout RequestDecoder)

    /// Writes a documented success.
    static func encode(_ output: Output, to response: inout ResponseEncoder)

    /// Writes a documented failure. There is nothing to write by default where the operation has none, or where its failures write
    /// themselves.
    static func encode(failure: Failure, to response: inout ResponseEncoder)
}

extension ServedEndpoint {
    public static var requestBody: ServedBody { .none }

    public static var successTypes: [String] {
        MediaRange.split((operation.accept ?? "")[...], at: UInt8(ascii: ",")).map(String.init)
    }
}

extension ServedEndpoint where Output == Void {
    public static var successTypes: [String] { [] }
}

extension ServedEndpoint where Failure == Never {
    public static func encode(failure: Never, to response: inout ResponseEncoder) {}
}

extension ServedEndpoint where Failure: ServiceFailure {
    public static func encode(failure: Failure, to response: inout ResponseEncoder) {
        failure.encode(to: &response)
    }
}

/// The documented failures of an operation, which a service throws: generated, as an extension of the enumeration that clients catch.
public protocol ServiceFailure: Error, Sendable {
    /// Writes the failure's response.
    func encode(to response: inout ResponseEncoder)
}

/// A documented failure that is no error by itself, such as a text, or one with another status: `throw context.failure(value, status: 404)`.
public struct ThrownFailure<Failure: Sendable>: Error {
    /// The endpoint's `Failure`.
    public let failure: Failure

    /// The status; nil takes the one that is documented for the failure.
    public let status: Int?

    public init(_ failure: Failure, status: Int? = nil) {
        self.failure = failure
        self.status = status
    }
}
