public import CodegenDiagnostics

/// Which operations and webhooks of a description are wanted.
public struct OperationFilter: Sendable {
    public var include = Criteria()
    public var exclude = Criteria()

    public init() {}

    /// What operations are chosen by; an empty list chooses by nothing.
    public struct Criteria: Sendable {
        public var tags: [Pattern] = []
        public var paths: [Pattern] = []
        /// By `operationId`.
        public var operations: [Pattern] = []
        /// By name.
        public var webhooks: [Pattern] = []
        public var deprecated: Bool?

        public init() {}
    }

    /// A glob, and where it is written.
    public struct Pattern: Sendable {
        public let text: String
        public let range: SourceRange

        public init(_ text: String, at range: SourceRange) {
            self.text = text
            self.range = range
        }
    }
}

extension OperationFilter.Criteria {
    var nameOperations: Bool { !tags.isEmpty || !paths.isEmpty || !operations.isEmpty }
    var nameWebhooks: Bool { !webhooks.isEmpty }
}
