package import CodegenDiagnostics

/// Which operations and webhooks of a description are wanted.
package struct OperationFilter: Sendable {
    package var include = Criteria()
    package var exclude = Criteria()

    package init() {}

    /// Criteria for operations; an empty list selects all.
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
        for (pattern, kind, seen) in include.unmatched + exclude.unmatched {
            let near = NearMiss.closest(to: pattern.text, among: seen).map { "; did you mean `\($0)`?" } ?? ""
            diagnostics.warning(.unmatchedFilter, "no \(kind) matches `\(pattern.text)`\(near)", at: pattern.range)
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
        /// The candidates of the description.
        var seen: Set<String> = []

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
        lists[key]?.seen.formUnion(texts)
        for (index, (_, glob)) in list.patterns.enumerated() where texts.contains(where: glob.matches) {
            result = true
            lists[key]?.matched.insert(index)
        }
        return result
    }

    var unmatched: [(pattern: OperationFilter.Pattern, kind: String, seen: [String])] {
        lists.values.flatMap { list in
            list.patterns.enumerated().filter { !list.matched.contains($0.offset) }.map {
                ($0.element.pattern, list.kind, list.seen.sorted())
            }
        }
    }
}

extension Description {
    /// The description with what a filter takes, and with the schemas that it needs; all of it without a filter.
    package func filtered(by filter: OperationFilter?, diagnostics: DiagnosticCollector) -> Description {
        guard let filter else { return self }
        var selection = OperationSelection(filter)
        let paths = resolver.paths.compactMap { path -> OpenAPI.Named<OpenAPI.PathItem>? in
            let operations = path.value.operations.filter { selection.takes($0.value, at: path.name) }
            guard !operations.isEmpty else { return nil }
            return OpenAPI.Named(name: path.name, nameRange: path.nameRange, value: path.value.keeping(operations))
        }
        let webhooks = document.webhooks.filter { webhook in
            selection.takesWebhook(webhook.name, resolver.pathItem(webhook.value)?.operations.first?.value)
        }
        selection.reportUnmatched(diagnostics)
        var reachable = ReachableSchemas(document: document, resolver: resolver)
        for path in paths { reachable.add(path.value) }
        for item in webhooks.compactMap({ resolver.pathItem($0.value) }) { reachable.add(item) }
        reachable.follow()
        let schemas = document.schemas.filter { reachable.contains($0.value) }
        let kept = document.keeping(paths: paths, webhooks: webhooks, schemas: schemas)
        return Description(document: kept, resolver: ReferenceResolver(document: kept, context: resolver.context))
    }
}

extension OpenAPI.PathItem {
    fileprivate func keeping(_ operations: [OpenAPI.Named<OpenAPI.Operation>]) -> OpenAPI.PathItem {
        OpenAPI.PathItem(
            reference: nil,
            summary: summary,
            description: description,
            parameters: parameters,
            operations: operations,
            misplacedSecurity: misplacedSecurity,
            range: range
        )
    }
}
