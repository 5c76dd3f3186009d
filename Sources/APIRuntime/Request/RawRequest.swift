public import HTTPTypes

/// One HTTP request of an operation, before it is sent.
///
/// Its description and its mirror show the operation only, because values and headers may be secret.
public struct RawRequest: Sendable {
    /// Method, path with query, and headers. Scheme and authority are filled in by the client.
    public var head: HTTPRequest

    /// What is sent after the head.
    public var body: RequestBody

    /// The operation that the request belongs to.
    public let operation: OperationInfo

    /// How long the transport waits without any progress; nil takes the client's own.
    public var timeout: Duration?

    /// Whether a redirect may take the body to another host; see `ClientConfiguration.sendsBodiesToOtherHosts`.
    public var sendsBodiesToOtherHosts = false

    /// The path is the server's own already: the client's base path doesn't come before it.
    var hasWholePath = false

    public init(head: HTTPRequest, body: RequestBody = .none, operation: OperationInfo, timeout: Duration? = nil) {
        self.head = head
        self.body = body
        self.operation = operation
        self.timeout = timeout
    }
}

extension RawRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { operation.description }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["operation": operation]) }
}
