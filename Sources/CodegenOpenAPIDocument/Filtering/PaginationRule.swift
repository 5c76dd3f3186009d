/// A rule of the configuration: which operations have pages, and how they follow each other.
package struct PaginationRule: Sendable {
    /// By `operationId`; empty for all operations that have what the rule speaks of.
    package var operations: [OperationFilter.Pattern]
    package var pagination: OpenAPI.Pagination

    package init(operations: [OperationFilter.Pattern], pagination: OpenAPI.Pagination) {
        self.operations = operations
        self.pagination = pagination
    }

    /// The operation's own name among those of the rule, if it isn't there by a pattern alone.
    package func name(of operationID: String?) -> OperationFilter.Pattern? {
        operations.first { $0.text == operationID }
    }

    /// Whether the rule may be about an operation.
    package func covers(_ operationID: String?) -> Bool {
        operations.isEmpty || names(operationID)
    }

    /// Whether the rule speaks of an operation, by its name or a pattern.
    package func names(_ operationID: String?) -> Bool {
        guard let operationID else { return false }
        return operations.contains { Glob($0.text, isPath: false).matches(operationID) }
    }
}
