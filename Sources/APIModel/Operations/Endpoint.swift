public import Diagnostics

/// Names an operation within one API.
public struct OperationID: Hashable, Sendable {
    public let index: Int

    public init(_ index: Int) { self.index = index }
}

/// The operations of one tag.
public struct OperationGroup: Sendable, Equatable {
    /// Nil for operations without a tag.
    public var wireName: String?
    public var documentation: Documentation
    public var endpoints: [Endpoint]

    public init(wireName: String?, documentation: Documentation, endpoints: [Endpoint] = []) {
        self.wireName = wireName
        self.documentation = documentation
        self.endpoints = endpoints
    }
}

/// One operation: everything about a call.
public struct Endpoint: Sendable, Equatable {
    public var id: OperationID
    /// The `operationId`; without one, method and path.
    public var wireName: String
    /// In upper case.
    public var method: String
    /// With `{name}`s as written.
    public var path: String
    public var documentation: Documentation
    public var parameters: [Parameter]
    public var body: RequestBody?
    public var outcomes: [Outcome]
    /// Alternatives of schemes that go together; an empty alternative means that none is needed.
    public var security: [[String]]
    public var origin: SourceRange

    public init(
        id: OperationID,
        wireName: String,
        method: String,
        path: String,
        documentation: Documentation,
        parameters: [Parameter] = [],
        body: RequestBody? = nil,
        outcomes: [Outcome] = [],
        security: [[String]] = [],
        origin: SourceRange
    ) {
        self.id = id
        self.wireName = wireName
        self.method = method
        self.path = path
        self.documentation = documentation
        self.parameters = parameters
        self.body = body
        self.outcomes = outcomes
        self.security = security
        self.origin = origin
    }
}

/// An input beside the body.
public struct Parameter: Sendable, Equatable {
    public var wireName: String
    public var location: Location
    public var style: Style
    public var explode: Bool
    public var allowReserved: Bool
    public var type: TypeReference
    public var isRequired: Bool
    public var defaultValue: Literal?
    public var documentation: Documentation

    public init(
        wireName: String,
        location: Location,
        style: Style,
        explode: Bool,
        allowReserved: Bool = false,
        type: TypeReference,
        isRequired: Bool,
        defaultValue: Literal? = nil,
        documentation: Documentation = .init()
    ) {
        self.wireName = wireName
        self.location = location
        self.style = style
        self.explode = explode
        self.allowReserved = allowReserved
        self.type = type
        self.isRequired = isRequired
        self.defaultValue = defaultValue
        self.documentation = documentation
    }

    public enum Location: String, Sendable { case path, query, header, cookie }

    /// How a value becomes text (OpenAPI 3.1, section 4.8.12.3).
    public enum Style: String, Sendable {
        case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject

        /// What the specification allows in a place.
        public static func allowed(in location: Location) -> [Style] {
            switch location {
            case .path: [.simple, .label, .matrix]
            case .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject]
            case .header: [.simple]
            case .cookie: [.form]
            }
        }

        /// What holds in a place when nothing is said.
        public static func standard(in location: Location) -> Style {
            switch location {
            case .path, .header: .simple
            case .query, .cookie: .form
            }
        }
    }
}

/// What an operation sends.
public struct RequestBody: Sendable, Equatable {
    public var isRequired: Bool
    public var content: Content
    public var documentation: Documentation

    public init(isRequired: Bool, content: Content, documentation: Documentation) {
        self.isRequired = isRequired
        self.content = content
        self.documentation = documentation
    }

    public enum Content: Sendable, Equatable {
        case json(TypeReference, mediaType: String)
        case form(TypeReference)
        case multipart(TypeID)
        case text(mediaType: String)
        case bytes(mediaType: String)
    }
}

/// What comes back under a status.
public struct Outcome: Sendable, Equatable {
    public var status: Status
    public var content: Content
    public var documentation: Documentation

    public init(status: Status, content: Content, documentation: Documentation) {
        self.status = status
        self.content = content
        self.documentation = documentation
    }

    public enum Status: Sendable, Equatable, Hashable {
        case code(Int)
        /// `4XX` is 4.
        case range(Int)
        case `default`
    }

    public enum Content: Sendable, Equatable {
        case none
        case json(TypeReference, mediaType: String)
        case text(mediaType: String)
        case bytes(mediaType: String)
        /// A sequence of items under one or several media types.
        case stream(TypeReference, mediaTypes: [String])
    }
}

/// An operation that the API calls on us.
public struct Webhook: Sendable, Equatable {
    public var wireName: String
    /// Nil when nothing is sent.
    public var payload: TypeReference?
    public var documentation: Documentation

    public init(wireName: String, payload: TypeReference?, documentation: Documentation) {
        self.wireName = wireName
        self.payload = payload
        self.documentation = documentation
    }
}

extension Outcome.Status: CustomStringConvertible {
    /// What counts as done: 1XX to 3XX.
    public var isSuccess: Bool {
        switch self {
        case .code(let code): code < 400
        case .range(let digit): digit < 4
        case .default: false
        }
    }

    /// As the description writes it.
    public var description: String {
        switch self {
        case .code(let code): "\(code)"
        case .range(let digit): "\(digit)XX"
        case .default: "default"
        }
    }
}

extension Outcome.Status {
    /// What the status is called (RFC 9110, section 15, and the IANA registry).
    public var reason: String {
        switch self {
        case .default: "default"
        case .range(let digit):
            ["informational", "success", "redirection", "client error", "server error"][min(max(digit, 1), 5) - 1]
        case .code(let code): Self.reasons[code] ?? "status \(code)"
        }
    }

    private static let reasons: [Int: String] = [
        100: "continue", 101: "switching protocols", 102: "processing", 103: "early hints", 200: "ok", 201: "created",
        202: "accepted", 203: "non-authoritative information", 204: "no content", 205: "reset content", 206: "partial content",
        207: "multi-status", 208: "already reported", 226: "im used", 300: "multiple choices", 301: "moved permanently",
        302: "found", 303: "see other", 304: "not modified", 305: "use proxy", 307: "temporary redirect",
        308: "permanent redirect", 400: "bad request", 401: "unauthorized", 402: "payment required", 403: "forbidden",
        404: "not found", 405: "method not allowed", 406: "not acceptable", 407: "proxy authentication required",
        408: "request timeout", 409: "conflict", 410: "gone", 411: "length required", 412: "precondition failed",
        413: "content too large", 414: "uri too long", 415: "unsupported media type", 416: "range not satisfiable",
        417: "expectation failed", 421: "misdirected request", 422: "unprocessable content", 423: "locked",
        424: "failed dependency", 425: "too early", 426: "upgrade required", 428: "precondition required",
        429: "too many requests", 431: "request header fields too large", 451: "unavailable for legal reasons",
        500: "internal server error", 501: "not implemented", 502: "bad gateway", 503: "service unavailable",
        504: "gateway timeout", 505: "http version not supported", 506: "variant also negotiates", 507: "insufficient storage",
        508: "loop detected", 510: "not extended", 511: "network authentication required",
    ]
}
