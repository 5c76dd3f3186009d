package import CodegenDiagnostics

/// An operation that the API calls on us.
package struct Webhook: Sendable, Equatable {
    package var wireName: String
    /// Nil when nothing is sent.
    package var payload: TypeReference?
    package var documentation: Documentation
    package var origin: SourceRange?

    package init(
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
package struct Callback: Sendable, Equatable {
    package var wireName: String
    package var method: String
    /// The runtime expression that says where it calls.
    package var expression: String
    /// Nil when nothing is sent.
    package var payload: TypeReference?

    package init(wireName: String, method: String, expression: String, payload: TypeReference?) {
        self.wireName = wireName
        self.method = method
        self.expression = expression
        self.payload = payload
    }
}
