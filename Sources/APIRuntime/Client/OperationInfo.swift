public import HTTPTypes

/// The description of one operation, as far as a call needs it.
public struct OperationInfo: Sendable, Hashable {
    /// Indirect: requests and responses carry it, and are passed on many times.
    private let parts: Parts

    private final class Parts: Sendable {
        let id: String
        let method: HTTPRequest.Method
        let path: String
        let accept: String?
        let security: [[String]]
        let streams: Bool
        let isIdempotent: Bool
        let template: URLTemplate
        let headerFields: HTTPFields

        init(
            id: String, method: HTTPRequest.Method, path: String, accept: String?, security: [[String]], streams: Bool,
            isIdempotent: Bool
        ) {
            self.id = id
            self.method = method
            self.path = path
            self.accept = accept
            self.security = security
            self.streams = streams
            self.isIdempotent = isIdempotent
            template = URLTemplate(path)
            headerFields = accept.map { [.accept: $0] } ?? [:]
        }
    }

    /// The `operationId`, or the name in place of a missing one.
    public var id: String { parts.id }

    /// The HTTP method.
    public var method: HTTPRequest.Method { parts.method }

    /// The path template, with its parameters in braces: `/v1/admins/{id}:sign`.
    public var path: String { parts.path }

    /// The `Accept` header: the media types that the documented responses have. Nil sends none.
    public var accept: String? { parts.accept }

    /// The security requirements (OpenAPI, Security Requirement Object): alternatives, in each of which all schemes are
    /// needed together. An empty list needs no credentials; an empty alternative makes them optional.
    public var security: [[String]] { parts.security }

    /// Whether the body of a success is handed over as it arrives, not collected first.
    public var streams: Bool { parts.streams }

    /// Whether calling it twice does the same as calling it once, so that a call that failed may be repeated.
    public var isIdempotent: Bool { parts.isIdempotent }

    /// The path, taken apart once for all calls.
    var template: URLTemplate { parts.template }

    /// The headers that every request has: `Accept`.
    var headerFields: HTTPFields { parts.headerFields }

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
        parts = Parts(
            id: id, method: method, path: path, accept: accept, security: security, streams: streams,
            isIdempotent: isIdempotent ?? Self.idempotentMethods.contains(method.rawValue))
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.parts === right.parts
            || (left.id == right.id && left.method == right.method && left.path == right.path
                && left.accept == right.accept && left.security == right.security && left.streams == right.streams
                && left.isIdempotent == right.isIdempotent)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(method)
        hasher.combine(path)
    }

    private static let idempotentMethods: Set<String> = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"]
}

extension OperationInfo: CustomStringConvertible {
    /// `listAdmins (GET /v1/admins)`: the template, never the values.
    public var description: String {
        "\(id) (\(method.rawValue) \(path))"
    }
}

extension HTTPRequest.Method {
    /// A method that HTTPTypes has no name for, such as `QUERY`. Generated code names tokens only (RFC 9110, section 9.1).
    public static func named(_ name: StaticString) -> HTTPRequest.Method {
        guard let method = HTTPRequest.Method("\(name)") else {
            preconditionFailure("the generator leaves out methods that are no tokens")
        }
        return method
    }
}
