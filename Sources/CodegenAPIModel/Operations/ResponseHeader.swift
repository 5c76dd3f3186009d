public import CodegenDiagnostics

/// A header that comes back with an answer.
public struct ResponseHeader: Sendable, Equatable {
    public var wireName: String
    /// The statuses that it is documented for.
    public var statuses: [Outcome.Status]
    public var type: TypeReference
    /// Its value is JSON text.
    public var isJSON: Bool
    /// An object's properties are `name=value` (OpenAPI, Header Object, `explode`).
    public var explode: Bool
    public var documentation: Documentation
    public var origin: SourceRange

    public init(
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
