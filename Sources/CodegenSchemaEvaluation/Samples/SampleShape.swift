import APIFormats
import CodegenDiagnostics
import CodegenDocumentTree
import CodegenRegularExpressions

/// The schemas that a value has to fit, and those that it must not fit.
struct Goal {
    var all: [Int]
    var none: [Int] = []

    init(_ schema: Int) { all = [schema] }

    init(all: [Int], none: [Int] = []) {
        self.all = all
        self.none = none
    }
}

/// All that the schemas of a goal ask for, once a variant is chosen wherever there are some.
struct SampleShape {
    /// The schemas, those that the goal names first.
    var parts: [Int] = []
    var types = TypeSet.all
    /// Whether every part that restricts types says so by a list of types.
    var enumerations: [[Node]] = []
    var lower: (value: ExactNumber, isExclusive: Bool)?
    var upper: (value: ExactNumber, isExclusive: Bool)?
    var steps: [ExactNumber] = []
    var minimumLength = 0
    var maximumLength = Int.max
    var patterns: [(expression: RegularExpression, text: String)] = []
    var formats: [StringFormat] = []
    var numberFormats: [NumberFormat] = []
    var minimumItems = 0
    var maximumItems = Int.max
    var isUnique = false
    var items: [ItemsRule] = []
    var contains: [ContainsRule] = []
    var unevaluatedItems: [Int] = []
    var minimumProperties = 0
    var maximumProperties = Int.max
    var required: [String] = []
    var requiredNames: Set<ExactText> = []
    var forbidden: Set<ExactText> = []
    var dependentRequired: [DependentRequired] = []
    var properties: [PropertiesRule] = []
    var propertyNames: [Int] = []
    var unevaluatedProperties: [Int] = []
    /// What must not fit, by `not`.
    var none: [Int] = []
    /// What must not fit since another variant was chosen.
    var rivals: [Int] = []
    /// The names of variants, by the property of their discriminator.
    var tags: [ExactText: String] = [:]
    /// Whether a value that was made from the rest may not fit all the same.
    var needsCheck = false
    var hasKeywords = false

    mutating func require(_ name: String) {
        if requiredNames.insert(ExactText(name)).inserted { required.append(name) }
    }

    mutating func restrict(_ set: TypeSet) {
        var common = types.intersection(set)
        if types.contains(.number), set.contains(.integer) { common.insert(.integer) }
        if set.contains(.number), types.contains(.integer) { common.insert(.integer) }
        types = common
    }

    mutating func raise(_ value: ExactNumber, _ isExclusive: Bool) {
        if let lower, lower.value > value || (lower.value == value && lower.isExclusive) { return }
        lower = (value, isExclusive)
    }

    mutating func sink(_ value: ExactNumber, _ isExclusive: Bool) {
        if let upper, upper.value < value || (upper.value == value && upper.isExclusive) { return }
        upper = (value, isExclusive)
    }

    /// The schemas of a property; nil where it must not be there.
    func schemas(of name: String, in graph: SchemaGraph) -> [Int]? {
        guard !forbidden.contains(ExactText(name)) else { return nil }
        var result: [Int] = []
        var isKnown = false
        for rule in properties {
            var isListed = false
            if let schema = rule.named[ExactText(name)] {
                result.append(schema)
                isListed = true
            }
            for pattern in rule.patterns where pattern.pattern.occurs(in: name) {
                result.append(pattern.schema)
                isListed = true
            }
            if !isListed, let additional = rule.additional {
                result.append(additional)
                isListed = true
            }
            if isListed { isKnown = true }
        }
        if !isKnown { result += unevaluatedProperties }
        return result.contains { graph.schemas[$0].isFalse } ? nil : result
    }

    /// Whether a property is named by some part.
    func names(_ name: String) -> Bool { properties.contains { $0.named[ExactText(name)] != nil } }
}

/// The choices among variants, as they come up; each combination has its turn.
struct VariantChoices {
    private var picks: [Int] = []
    private var counts: [Int] = []
    private var position = 0

    mutating func rewind() { position = 0 }

    /// Which one of several is taken this time.
    mutating func pick(of count: Int) -> Int {
        defer { position += 1 }
        if position == picks.count {
            picks.append(0)
            counts.append(count)
        }
        return min(picks[position], count - 1)
    }

    /// Goes on to the next combination; false after the last one.
    mutating func advance() -> Bool {
        position = 0
        while let pick = picks.popLast(), let count = counts.popLast() {
            guard pick + 1 < count else { continue }
            picks.append(pick + 1)
            counts.append(count)
            return true
        }
        return false
    }

    /// Goes on to the next one of the first choice.
    mutating func skip() -> Bool {
        picks = Array(picks.prefix(1))
        counts = Array(counts.prefix(1))
        return advance()
    }
}
