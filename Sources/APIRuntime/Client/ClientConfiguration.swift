public import APIJSON
public import HTTPTypes

/// How a client behaves beyond what the description says.
public struct ClientConfiguration: Sendable {
    /// How long a call may go without any progress before the transport gives up. Nil waits for ever.
    public var timeout: Duration?

    /// How long a call may take in all, retries included, until its response is read; of a streamed response until it begins.
    /// A call that takes longer ends with `CallTimeout`. Nil, which is the default, sets no limit.
    public var callTimeout: Duration?

    /// When calls that failed are made again; nil never does.
    public var retries: RetryPolicy?

    /// The most bytes of a response that are collected in memory; streamed responses aren't limited. 64 MiB by default.
    public var maximumBodySize: Int

    /// Whether an undocumented 2XX status decodes as the documented success (RFC 9110, section 15), which is the default. If false, or
    /// if decoding fails, the call throws `APIError.undocumented`.
    public var readsUndocumentedSuccesses: Bool

    /// The maximum number of characters of a response body in the description of an error: of its `message`, `error`, `detail`,
    /// `title` or `msg`, or of its beginning. 200 by default; zero keeps bodies out of logs.
    public var excerptLength: Int

    /// Which faults of JSON bodies are corrected instead of failing the call: none by default. `.lenient` corrects invalid optional
    /// values, invalid elements, numbers in strings and the other way round, and empty strings in place of dates.
    public var decoding: JSONLeniency

    /// Called for each body that fails to decode, with operation, path and body, and for each fault that `decoding` corrects.
    public var onDecodingProblem: (@Sendable (DecodingProblem) -> Void)?

    /// Called with each error that a call throws, before the caller gets it: to report errors, or to sign out at a 401, in one place.
    public var onError: (@Sendable (any APICallError) -> Void)?

    /// The `Accept` header in place of the operation's: asks for one of the media types that it documents. Nil asks for all of them.
    public var accept: String?

    /// The `Content-Type` of request bodies in place of JSON: a form's, or one that `bodyCoders` writes, for operations that document it
    /// for the same values. Nil sends JSON.
    public var contentType: String?

    /// Coders for bodies of formats that the runtime doesn't know, by media type: `["application/xml": MyXMLCoder()]`.
    public var bodyCoders: [String: any CodableBodyCoder]

    /// Called while a request's body is sent. A retry begins again at zero.
    public var onUploadProgress: (@Sendable (TransferProgress) -> Void)?

    /// Called while the body of a success arrives.
    public var onDownloadProgress: (@Sendable (TransferProgress) -> Void)?

    /// Whether a call is sent without credentials that it needs and the caller doesn't have, for servers that don't check them. If
    /// false, which is the default, it throws `RequestError.Problem.missingCredentials`.
    public var allowsMissingCredentials: Bool

    /// Credentials for calls that don't document them.
    public var additionalCredentials: [AdditionalCredential]

    /// Whether a redirect that keeps the method (307 and 308) may take a request's body to another host. False by default: such a call
    /// fails with `RefusedRedirect`. Credentials never go to another origin.
    public var sendsBodiesToOtherHosts: Bool

    /// Whether each request is held against the description before it is sent: a call with an invalid value fails with
    /// `APIError.request`, and nothing is sent. Needs `validation` in the generator's configuration. False by default.
    public var validatesRequests: Bool

    /// Wrapped around each operation, the first one outermost. They never see credentials.
    public var middlewares: [any Middleware]

    /// The `User-Agent` header; nil leaves it to the transport.
    public var userAgent: String?

    /// Headers that go with every request, unless the operation sets them itself.
    public var additionalHeaders: HTTPFields

