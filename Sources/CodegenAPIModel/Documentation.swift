/// What the description says in words; it becomes a doc comment.
public struct Documentation: Sendable, Equatable {
    public var summary: String?
    public var description: String?
    /// Constraints that the type doesn't hold, one a line: `Matches ^\d+$`.
    public var constraints: [String]
    public var isDeprecated: Bool
    /// The JSON pointer of what is described.
    public var pointer: String?

    public init(
        summary: String? = nil,
        description: String? = nil,
        constraints: [String] = [],
        isDeprecated: Bool = false,
        pointer: String? = nil
    ) {
        self.summary = summary
        self.description = description
        self.constraints = constraints
        self.isDeprecated = isDeprecated
        self.pointer = pointer
    }
}
