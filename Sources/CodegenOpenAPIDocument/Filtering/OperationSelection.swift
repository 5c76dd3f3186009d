import CodegenDiagnostics

/// Applies a filter, and remembers which of its patterns matched something.
struct OperationSelection {
    private let filter: OperationFilter
    private var include: Matcher
    private var exclude: Matcher

    init(_ filter: OperationFilter) {
        self.filter = filter
        include = Matcher(filter.include)
        exclude = Matcher(filter.exclude)
    }

    /// Whether an operation matches every kind that is included, and nothing that is excluded.
    mutating func takes(_ operation: OpenAPI.Operation, at path: String) -> Bool {
        // All of it is asked, so that each pattern that matches is known to.
        let included = [
            include.matches(anyOf: operation.tags, \.tags),
            include.matches(anyOf: [path], \.paths),
            include.matches(anyOf: operation.operationID.map { [$0] } ?? [], \.operations),
        ]
        let excluded = [
            exclude.matches(anyOf: operation.tags, \.tags),
            exclude.matches(anyOf: [path], \.paths),
            exclude.matches(anyOf: operation.operationID.map { [$0] } ?? [], \.operations),
        ]
        if !filter.include.nameOperations, filter.include.nameWebhooks { return false }
        return !included.contains(false) && !excluded.contains(true) && takes(isDeprecated: operation.isDeprecated)
    }

    /// Whether a webhook is wanted: where operations are named and no webhooks, none is.
    mutating func takesWebhook(_ name: String, _ operation: OpenAPI.Operation?) -> Bool {
        let included = include.matches(anyOf: [name], \.webhooks)
        let excluded = exclude.matches(anyOf: [name], \.webhooks)
        if !filter.include.nameWebhooks, filter.include.nameOperations { return false }
        return included != false && excluded != true && takes(isDeprecated: operation?.isDeprecated ?? false)
    }

    private func takes(isDeprecated: Bool) -> Bool {
        if let wanted = filter.include.deprecated, wanted != isDeprecated { return false }
        return filter.exclude.deprecated != isDeprecated
    }

    /// Reports the patterns that nothing matched.
    func reportUnmatched(_ diagnostics: DiagnosticCollector) {
        for (pattern, kind) in include.unmatched + exclude.unmatched {
            diagnostics.warning(.unmatchedFilter, "no \(kind) matches `\(pattern.text)`", at: pattern.range)
        }
    }
}

/// The patterns of one side of a filter.
private struct Matcher {
    private var lists: [PartialKeyPath<OperationFilter.Criteria>: List]

    private struct List {
        let kind: String
        let patterns: [(pattern: OperationFilter.Pattern, glob: Glob)]
        var matched: Set<Int> = []

        init(_ patterns: [OperationFilter.Pattern], _ kind: String, isPath: Bool = false) {
            self.kind = kind
            self.patterns = patterns.map { ($0, Glob($0.text, isPath: isPath)) }
        }
    }

    init(_ criteria: OperationFilter.Criteria) {
        lists = [
            \.tags: List(criteria.tags, "tag"),
            \.paths: List(criteria.paths, "path", isPath: true),
            \.operations: List(criteria.operations, "operation id"),
            \.webhooks: List(criteria.webhooks, "webhook"),
        ]
    }

    /// Whether a pattern of the list matches any of the texts; nil where there is no pattern.
    mutating func matches(
        anyOf texts: [String],
        _ key: KeyPath<OperationFilter.Criteria, [OperationFilter.Pattern]>
    ) -> Bool? {
        guard let list = lists[key], !list.patterns.isEmpty else { return nil }
        var result = false
        for (index, (_, glob)) in list.patterns.enumerated() where texts.contains(where: glob.matches) {
            result = true
            lists[key]?.matched.insert(index)
        }
        return result
    }

    var unmatched: [(pattern: OperationFilter.Pattern, kind: String)] {
        lists.values.flatMap { list in
            list.patterns.enumerated().filter { !list.matched.contains($0.offset) }.map {
                ($0.element.pattern, list.kind)
            }
        }
    }
}
