public import CodegenDiagnostics

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
    /// The tag's, where the description declares it.
    public var origin: SourceRange?

    public init(
        wireName: String?,
        documentation: Documentation,
        endpoints: [Endpoint] = [],
        origin: SourceRange? = nil
    ) {
        self.wireName = wireName
        self.documentation = documentation
        self.endpoints = endpoints
        self.origin = origin
    }
}

/// One operation: everything about a call.
public struct Endpoint: Sendable, Equatable {
    public var id: OperationID
    /// The `operationId`; without one, method and path.
    public var wireName: String
    public var operationID: String?
    /// As it is sent: the standard ones in upper case.
    public var method: String
    /// With `{name}`s as written.
    public var path: String
    public var documentation: Documentation
    public var parameters: [Parameter]
    public var body: RequestBody?
    /// What the description lists, in its order.
    public var outcomes: [Outcome]
    /// The outcomes that a call returns; never empty. One of `2XX` may be there that the description doesn't list.
    public var successes: [Outcome]
    /// The outcomes that a call throws.
    public var failures: [Outcome]
    /// The media types of all outcomes.
    public var accepted: [String]
    /// Whether the body of a success is handed over before it has arrived.
    public var isStreamed: Bool
    /// Whether `default` covers errors only, because a success is documented.
    public var isDefaultForErrors: Bool
    /// Headers of the answers, under any status.
    public var headers: [ResponseHeader]
    public var callbacks: [Callback]
    /// Alternatives of schemes that go together; an empty alternative means that none is needed.
    public var security: [[String]]
    /// Whether calling it twice does the same as calling it once; nil goes by the method.
    public var isIdempotent: Bool?
    /// Where its answers are pages of one list.
    public var pagination: Pagination?
    /// Everything that the operation says itself.
    public var origin: SourceRange
    /// What it refers to beside schemas: parameters, bodies and responses that stand elsewhere.
    public var parts: [SourceRange]

    public init(
        id: OperationID,
        wireName: String,
        operationID: String? = nil,
        method: String,
        path: String,
        documentation: Documentation,
        parameters: [Parameter] = [],
        body: RequestBody? = nil,
        outcomes: [Outcome] = [],
        successes: [Outcome],
        failures: [Outcome] = [],
        accepted: [String] = [],
        isStreamed: Bool = false,
        isDefaultForErrors: Bool = false,
        headers: [ResponseHeader] = [],
        callbacks: [Callback] = [],
        security: [[String]] = [],
        isIdempotent: Bool? = nil,
        origin: SourceRange,
        parts: [SourceRange] = []
    ) {
        self.id = id
        self.wireName = wireName
        self.operationID = operationID
        self.method = method
        self.path = path
        self.documentation = documentation
        self.parameters = parameters
        self.body = body
        self.outcomes = outcomes
        self.successes = successes
        self.failures = failures
        self.accepted = accepted
        self.isStreamed = isStreamed
        self.isDefaultForErrors = isDefaultForErrors
        self.headers = headers
        self.callbacks = callbacks
        self.security = security
        self.isIdempotent = isIdempotent
        self.origin = origin
        self.parts = parts
    }
}
