import CodegenDiagnostics
import CodegenDocumentTree

extension Evaluation {
    mutating func holdsForObject(
        _ check: KeywordCheck, _ mapping: Mapping, _ value: Node, _ schema: CompiledSchema,
        _ marks: inout EvaluatedMarks
    ) -> Bool {
        switch check.rule {
        case .properties(let rule): return holds(rule, mapping, &marks)
        case .propertyNames(let names):
            var isValid = true
            for entry in mapping.entries {
                let name = Node(.string(entry.key), range: entry.keyRange)
                if !evaluateChild(name, entry.key, names, check.keyword) { isValid = false }
                guard isValid || isCollecting else { return false }
            }
            return isValid
        case .unevaluatedProperties(let rest):
            var isValid = true
            for (position, entry) in mapping.entries.enumerated() where !marks[position] {
                if !evaluateChild(entry.value, entry.key, rest, check.keyword) { isValid = false }
                guard isValid || isCollecting else { return false }
            }
            marks.markAll(mapping.entries.count)
            return isValid
        case .propertyCount(let bounds):
            let count = mapping.entries.count
            if bounds.admits(count) { return true }
            return violate(check, value, schema) {
                "\($0) has to have \(bounds.phrase("property", "properties")), and has \(count)"
            }
        case .required(let names): return has(names, mapping, check, value, schema)
        case .dependentRequired(let dependencies): return holds(dependencies, mapping, check, value, schema)
        default: return true
        }
    }

    private mutating func has(
        _ names: [String], _ mapping: Mapping, _ check: KeywordCheck, _ value: Node, _ schema: CompiledSchema
    ) -> Bool {
        var isValid = true
        for name in names where mapping.position(of: name) == nil {
            isValid = violate(check, value, schema) { "\($0) lacks the required property `\(name)`" }
            guard isCollecting else { return false }
        }
        return isValid
    }

    private mutating func holds(
        _ dependencies: [DependentRequired], _ mapping: Mapping, _ check: KeywordCheck, _ value: Node,
        _ schema: CompiledSchema
    ) -> Bool {
        var isValid = true
        for dependency in dependencies where mapping.position(of: dependency.property) != nil {
            for name in dependency.required where mapping.position(of: name) == nil {
                isValid = violate(check, value, schema) {
                    "\($0) lacks the property `\(name)`, which is required beside `\(dependency.property)`"
                }
                guard isCollecting else { return false }
            }
        }
        return isValid
    }

    private mutating func holds(_ rule: PropertiesRule, _ mapping: Mapping, _ marks: inout EvaluatedMarks) -> Bool {
        var isValid = true
        for (position, entry) in mapping.entries.enumerated() {
            var isKnown = false
            if !rule.named.isEmpty, let schema = rule.named[ExactText(entry.key)] {
                isKnown = true
                if !evaluateChild(entry.value, entry.key, schema, "properties", entry.key) { isValid = false }
            }
            for pattern in rule.patterns where occurs(pattern.pattern, in: entry.key) {
                isKnown = true
                if !evaluateChild(entry.value, entry.key, pattern.schema, "patternProperties", pattern.text) {
                    isValid = false
                }
            }
            if !isKnown, let additional = rule.additional {
                isKnown = true
                if !evaluateChild(entry.value, entry.key, additional, "additionalProperties") { isValid = false }
            }
            if isKnown || rule.hasUnknownPatterns { marks.mark(position, of: mapping.entries.count) }
            guard isValid || isCollecting else { return false }
        }
        return isValid
    }
}
