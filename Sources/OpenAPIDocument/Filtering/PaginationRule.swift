/// A rule of the configuration: which operations have pages, and how they follow each other.
public struct PaginationRule: Sendable {
    /// By `operationId`; empty for all operations that have what the rule speaks of.
    public var operations: [OperationFilter.Pattern]
    public var pagination: OpenAPI.Pagination

    public init(operations: [OperationFilter.Pattern], pagination: OpenAPI.Pagination) {
        self.operations = operations
        self.pagination = pagination
    }

    /// Whether the rule may be about an operation.
    public func covers(_ operationID: String?) -> Bool {
        guard !operations.isEmpty else { return true }
        guard let operationID else { return false }
        return operations.contains { Glob($0.text, isPath: false).matches(operationID) }
    }
}
