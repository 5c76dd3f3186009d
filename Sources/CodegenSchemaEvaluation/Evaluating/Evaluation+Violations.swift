import APIFormats
import CodegenDiagnostics
import CodegenDocumentTree

extension Evaluation {
    /// Notes a violation while violations are collected. Returns false, the result of a check that fails.
    ///
    /// - Parameter message: Its sentence, given the name of the value.
    mutating func violate(
        _ check: KeywordCheck, _ value: Node, _ schema: CompiledSchema, causes: [SchemaViolation] = [],
        _ message: (String) -> String
    ) -> Bool {
        guard isCollecting, violations.count < limits.violations else { return false }
        violations.append(
            SchemaViolation(
                instancePointer: JSONPointerText.text(instancePath), instanceRange: value.range,
                evaluationPath: JSONPointerText.text(evaluationPath) + JSONPointerText.token(check.keyword),
                schemaLocation: schema.location + JSONPointerText.token(check.keyword), schemaRange: check.range,
                keyword: check.keyword, message: message(name), causes: causes))
        return false
    }

    /// The schema `false`: the message depends on the keyword that holds it.
    mutating func violateFalse(_ value: Node, _ schema: CompiledSchema) -> Bool {
        guard isCollecting, violations.count < limits.violations else { return false }
        let holders = ["additionalProperties", "unevaluatedProperties", "items", "additionalItems", "unevaluatedItems"]
        let last = evaluationPath.last ?? ""
        let message =
            switch last {
            case "additionalProperties", "unevaluatedProperties": "\(name) is an unknown property"
            case "items", "additionalItems", "unevaluatedItems": "\(name) is one item too many"
            default: "\(name) must not be there"
            }
        violations.append(
            SchemaViolation(
                instancePointer: JSONPointerText.text(instancePath), instanceRange: value.range,
                evaluationPath: JSONPointerText.text(evaluationPath), schemaLocation: schema.location,
                schemaRange: schema.range, keyword: holders.contains(last) ? last : "false", message: message,
                causes: []))
        return false
    }

    private var name: String { ViolationWords.name(of: instancePath) }
}

/// Values as they are shown in sentences: short.
enum ShownValue {
    static func text(_ node: Node) -> String {
        switch node.value {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number: ViolationWords.shortened(node.valueText ?? "")
        case .string(let text): "`\(ViolationWords.shortened(text))`"
        case .array(let items): items.isEmpty ? "an empty array" : "an array"
        case .object(let mapping): mapping.entries.isEmpty ? "an empty object" : "an object"
        }
    }

    static func choice(_ values: [Node]) -> String {
        guard let first = values.first, values.count > 1 else { return values.first.map(text) ?? "none of no values" }
        if values.count > 6 { return "one of \(values.count) values such as \(text(first))" }
        return "one of " + values.map(text).joined(separator: ", ")
    }
}
