package import CodegenDiagnostics

/// The response under a status.
package struct Outcome: Sendable, Equatable {
    package var status: Status
    package var content: Content
    /// What distinguishes it from other outcomes of the same status.
    package var selection: Selection?
    package var documentation: Documentation
    package var links: [Link]

    package init(
        status: Status,
        content: Content,
        selection: Selection? = nil,
        documentation: Documentation,
        links: [Link] = []
    ) {
        self.status = status
        self.content = content
        self.selection = selection
        self.documentation = documentation
        self.links = links
    }

    package enum Selection: Sendable, Equatable {
        /// By its media types.
        case mediaType
        /// Where none of the others' media types is the response's.
        case otherwise
    }

    /// An operation that goes on with what came back, in words.
    package struct Link: Sendable, Equatable {
        package var wireName: String
        package var operation: String?
        package var description: String?

        package init(wireName: String, operation: String?, description: String?) {
            self.wireName = wireName
            self.operation = operation
            self.description = description
        }
    }

    package enum Status: Sendable, Equatable, Hashable {
        case code(Int)
        /// `4XX` is 4.
        case range(Int)
        case `default`
    }

    package enum Content: Sendable, Hashable {
        case none
        case json(TypeReference, mediaTypes: [String])
        case text(mediaTypes: [String])
        case bytes(mediaTypes: [String])
        /// A format that only the caller's coder reads, such as XML.
        case coded(TypeReference, mediaTypes: [String])
        /// A sequence of items.
        case stream(TypeReference, mediaTypes: [String])

        /// The media types of the response, the preferred one first.
        package var mediaTypes: [String] {
            switch self {
            case .none: []
            case .json(_, let mediaTypes), .text(let mediaTypes), .bytes(let mediaTypes), .stream(_, let mediaTypes),
                .coded(_, let mediaTypes):
                mediaTypes
            }
        }

        /// The type of the body, where it has one of the description.
        package var type: TypeReference? {
            switch self {
            case .json(let type, _), .stream(let type, _), .coded(let type, _): type
            case .none, .text, .bytes: nil
            }
        }

        package var isSequence: Bool {
            if case .stream = self { true } else { false }
        }
    }
}

extension Outcome.Status: Comparable {
    /// Exact statuses before ranges, ranges before the default.
    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .code(let code): code
        case .range(let digit): 1000 + digit
        case .default: 2000
        }
    }
}

extension Outcome.Status: CustomStringConvertible {
    /// As the description writes it.
    package var description: String {
        switch self {
        case .code(let code): "\(code)"
        case .range(let digit): "\(digit)XX"
        case .default: "default"
        }
    }
}

extension Outcome.Status {
    /// The reason phrase of the status (RFC 9110, section 15, and the IANA registry).
    package var reason: String {
        switch self {
        case .default: "default"
        case .range(let digit):
            ["informational", "success", "redirection", "client error", "server error"][min(max(digit, 1), 5) - 1]
        case .code(let code): Self.reasons[code] ?? "status \(code)"
        }
    }

    private static let reasons: [Int: String] = [
        100: "continue", 101: "switching protocols", 102: "processing", 103: "early hints", 200: "ok", 201: "created",
        202: "accepted", 203: "non-authoritative information", 204: "no content", 205: "reset content",
        206: "partial content",
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
        504: "gateway timeout", 505: "http version not supported", 506: "variant also negotiates",
        507: "insufficient storage",
        508: "loop detected", 510: "not extended", 511: "network authentication required",
    ]
}

/// A header of a response.
package struct ResponseHeader: Sendable, Equatable {
    package var wireName: String
    /// The statuses that it is documented for.
    package var statuses: [Outcome.Status]
    package var type: TypeReference
    /// Its value is JSON text.
    package var isJSON: Bool
    /// An object's properties are `name=value` (OpenAPI, Header Object, `explode`).
    package var explode: Bool
    package var documentation: Documentation
    package var origin: SourceRange

    package init(
        wireName: String,
        statuses: [Outcome.Status],
        type: TypeReference,
        isJSON: Bool = false,
        explode: Bool = false,
        documentation: Documentation = .init(),
        origin: SourceRange
    ) {
        self.wireName = wireName
        self.statuses = statuses
        self.type = type
        self.isJSON = isJSON
        self.explode = explode
        self.documentation = documentation
        self.origin = origin
    }
}
