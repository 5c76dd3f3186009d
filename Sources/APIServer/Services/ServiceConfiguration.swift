public import APIRuntime
public import Foundation

/// The settings of a service.
public struct ServiceConfiguration: Sendable {
    /// The paths in front of the operations' own; nil takes those of the description's servers.
    public var basePaths: [String]?

    /// Wrap the handling of each request, the first one outermost.
    public var middlewares: [any ServiceMiddleware] = []

    /// The number of bytes that a body may have that is collected before the call: 10 MiB.
    public var maximumBodySize = IncomingBody.standardLimit

    /// The number of bytes that a body may have that the service reads as it arrives; nil for any number, as the service decides itself how
    /// much it reads.
    public var maximumStreamSize: Int?

    /// The number of bytes that a multipart body may have, its files included: 256 MiB.
    public var maximumMultipartSize = 256 << 20

    /// The number of parts that a multipart body may have.
    public var maximumPartCount = 1000

    /// The number of bytes of a multipart file that are kept in memory; more are written to a temporary file.
    public var maximumFileSizeInMemory = 64 << 10

    /// The folder of those files. Each is removed when the last reference to its part is gone.
    public var temporaryDirectory = FileManager.default.temporaryDirectory

    /// Read and write bodies of further formats, by media type, as those of `ClientConfiguration` do.
    public var bodyCoders: [String: any CodableBodyCoder] = [:]

    /// Whether requests are held against the constraints of the description, where the endpoints have them.
    public var validatesRequests = true

    /// The name of the protection space in `WWW-Authenticate`.
    public var realm = "API"

    /// Called with every error that the client doesn't see: those that the description doesn't document, defects of responses, and
    /// streams that end with an error. The operation is nil for errors of middlewares outside of any operation.
    public var onError: @Sendable (any Error, OperationInfo?) -> Void = { _, _ in }

    /// Makes the responses of requests that were refused, in place of `Problem.response`.
    public var problemResponse: (@Sendable (Problem) -> ServerResponse)?

    public init(
        basePaths: [String]? = nil,
        middlewares: [any ServiceMiddleware] = [],
        maximumBodySize: Int = IncomingBody.standardLimit,
        validatesRequests: Bool = true,
        onError: @escaping @Sendable (any Error, OperationInfo?) -> Void = { _, _ in }
    ) {
        self.basePaths = basePaths
        self.middlewares = middlewares
        self.maximumBodySize = maximumBodySize
        self.validatesRequests = validatesRequests
        self.onError = onError
    }
}

/// Wraps the handling of requests: for logs, metrics, headers that every response has.
public protocol ServiceMiddleware: Sendable {
    /// Passes the request on with `next`, or responds itself.
    ///
    /// An error that it throws is handled like one of an operation: a `Problem` is the response, any other one is a 500.
    ///
    /// - Parameter operation: Nil where no operation has the path and method.
    func intercept(
        _ request: ServerRequest, operation: OperationInfo?, next: @Sendable (ServerRequest) async -> ServerResponse
    ) async throws -> ServerResponse
}
