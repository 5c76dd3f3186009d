import CodegenDiagnostics
import CodegenDocumentTree
import CodegenRegularExpressions

/// One evaluation of a value. Without collecting it ends at the first violation, and notes no places.
struct Evaluation {
    let graph: SchemaGraph
    let limits: SchemaLimits
    var isCollecting: Bool
    var violations: [SchemaViolation] = []
    var reachedLimit: SchemaEvaluation.ReachedLimit?
    private var depth = 0
    private(set) var steps = 0
    /// Where the stack was when the evaluation began.
    private let stackStart = Self.stackAddress()
    /// The resources that were entered, outermost first.
    private(set) var scope: [Int] = []
    /// Where the evaluation is, while it collects.
    var instancePath: [String] = []
    var evaluationPath: [String] = []

    init(_ graph: SchemaGraph, _ limits: SchemaLimits, isCollecting: Bool) {
        self.graph = graph
        self.limits = limits
        self.isCollecting = isCollecting
    }

    /// Whether a value fits a schema, from the outside.
    mutating func isValid(_ value: Node, _ schema: Int) -> Bool {
        guard graph.schemas.indices.contains(schema) else { return false }
        var marks = EvaluatedMarks(isTracking: false)
        return evaluate(value, schema, &marks) && reachedLimit == nil
    }

    /// Whether a value fits a schema.
    ///
    /// - Parameter outer: The properties and items that the schema around this one has evaluated; this schema's are added if the value fits.
    mutating func evaluate(_ value: Node, _ index: Int, _ outer: inout EvaluatedMarks) -> Bool {
        guard enter() else { return false }
        defer { depth -= 1 }
        let schema = graph.schemas[index]
        if schema.isFalse { return violateFalse(value, schema) }
        if schema.acceptsNull, value.isNull { return true }
        guard !schema.checks.isEmpty else { return true }
        let entersResource = scope.last != schema.resource
        if entersResource { scope.append(schema.resource) }
        defer { if entersResource { scope.removeLast() } }
        var marks = EvaluatedMarks(isTracking: outer.isTracking || schema.needsEvaluated)
        var isValid = true
        for check in schema.checks {
            // What other keywords have refused, they haven't evaluated either; saying so again would be noise.
            if !isValid, check.rule.isUnevaluated { continue }
            guard !holds(check, value, schema, &marks) else { continue }
            isValid = false
            guard isCollecting, reachedLimit == nil, violations.count < limits.violations else { return false }
        }
        if isValid, outer.isTracking { outer.merge(marks) }
        return isValid
    }

    private mutating func enter() -> Bool {
        guard reachedLimit == nil else { return false }
        guard depth < limits.depth, Int(bitPattern: stackStart &- Self.stackAddress()) < limits.stack else {
            reachedLimit = .depth
            return false
        }
        depth += 1
        return countStep()
    }

    /// The address of something on the stack, which grows downwards.
    @inline(never) static func stackAddress() -> UInt {
        var marker: UInt8 = 0
        return withUnsafePointer(to: &marker) { UInt(bitPattern: $0) }
    }

    /// Counts what takes time; false at the limit.
    mutating func countStep(_ count: Int = 1) -> Bool {
        guard steps < limits.steps else {
            reachedLimit = .steps
            return false
        }
        steps += min(count, limits.steps - steps)
        return true
    }

    /// Whether a pattern occurs in a text. False at the limit, too.
    mutating func occurs(_ expression: RegularExpression, in text: String) -> Bool {
        // Each character may be held against each instruction; that takes less time than a keyword.
        let (work, isTooMuch) = text.utf8.count.multipliedReportingOverflow(by: expression.size)
        guard countStep(isTooMuch ? limits.steps : work / 20), countStep(0) else { return false }
        return expression.occurs(in: text)
    }

    /// Evaluates without noting violations, as conditions and negations do.
    mutating func test(_ value: Node, _ schema: Int, _ marks: inout EvaluatedMarks) -> Bool {
        let wasCollecting = isCollecting
        isCollecting = false
        defer { isCollecting = wasCollecting }
        return evaluate(value, schema, &marks)
    }

    /// Evaluates the same value by a part of the schema, which is at a path.
    mutating func evaluatePart(
        _ value: Node, _ schema: Int, _ keyword: String, _ token: String?, _ marks: inout EvaluatedMarks
    ) -> Bool {
        guard isCollecting else { return evaluate(value, schema, &marks) }
        evaluationPath.append(keyword)
        if let token { evaluationPath.append(token) }
        defer { evaluationPath.removeLast(token == nil ? 1 : 2) }
        return evaluate(value, schema, &marks)
    }

    /// Evaluates a value within this one.
    mutating func evaluateChild(
        _ value: Node, _ key: @autoclosure () -> String, _ schema: Int, _ keyword: String, _ token: String? = nil
    ) -> Bool {
        var marks = EvaluatedMarks(isTracking: false)
        guard isCollecting else { return evaluate(value, schema, &marks) }
        instancePath.append(key())
        defer { instancePath.removeLast() }
        return evaluatePart(value, schema, keyword, token, &marks)
    }

    // MARK: Rules

    private mutating func holds(
        _ check: KeywordCheck, _ value: Node, _ schema: CompiledSchema, _ marks: inout EvaluatedMarks
    ) -> Bool {
        guard countStep() else { return false }
        switch check.rule {
        case .reference(let target): return evaluatePart(value, target, check.keyword, nil, &marks)
        case .dynamicReference(let name, let initial):
            let anchors = graph.dynamicAnchors[name] ?? [:]
            let outermost = scope.first { anchors[$0] != nil }
            let target = outermost.flatMap { anchors[$0] } ?? initial
            return evaluatePart(value, target, check.keyword, nil, &marks)
        case .allOf, .anyOf, .oneOf, .not, .conditional, .dependentSchemas:
            return holdsInPlace(check, value, schema, &marks)
        case .items, .contains, .unevaluatedItems, .itemCount, .uniqueItems:
            guard let items = value.array else { return true }
            return holdsForArray(check, items, value, schema, &marks)
        case .properties, .propertyNames, .unevaluatedProperties, .propertyCount, .required, .dependentRequired:
            guard let mapping = value.object else { return true }
            return holdsForObject(check, mapping, value, schema, &marks)
        case .types, .constant, .enumeration, .minimum, .maximum, .multipleOf, .length, .pattern, .format,
            .numberFormat:
            return holdsForScalar(check, value, schema)
        }
    }
}

extension SchemaRule {
    fileprivate var isUnevaluated: Bool {
        switch self {
        case .unevaluatedItems, .unevaluatedProperties: true
        default: false
        }
    }
}

/// Which items or properties of a value have been evaluated, by their position.
struct EvaluatedMarks {
    /// Whether some schema asks.
    let isTracking: Bool
    /// Empty as long as there is none.
    private var flags: [Bool] = []

    init(isTracking: Bool) { self.isTracking = isTracking }

    subscript(position: Int) -> Bool { flags.indices.contains(position) && flags[position] }

    mutating func mark(_ position: Int, of count: Int) {
        guard isTracking else { return }
        if flags.isEmpty { flags = Array(repeating: false, count: count) }
        if flags.indices.contains(position) { flags[position] = true }
    }

    mutating func markAll(_ count: Int) {
        guard isTracking else { return }
        flags = Array(repeating: true, count: count)
    }

    mutating func merge(_ other: EvaluatedMarks) {
        guard !other.flags.isEmpty else { return }
        guard !flags.isEmpty else {
            flags = other.flags
            return
        }
        for index in flags.indices where other[index] { flags[index] = true }
    }
}
