/// A rule of the configuration: which operations have pages, and how they follow each other.
public struct PaginationRule: Sendable {
    /// By `operationId`; empty for all operations that have what the rule speaks of.
    public var operations: [OperationFilter.Pattern]
    public var pagination: OpenAPI.Pagination

    public init(operations: [OperationFilter.Pattern], pagination: OpenAPI.Pagination) {
        self.operations = operations
        self.pagination = pagination
    }

    /// The operation's own name among those of the rule, if it isn't there by a pattern alone.
    public func name(of operationID: String?) -> OperationFilter.Pattern? {
        operations.first { $0.text == operationID }
    }

    /// Whether the rule may be about an operation.
    public func covers(_ operationID: String?) -> Bool {
        operations.isEmpty || names(operationID)
    }

    /// Whether the rule speaks of an operation, by its name or a pattern.
    public func names(_ operationID: String?) -> Bool {
        guard let operationID else { return false }
        return operations.contains { Glob($0.text, isPath: false).matches(operationID) }
    }
}
