package import CodegenDiagnostics

/// Names an operation within one API.
package struct OperationID: Hashable, Sendable {
    package let index: Int

    package init(_ index: Int) { self.index = index }
}

/// The operations of one tag.
package struct OperationGroup: Sendable, Equatable {
    /// Nil for operations without a tag.
    package var wireName: String?
    package var documentation: Documentation
    package var endpoints: [Endpoint]
    /// The tag's, where the description declares it.
    package var origin: SourceRange?

    package init(
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
package struct Endpoint: Sendable, Equatable {
    package var id: OperationID
    /// The `operationId`; without one, method and path.
    package var wireName: String
    package var operationID: String?
    /// As it is sent: standard methods in upper case.
    package var method: String
    /// With `{name}`s as written.
    package var path: String
    package var documentation: Documentation
    package var parameters: [Parameter]
    package var body: RequestBody?
    /// The documented responses, in their order.
    package var outcomes: [Outcome]
    /// The outcomes that a call returns; never empty. One of `2XX` may be there that the description doesn't list.
    package var successes: [Outcome]
    /// The outcomes that a call throws.
    package var failures: [Outcome]
    /// The media types of all outcomes.
    package var accepted: [String]
    /// The endpoint of the same operation that asks for a whole body; this one asks for a stream.
    package var streamOf: OperationID?
    /// Whether the body of a success is handed over before it has arrived.
    package var isStreamed: Bool
    /// Whether `default` covers errors only, because a success is documented.
    package var isDefaultForErrors: Bool
    /// Headers of the responses, under any status.
    package var headers: [ResponseHeader]
    package var callbacks: [Callback]
    /// Alternatives of schemes that go together; an empty alternative means that none is needed.
    package var security: [[String]]
    /// The same with scopes, and with the schemes that the description doesn't declare: a service must not take such an alternative
    /// for an empty one. Empty without a service.
    package var requirements: [SecurityRequirement] = []
    /// The media types of the outcomes that a call returns. Empty without a service.
    package var successTypes: [String] = []
    /// Whether calling it twice does the same as calling it once; nil goes by the method.
    package var isIdempotent: Bool?
    /// Set where its responses are pages of one list.
    package var pagination: Pagination?
    /// All that the operation itself says.
    package var origin: SourceRange
    /// Targets of its references other than schemas: parameters, bodies and responses elsewhere.
    package var parts: [SourceRange]

    package init(
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

extension Endpoint {
    /// The types of what a client sends: parameters, and the body.
    package var sentTypes: [TypeReference] { parameters.map(\.type) + bodyTypes }

    /// The type of the body, where it has one of the description.
    package var bodyTypes: [TypeReference] {
        (body?.contents ?? []).compactMap { content -> TypeReference? in
            switch content {
            case .json(let type, _), .form(let type, _), .coded(let type, _), .stream(let type, _): type
            case .multipart(let id, _): .declared(id)
            case .parts, .text, .bytes: nil
            }
        }
    }

    /// The types of what comes back under any status, in bodies and headers.
    package var receivedTypes: [TypeReference] {
        outcomes.compactMap(\.content.type) + headers.map(\.type)
    }

    package var isStreamVariant: Bool { streamOf != nil }

    /// The success, where there is only one.
    package var onlySuccess: Outcome? { successes.count == 1 ? successes[0] : nil }

    /// The error, where `default` alone documents it: its body needs no case around it.
    package var onlyFailure: Outcome? {
        guard failures.count == 1, failures[0].status == .default, failures[0].content != .none else { return nil }
        return failures[0]
    }

    /// The types of what callbacks of the operation bring.
    package var callbackTypes: [TypeReference] { callbacks.compactMap(\.payload) }

    /// The declared types that go in or out.
    package func forEachDeclared(_ body: (TypeID) -> Void) {
        for type in sentTypes + receivedTypes + callbackTypes { type.forEachDeclared(body) }
    }
}
