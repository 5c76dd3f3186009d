public import HTTPTypes

/// What the description says about one operation, as far as a call needs it.
public struct OperationInfo: Sendable, Hashable {
    /// The `operationId`, or the name that stands in for a missing one.
    public let id: String

    /// The HTTP method.
    public let method: HTTPRequest.Method

    /// The path template, with its parameters in braces: `/v1/admins/{id}:sign`.
    public let path: String

    /// The `Accept` header: the media types that the documented responses have. Nil sends none.
    public let accept: String?

    /// The security requirements (OpenAPI, Security Requirement Object): alternatives, in each of which all schemes are
    /// needed together. An empty list needs no credentials; an empty alternative makes them optional.
    public let security: [[String]]

    /// Whether the body of a success is handed over as it arrives, not collected first.
    public let streams: Bool

    /// Whether calling it twice does the same as calling it once, so that a call that failed may be repeated.
    public let isIdempotent: Bool

    /// - Parameter isIdempotent: Nil goes by the method (RFC 9110, section 9.2.2).
    public init(
        id: String,
        method: HTTPRequest.Method,
        path: String,
        accept: String? = "application/json",
        security: [[String]] = [],
        streams: Bool = false,
        isIdempotent: Bool? = nil
    ) {
        self.id = id
        self.method = method
        self.path = path
        self.accept = accept
        self.security = security
        self.streams = streams
        self.isIdempotent = isIdempotent ?? Self.idempotentMethods.contains(method.rawValue)
    }

    private static let idempotentMethods: Set<String> = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"]
}

extension OperationInfo: CustomStringConvertible {
    /// `listAdmins (GET /v1/admins)`: the template, never the values.
    public var description: String {
        "\(id) (\(method.rawValue) \(path))"
    }
}
