public import APIJSON
public import HTTPTypes

/// Status and headers of a response, with its operation.
public struct ResponseHead: Sendable, Hashable {
    /// The status code.
    public let status: Int

    /// The headers.
    public let headerFields: HTTPFields

    /// The operation.
    public let operation: OperationInfo

    public init(status: Int, headerFields: HTTPFields, operation: OperationInfo) {
        self.status = status
        self.headerFields = headerFields
        self.operation = operation
    }
}

extension ResponseHead: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `listAdmins (GET /v1/admins) returned 400`; headers may be secret and stay out.
    public var description: String { "\(operation) returned \(status)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["status": status, "operation": operation]) }
}

extension ResponseHead {
    /// Reads a header (OpenAPI, Header Object); nil when it isn't there.
    ///
    /// Of `Set-Cookie` each line is a value, since they contain commas (RFC 6265, section 3).
    public func header<T: JSONReadable>(
        _ name: String,
        _ type: T.Type = T.self,
        shape: ParameterShape = .primitive,
        style: HeaderStyle = .simple,
        explode: Bool = false
    ) throws(ParameterError) -> T? {
        if shape == .array, HTTPField.Name(name) == .setCookie {
            let lines = headerFields[values: .setCookie]
            return lines.isEmpty ? nil : try ParameterText.array(lines.map(ParameterText.primitive)).read(type, name)
        }
        return try ParameterDecoder(headerFields: headerFields)
            .header(name, type, shape: shape, style: style, explode: explode)
    }
}

/// The documented headers of an operation's responses: generated, with one property for each.
///
/// They are read from any head: of a response, and of an error that a call throws.
/// `catch { let seconds = try error.head.flatMap { try ListPets.Headers($0).retryAfter } }`
///
/// A header that isn't there is nil; one that doesn't fit its type throws, and is read as text from `headerFields`.
public protocol ResponseHeaders: Sendable {
    /// Status and headers.
    var head: ResponseHead { get }

    init(_ head: ResponseHead)
}

/// An endpoint whose responses have documented headers: `response.headers` reads them.
public protocol EndpointWithHeaders: Endpoint {
    associatedtype Headers: ResponseHeaders
}
