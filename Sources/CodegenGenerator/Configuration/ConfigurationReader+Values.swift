import CodegenAPIModel
import CodegenDiagnostics
import CodegenDocumentTree
import CodegenLowering
import CodegenOpenAPIDocument
import CodegenSwiftViews

/// The values of a configuration, each with its mistakes reported.
extension ConfigurationReader {
    func text(_ mapping: Mapping, _ key: String, of node: Node) -> String? {
        guard let value = mapping[key] else {
            diagnostics.error(.invalidConfiguration, "an API needs `\(key)`", at: node.range)
            return nil
        }
        guard let text = value.scalarText, !text.isEmpty else {
            invalid(value, "`\(key)` has to be a string")
            return nil
        }
        return text
    }

    func strings(_ node: Node?, _ key: String) -> [String] {
        guard let node else { return [] }
        guard case .array(let items) = node.value else {
            invalid(node, "`\(key)` has to be a list of strings")
            return []
        }
        return items.compactMap(\.scalarText)
    }

    /// JSON pointers, and where each is written.
    func pointers(_ node: Node?, _ key: String) -> [(pointer: String, range: SourceRange)] {
        guard let node else { return [] }
        guard case .array(let items) = node.value else {
            invalid(node, "`\(key)` has to be a list of JSON pointers")
            return []
        }
        return items.compactMap { item in
            if let pointer = item.string, pointer.hasPrefix("#/") { return (pointer, item.range) }
            invalid(item, "`\(key)` has to be a list of JSON pointers such as `#/paths/~1pets~1{id}/parameters/0`")
            return nil
        }
    }

    func entries(_ node: Node?, _ key: String) -> [Mapping.Entry] {
        guard let node else { return [] }
        guard case .object(let mapping) = node.value else {
            invalid(node, "`\(key)` has to be a map")
            return []
        }
        return mapping.entries
    }

    func flag(_ node: Node, _ key: String) -> Bool? {
        if let flag = node.bool { return flag }
        invalid(node, "`\(key)` is `true` or `false`")
        return nil
    }

    func path(_ node: Node, _ key: String) -> String? {
        if let text = node.string, !text.isEmpty { return path(text) }
        invalid(node, "`\(key)` has to be a path")
        return nil
    }

    func access(_ node: Node) -> AccessLevel? {
        if let access = node.string.flatMap(AccessLevel.init) { return access }
        invalid(node, "`access` is `public`, `package` or `internal`")
        return nil
    }

    func groups(_ node: Node) -> OperationGrouping? {
        if let grouping = node.string.flatMap(OperationGrouping.init), grouping != .automatic { return grouping }
        invalid(node, "`groups` is `tags`, `paths` or `none`")
        return nil
    }

    func validation(_ node: Node) -> ValidationScope? {
        if let scope = node.string.flatMap(ValidationScope.init) { return scope }
        invalid(node, "`validation` is `requests`, `all` or `none`")
        return nil
    }

    func layout(_ node: Node) -> FileLayout {
        if node.string == "tags" { return .tags }
        if let mapping = node.object { checkKeys(mapping, of: .layout) }
        if let count = node.object?["shards"]?.valueText.flatMap({ Int($0) }), (1...64).contains(count) {
            return .shards(count)
        }
        invalid(node, "`layout` is `tags`, or `shards:` with a number from 1 to 64")
        return .tags
    }

    func formats(_ node: Node) -> [String: Primitive] {
        var formats: [String: Primitive] = [:]
        for entry in entries(node, "formats") {
            if let primitive = entry.value.string.flatMap(Primitive.init) {
                formats[entry.key] = primitive
                continue
            }
            let known = Primitive.allCases.map(\.rawValue)
            let near = NearMiss.closest(to: entry.value.scalarText ?? "", among: known)
            let list = known.map { "`\($0)`" }.joined(separator: ", ")
            invalid(
                entry.value, "a format is mapped to one of \(list)" + (near.map { "; did you mean `\($0)`?" } ?? ""))
        }
        return formats
    }

    // MARK: Names

    func readNames(_ node: Node, into configuration: inout APIConfiguration) {
        for entry in entries(node, "names") {
            guard let name = entry.value.string, !name.isEmpty else {
                invalid(entry.value, "a name has to be a string")
                continue
            }
            configuration.names[entry.key] = name
            configuration.nameRanges[entry.key] = (entry.keyRange, entry.value.range)
        }
    }

    func namePatterns(_ node: Node) -> [NamePattern] {
        guard case .array(let items) = node.value else {
            invalid(node, "`rename` has to be a list of patterns")
            return []
        }
        return items.compactMap(namePattern)
    }

    private func namePattern(_ node: Node) -> NamePattern? {
        guard let mapping = object(node, "a pattern of `rename`") else { return nil }
        checkKeys(mapping, of: .rename)
        guard let match = mapping["match"]?.string, let replacement = mapping["to"]?.scalarText else {
            invalid(node, "a pattern of `rename` needs `match`, a regular expression, and `to`")
            return nil
        }
        let names = mapping["of"].map { $0.string.map { [$0] } ?? strings($0, "of") }
        let kinds = names?.compactMap(NamePattern.Kind.init)
        if let node = mapping["of"], kinds?.count != names?.count {
            invalid(node, "`of` is `types`, `functions` or `cases`, or a list of them")
        }
        let all = Set(NamePattern.Kind.allCases)
        guard let pattern = NamePattern(match: match, replacement: replacement, kinds: kinds.map(Set.init) ?? all)
        else {
            invalid(mapping["match"] ?? node, "`\(match)` is no regular expression")
            return nil
        }
        return pattern
    }

    // MARK: Pages

    func paginations(_ node: Node) -> [PaginationRule] {
        guard case .array(let items) = node.value else {
            invalid(node, "`pagination` has to be a list of rules")
            return []
        }
        return items.compactMap { item in
            let pagination = OpenAPI.Pagination.decode(item, others: ["operations"]) { message, range in
                diagnostics.error(.invalidConfiguration, message, at: range)
            }
            let operations = patterns(item.object?["operations"], "operations")
            return pagination.map { PaginationRule(operations: operations, pagination: $0) }
        }
    }

    // MARK: Filters

    func filter(_ node: Node) -> OperationFilter? {
        guard let mapping = object(node, "`filter`") else { return nil }
        checkKeys(mapping, of: .filter)
        var filter = OperationFilter()
        if let node = mapping["include"] { filter.include = criteria(node, "`include`") }
        if let node = mapping["exclude"] { filter.exclude = criteria(node, "`exclude`") }
        return filter
    }

    private func criteria(_ node: Node, _ name: String) -> OperationFilter.Criteria {
        var criteria = OperationFilter.Criteria()
        guard let mapping = object(node, name) else { return criteria }
        checkKeys(mapping, of: .criteria, as: name)
        criteria.tags = patterns(mapping["tags"], "tags")
        criteria.paths = patterns(mapping["paths"], "paths")
        criteria.operations = patterns(mapping["operations"], "operations")
        criteria.webhooks = patterns(mapping["webhooks"], "webhooks")
        criteria.deprecated = mapping["deprecated"].flatMap { flag($0, "deprecated") }
        return criteria
    }

    func patterns(_ node: Node?, _ key: String) -> [OperationFilter.Pattern] {
        guard let node else { return [] }
        guard case .array(let items) = node.value else {
            invalid(node, "`\(key)` has to be a list of strings")
            return []
        }
        return items.compactMap { item in
            guard let text = item.scalarText else {
                invalid(item, "a pattern has to be a string")
                return nil
            }
            return OperationFilter.Pattern(text, at: item.range)
        }
    }
}
