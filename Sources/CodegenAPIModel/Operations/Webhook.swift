public import CodegenDiagnostics

/// An operation that the API calls on us.
public struct Webhook: Sendable, Equatable {
    public var wireName: String
    /// Nil when nothing is sent.
    public var payload: TypeReference?
    public var documentation: Documentation
    public var origin: SourceRange?

    public init(
        wireName: String,
        payload: TypeReference?,
        documentation: Documentation,
        origin: SourceRange? = nil
    ) {
        self.wireName = wireName
        self.payload = payload
        self.documentation = documentation
        self.origin = origin
    }
}

/// What the API calls on us after an operation.
public struct Callback: Sendable, Equatable {
    public var wireName: String
    public var method: String
    /// The runtime expression that says where it calls.
    public var expression: String
    /// Nil when nothing is sent.
    public var payload: TypeReference?

    public init(wireName: String, method: String, expression: String, payload: TypeReference?) {
        self.wireName = wireName
        self.method = method
        self.expression = expression
        self.payload = payload
    }
}
