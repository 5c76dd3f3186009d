import APIFormats
import CodegenDiagnostics
import CodegenDocumentTree

extension Evaluation {
    mutating func holdsForArray(
        _ check: KeywordCheck, _ items: [Node], _ value: Node, _ schema: CompiledSchema, _ marks: inout EvaluatedMarks
    ) -> Bool {
        switch check.rule {
        case .items(let rule): return holds(rule, items, &marks)
        case .contains(let rule): return holds(rule, check, items, value, schema, &marks)
        case .unevaluatedItems(let rest):
            var isValid = true
            for (index, item) in items.enumerated() where !marks[index] {
                if !evaluateChild(item, String(index), rest, check.keyword) { isValid = false }
                guard isValid || isCollecting else { return false }
            }
            marks.markAll(items.count)
            return isValid
        case .itemCount(let bounds):
            if bounds.admits(items.count) { return true }
            return violate(check, value, schema) {
                "\($0) has to have \(bounds.phrase("item", "items")), and has \(items.count)"
            }
        case .uniqueItems: return areUnique(items, check, value, schema)
        default: return true
        }
    }

    private mutating func holds(_ rule: ItemsRule, _ items: [Node], _ marks: inout EvaluatedMarks) -> Bool {
        var isValid = true
        for (index, item) in items.enumerated() {
            let fits: Bool
            if index < rule.prefix.count {
                fits = evaluateChild(item, String(index), rule.prefix[index], rule.prefixKeyword, String(index))
            } else if let rest = rule.rest {
                fits = evaluateChild(item, String(index), rest, rule.restKeyword)
            } else {
                return isValid
            }
            marks.mark(index, of: items.count)
            if !fits { isValid = false }
            guard isValid || isCollecting else { return false }
        }
        return isValid
    }

    private mutating func holds(
        _ rule: ContainsRule, _ check: KeywordCheck, _ items: [Node], _ value: Node, _ schema: CompiledSchema,
        _ marks: inout EvaluatedMarks
    ) -> Bool {
        var count = 0
        for (index, item) in items.enumerated() {
            var own = EvaluatedMarks(isTracking: false)
            guard test(item, rule.schema, &own) else { continue }
            count += 1
            marks.mark(index, of: items.count)
            // The rest matters only to those who ask for evaluated items.
            if !marks.isTracking, rule.maximum == nil, count >= rule.minimum { return true }
        }
        guard reachedLimit == nil else { return false }
        if count < rule.minimum {
            let place = rule.minimumRange.map { KeywordCheck(keyword: "minContains", range: $0, rule: check.rule) }
            return violate(place ?? check, value, schema) {
                "\($0) has to contain at least \(rule.minimum) \(rule.minimum == 1 ? "item" : "items") "
                    + "that fit the schema of `contains`, and has \(count)"
            }
        }
        guard let maximum = rule.maximum, count > maximum else { return true }
        let place = rule.maximumRange.map { KeywordCheck(keyword: "maxContains", range: $0, rule: check.rule) }
        return violate(place ?? check, value, schema) {
            "\($0) may contain at most \(maximum) \(maximum == 1 ? "item" : "items") "
                + "that fit the schema of `contains`, and has \(count)"
        }
    }

    private mutating func areUnique(
        _ items: [Node], _ check: KeywordCheck, _ value: Node, _ schema: CompiledSchema
    ) -> Bool {
        var seen: [JSONValueIdentity: Int] = Dictionary(minimumCapacity: items.count)
        for (index, item) in items.enumerated() {
            guard countStep() else { return false }
            guard let first = seen.updateValue(index, forKey: JSONValueIdentity(item)) else { continue }
            return violate(check, value, schema) {
                "the items of \($0) have to differ, and those at \(first) and \(index) are equal"
            }
        }
        return true
    }
}

extension Bounds {
    /// `at least 1 item`, `at most 3 items`.
    func phrase(_ one: String, _ many: String) -> String {
        switch self {
        case .atLeast(let limit): ViolationWords.atLeast(limit, one, many)
        case .atMost(let limit): ViolationWords.atMost(limit, one, many)
        }
    }
}
