package import CodegenDiagnostics

/// Which operations and webhooks of a description are wanted.
package struct OperationFilter: Sendable {
    package var include = Criteria()
    package var exclude = Criteria()

    package init() {}

    /// What operations are chosen by; an empty list chooses by nothing.
    package struct Criteria: Sendable {
        package var tags: [Pattern] = []
        package var paths: [Pattern] = []
        /// By `operationId`.
        package var operations: [Pattern] = []
        /// By name.
        package var webhooks: [Pattern] = []
        package var deprecated: Bool?

        package init() {}
    }

    /// A glob, and where it is written.
    package struct Pattern: Sendable {
        package let text: String
        package let range: SourceRange

        package init(_ text: String, at range: SourceRange) {
            self.text = text
            self.range = range
        }
    }
}

extension OperationFilter.Criteria {
    var nameOperations: Bool { !tags.isEmpty || !paths.isEmpty || !operations.isEmpty }
    var nameWebhooks: Bool { !webhooks.isEmpty }
}
