import CodegenDocumentTree

/// Schemas that are held against the same value.
extension Evaluation {
    mutating func holdsInPlace(
        _ check: KeywordCheck, _ value: Node, _ schema: CompiledSchema, _ marks: inout EvaluatedMarks
    ) -> Bool {
        switch check.rule {
        case .allOf(let parts):
            var isValid = true
            for (index, part) in parts.enumerated()
            where !evaluatePart(value, part, check.keyword, String(index), &marks) {
                isValid = false
                if !isCollecting { return false }
            }
            return isValid
        case .anyOf(let parts): return holdsForVariants(parts, check, value, schema, &marks)
        case .oneOf(let parts): return holdsForVariants(parts, check, value, schema, &marks)
        case .not(let part):
            // What a schema says that must not fit is no annotation, but it may need some of its own.
            var own = EvaluatedMarks(isTracking: false)
            guard test(value, part, &own), reachedLimit == nil else { return reachedLimit == nil }
            return violate(check, value, schema) { "\($0) fits the schema of `not`, which it must not" }
        case .conditional(let condition, let then, let otherwise):
            let holds = test(value, condition, &marks)
            guard reachedLimit == nil else { return false }
            guard let part = holds ? then : otherwise else { return true }
            return evaluateBranch(value, part, holds ? "then" : "else", &marks)
        case .dependentSchemas(let dependencies):
            guard let mapping = value.object else { return true }
            var isValid = true
            for dependency in dependencies where mapping.position(of: dependency.property) != nil {
                if !evaluatePart(value, dependency.schema, check.keyword, dependency.property, &marks) {
                    isValid = false
                }
            }
            return isValid
        default: return true
        }
    }

    private mutating func evaluateBranch(
        _ value: Node, _ part: Int, _ keyword: String, _ marks: inout EvaluatedMarks
    ) -> Bool {
        evaluatePart(value, part, keyword, nil, &marks)
    }

    /// `anyOf` and `oneOf`.
    private mutating func holdsForVariants(
        _ parts: [Int], _ check: KeywordCheck, _ value: Node, _ schema: CompiledSchema, _ marks: inout EvaluatedMarks
    ) -> Bool {
        let isExclusive = check.keyword == "oneOf"
        var fitting: [Int] = []
        let before = violations
        var closest: [SchemaViolation]?
        for (index, part) in parts.enumerated() {
            violations = []
            let fits = evaluatePart(value, part, check.keyword, String(index), &marks)
            guard reachedLimit == nil else { break }
            if fits {
                fitting.append(index)
                // Others may still evaluate properties that these haven't.
                if isExclusive ? fitting.count > 1 && !isCollecting : !marks.isTracking { break }
            } else if isCollecting {
                closest = closer(closest, violations)
            }
        }
        violations = before
        guard reachedLimit == nil else { return false }
        if isExclusive ? fitting.count == 1 : !fitting.isEmpty { return true }
        guard fitting.isEmpty else {
            return violate(check, value, schema) { name in
                "\(name) fits \(fitting.count) schemas of `oneOf` (\(fitting.map { "\($0 + 1)" }.joined(separator: ", "))), "
                    + "and has to fit exactly one"
            }
        }
        return violate(check, value, schema, causes: closest ?? []) { name in
            let reason = closest?.first.map { "; closest: \($0.message)" } ?? ""
            return "\(name) fits none of the \(parts.count) schemas of `\(check.keyword)`\(reason)"
        }
    }

    /// The violations that say most: those of a variant whose type and constants fit, and the fewest.
    private func closer(_ first: [SchemaViolation]?, _ second: [SchemaViolation]) -> [SchemaViolation] {
        guard let first else { return second }
        func weight(_ violations: [SchemaViolation]) -> Int {
            let pointer = JSONPointerText.text(instancePath)
            let isOther = violations.contains { violation in
                ["const", "enum"].contains(violation.keyword)
                    || (violation.keyword == "type" && violation.instancePointer == pointer)
            }
            return violations.count + (isOther ? 1_000_000 : 0)
        }
        return weight(second) < weight(first) ? second : first
    }
}
