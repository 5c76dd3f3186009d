package import CodegenDiagnostics

/// A header that comes back with an answer.
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