    public init(
        timeout: Duration? = .seconds(60),
        callTimeout: Duration? = nil,
        retries: RetryPolicy? = RetryPolicy(),
        maximumBodySize: Int = 64 << 20,
        readsUndocumentedSuccesses: Bool = true,
        excerptLength: Int = Excerpt.defaultLength,
        decoding: JSONLeniency = .strict,
        onDecodingProblem: (@Sendable (DecodingProblem) -> Void)? = nil,
        onError: (@Sendable (any APICallError) -> Void)? = nil,
        accept: String? = nil,
        contentType: String? = nil,
        bodyCoders: [String: any CodableBodyCoder] = [:],
        onUploadProgress: (@Sendable (TransferProgress) -> Void)? = nil,
        onDownloadProgress: (@Sendable (TransferProgress) -> Void)? = nil,
        allowsMissingCredentials: Bool = false,
        additionalCredentials: [AdditionalCredential] = [],
        sendsBodiesToOtherHosts: Bool = false,
        validatesRequests: Bool = false,
        middlewares: [any Middleware] = [],
        userAgent: String? = nil,
        additionalHeaders: HTTPFields = [:]
    ) {
        self.timeout = timeout
        self.callTimeout = callTimeout
        self.retries = retries
        self.maximumBodySize = maximumBodySize
        self.readsUndocumentedSuccesses = readsUndocumentedSuccesses
        self.excerptLength = excerptLength
        self.decoding = decoding
        self.onDecodingProblem = onDecodingProblem
        self.onError = onError
        self.accept = accept
        self.contentType = contentType
        self.bodyCoders = bodyCoders
        self.onUploadProgress = onUploadProgress
        self.onDownloadProgress = onDownloadProgress
        self.allowsMissingCredentials = allowsMissingCredentials
        self.additionalCredentials = additionalCredentials
        self.sendsBodiesToOtherHosts = sendsBodiesToOtherHosts
        self.validatesRequests = validatesRequests
        self.middlewares = middlewares
        self.userAgent = userAgent
        self.additionalHeaders = additionalHeaders
    }
}

/// Something around each operation: logging, metrics, extra headers.
///
/// A middleware sees each call once, however often the client's `RetryPolicy` repeats it.
/// A middleware sees the request with its server and without its credentials, which are added after the last one, and
/// only when the request still goes to the client's own server. `request.operation` names the operation and its path template.
public protocol Middleware: Sendable {
    /// Passes the request on with `next`, as often as it needs to, or responds itself.
    ///
    /// Callers see its errors as `APIError.transport`.
    func intercept(
        _ request: RawRequest,
        next: @Sendable (RawRequest) async throws -> RawResponse
    ) async throws -> RawResponse
}

/// One operation's call as a value: the generated stub conforms, and the client does the rest once for all of them.
public protocol Endpoint: Sendable {
    /// The content of a documented success: `Void` where it has no body.
    associatedtype Output: Sendable

    /// The documented error statuses with their decoded bodies: `Never` where there are none.
    associatedtype Failure: Sendable

    /// The description of the operation.
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
    ///
    /// - Parameters:
    ///   - coders: For bodies that they write, as `ClientConfiguration.bodyCoders` has them.
    ///   - contentType: The media type of a body in place of JSON, as `ClientConfiguration.contentType` has it.
    public func request(
        coders: [String: any CodableBodyCoder] = [:], contentType: String? = nil
    ) throws(RequestError) -> RawRequest {
        try encoded(coders, contentType, keepsEndpoint: true)
    }

    /// The same request, with the endpoint or without it.
    func encoded(
        _ coders: [String: any CodableBodyCoder], _ contentType: String?, keepsEndpoint: Bool
    ) throws(RequestError) -> RawRequest {
        var encoder = RequestEncoder(Self.operation, coders: coders, contentType: contentType)
        encode(to: &encoder)
        var request = try encoder.finish()
        if keepsEndpoint { request.kept = KeptEndpoint(self) }
        return request
    }
}

/// The protocol of generated clients: they wrap an `APIClient`.
public protocol ServiceClient: ClientCaller {
    /// The engine: server, transport, credentials, middlewares and limits.
    var client: APIClient { get set }
}

extension ServiceClient {
    /// The same client with other limits, for single calls:
    /// `try await store.configured { $0.timeout = .seconds(5) }.pets.list()`.
    ///
    /// It shares the transport, the credentials and the budget for retries.
    public func configured(_ change: (inout ClientConfiguration) -> Void) -> Self {
        var copy = self
        change(&copy.client.configuration)
        return copy
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
