/// What the description says in words; it becomes a doc comment.
package struct Documentation: Sendable, Equatable {
    package var summary: String?
    package var description: String?
    /// Constraints that the type doesn't hold, one a line: `Matches ^\d+$`.
    package var constraints: [String]
    package var isDeprecated: Bool
    /// The JSON pointer of what is described.
    package var pointer: String?

    package init(
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
