/// One operation's call as a value: the generated stub conforms, and the client does the rest once for all of them.
public protocol Endpoint: Sendable {
    /// What a documented success carries: `Void` where it has no body.
    associatedtype Output: Sendable

    /// The documented error statuses with their decoded bodies: `Never` where there are none.
    associatedtype Failure: Sendable

    /// What the description says about the operation.
    static var operation: OperationInfo { get }

    /// Puts the parameters and the body into the request; what can't be encoded is collected there.
    func encode(to request: inout RequestEncoder)

    /// Reads the answer by its status and content type.
    static func decode(_ response: ResponseReader) throws(ResponseError) -> Outcome<Output, Failure>
}

extension Endpoint {
    /// The request as it will be sent, but for what only a client knows: server, credentials and default headers.
    ///
    /// Throws what could not be encoded, all of it at once.
    public func request() throws(RequestError) -> RawRequest {
        var encoder = RequestEncoder(Self.operation)
        encode(to: &encoder)
        return try encoder.finish()
    }
}
