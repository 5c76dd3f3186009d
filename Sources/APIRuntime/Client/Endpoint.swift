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

    /// Decodes the response by its status and content type.
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

/// What every generated client is: a face over `APIClient`, which does the work.
public protocol ServiceClient: Sendable {
    /// The engine: server, transport, credentials, middlewares and limits.
    var client: APIClient { get set }
}

extension ServiceClient {
    /// The same client with other limits, for single calls:
    /// `try await store.configured { $0.timeout = .seconds(5) }.pets.listPets()`.
    ///
    /// It shares the transport, the credentials and the budget for retries.
    public func configured(_ change: (inout ClientConfiguration) -> Void) -> Self {
        var copy = self
        change(&copy.client.configuration)
        return copy
    }

    /// Makes the call and returns the value of a success; everything else is thrown.
    public func call<Call: Endpoint>(_ endpoint: Call) async throws(APIError<Call.Failure>) -> Call.Output {
        try await client.call(endpoint)
    }

    /// Makes the call and returns any response: every documented status as a case, plus `.undocumented`.
    public func response<Call: Endpoint>(
        to endpoint: Call
    ) async throws(APIError<Never>) -> Response<Call> {
        try await client.response(to: endpoint)
    }

    /// Sends a request as it is, with the client's server, credentials and middlewares, and returns the undecoded response.
    public func send(_ request: RawRequest) async throws(APIError<Never>) -> RawResponse {
        try await client.send(request)
    }
}
