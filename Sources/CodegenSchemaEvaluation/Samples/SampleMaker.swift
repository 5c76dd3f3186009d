import CodegenDiagnostics
import CodegenDocumentTree
import CodegenRegularExpressions

/// The place that a value is made for.
struct SampleContext {
    /// The name of the property, or of the parameter.
    var name: String?
    /// Counts the items of a list, so that they differ.
    var variation = 0
    /// Whether the value has to differ from those of other variations.
    var hasToVary = false
    /// How many levels of optional properties are left.
    var level: Int
    /// Whether the value is within one by the same schema, and has to end soon.
    var isTerse = false
}

/// Makes one sample: bounded in work, size and stack whatever the schema is.
final class SampleMaker {
    let graph: SchemaGraph
    let options: SampleOptions
    let heights: SchemaHeights
    let attempt: SampleAttempt
    private let limits: SchemaLimits
    let direction: SchemaOptions.Direction?
    var depth = 0
    private var nodes = 0
    private var steps = 0
    /// How much evaluating candidates has taken.
    private var evaluated = 0
    /// The schemas of the objects and arrays around, and how often each is there.
    var path: [Int: Int] = [:]
    /// Whether a limit of the attempt was reached.
    private(set) var isExhausted = false
    private let stackStart = Evaluation.stackAddress()
    private static let maximumDepth = 80
    private static let combinations = 300
    private static let combinationsOfVariant = 24

    init(_ schemas: CompiledSchemas, _ options: SampleOptions, _ heights: SchemaHeights, _ attempt: SampleAttempt) {
        graph = schemas.graph
        limits = schemas.limits
        direction = schemas.direction
        self.options = options
        self.heights = heights
        self.attempt = attempt
    }

    /// One of several values: the first one for the seed 0.
    var rotation: Int { Int(options.seed % 9_973) }

    var isComplete: Bool { attempt.size == .complete }

    func value(of schema: Int, named name: String?) -> Node? {
        let goal = Goal(schema)
        guard let value = make(goal, SampleContext(name: name, level: attempt.levels)) else { return nil }
        return fits(value, goal) ? value : nil
    }

    /// A value that fits a goal, with all variants tried in their order.
    func make(_ goal: Goal, _ context: SampleContext) -> Node? {
        guard enter() else { return nil }
        defer { depth -= 1 }
        var context = context
        if !context.isTerse, goal.all.contains(where: { isWithinItself($0, often: isComplete ? 2 : 1) }) {
            context.isTerse = true
        }
        let null = node(.null, goal)
        if context.isTerse, admitsNull(goal), fits(null, goal) { return null }
        // Keywords for objects admit every value that is no object, though their authors mean an object.
        var hasUnlikely = false
        if let value = make(goal, context, isLikely: true, &hasUnlikely) { return value }
        if hasUnlikely, let value = make(goal, context, isLikely: false, &hasUnlikely) { return value }
        return admitsNull(goal) && fits(null, goal) ? null : nil
    }

    /// - Parameter isLikely: Whether only types are tried that the keywords of a variant are meant for; else the others.
    private func make(
        _ goal: Goal, _ context: SampleContext, isLikely: Bool, _ hasUnlikely: inout Bool
    ) -> Node? {
        var choices = VariantChoices()
        var (failures, combinations, goesOn) = (0, 0, true)
        while goesOn, combinations < Self.combinations, countStep() {
            var maker = shapeMaker(isComplete: isComplete && context.level > 0, isTerse: context.isTerse)
            if let shape = maker.make(goal, &choices) {
                let types = shape.typesInOrder(graph)
                if !types.unlikely.isEmpty { hasUnlikely = true }
                let list = isLikely ? types.likely : types.unlikely
                if let value = value(shape, goal, context, list) { return value }
            }
            combinations += 1
            failures += 1
            if failures == Self.combinationsOfVariant {
                failures = 0
                goesOn = choices.skip()
            } else {
                goesOn = choices.advance()
            }
        }
        return nil
    }

    func shapeMaker(isComplete: Bool = true, isTerse: Bool = false) -> ShapeMaker {
        let limit = self.isComplete ? 2 : 1
        let within = Set(path.lazy.filter { $0.value >= limit }.map(\.key))
        return ShapeMaker(
            graph, heights, rotation: rotation, isComplete: isComplete,
            isTerse: isTerse, within: within)
    }

    private func admitsNull(_ goal: Goal) -> Bool {
        goal.all.allSatisfy { graph.schemas[graph.target(of: $0)].acceptsNull } || !goal.none.isEmpty
            || goal.all.contains { schema in
                graph.schemas[graph.target(of: schema)].checks.contains {
                    switch $0.rule {
                    case .types(let set): set.contains(.null)
                    case .anyOf, .oneOf, .allOf: true
                    default: false
                    }
                }
            }
    }

    /// Whether a schema is being made already.
    func isWithinItself(_ schema: Int, often count: Int) -> Bool { path[graph.target(of: schema), default: 0] >= count }

    // MARK: Values of a shape

    private func value(
        _ shape: SampleShape, _ goal: Goal, _ context: SampleContext, _ types: [TypeSet]
    ) -> Node? {
        if let given = given(shape, goal, context) { return given }
        if !shape.enumerations.isEmpty { return nil }
        for type in types {
            let value: Node? =
                switch type {
                case .string: makeString(shape, goal, context)
                case .integer, .number: makeNumber(shape, type, goal, context)
                case .boolean: makeBoolean(shape, goal, context)
                case .array: makeArray(shape, goal, context)
                case .object: makeObject(shape, goal, context)
                default: accepted(node(.null, goal), shape, goal)
                }
            if let value { return value }
        }
        return nil
    }

    private func makeBoolean(_ shape: SampleShape, _ goal: Goal, _ context: SampleContext) -> Node? {
        let first = (rotation + context.variation).isMultiple(of: 2)
        return accepted(node(.bool(first), goal), shape, goal) ?? accepted(node(.bool(!first), goal), shape, goal)
    }

    // MARK: Checking

    /// The value, if it fits as far as that isn't known already.
    func accepted(_ value: Node, _ shape: SampleShape, _ goal: Goal) -> Node? {
        if !shape.needsCheck, !attempt.checksParts { return countNode() ? value : nil }
        return countStep() && fits(value, goal) && countNode() ? value : nil
    }

    func fits(_ value: Node, _ goal: Goal) -> Bool {
        goal.all.allSatisfy { evaluate(value, $0) == true } && goal.none.allSatisfy { evaluate(value, $0) == false }
    }

    /// Whether a value fits a schema; nil at a limit.
    func evaluate(_ value: Node, _ schema: Int) -> Bool? {
        guard evaluated < attempt.evaluations else { return nil }
        var bounded = limits
        bounded.stack -= min(stackUsed, limits.stack / 2)
        bounded.steps = min(limits.steps, attempt.evaluations - evaluated)
        var evaluation = Evaluation(graph, bounded, isCollecting: false)
        let isValid = evaluation.isValid(value, schema)
        evaluated += evaluation.steps
        return evaluation.reachedLimit == nil ? isValid : nil
    }

    /// Counts what matching a text takes, as evaluations do; false where that is too much.
    func countMatch(_ text: String, _ size: Int) -> Bool {
        let (work, isTooMuch) = text.utf8.count.multipliedReportingOverflow(by: size)
        guard !isTooMuch, work / 20 < attempt.evaluations - evaluated else { return false }
        evaluated += work / 20
        return true
    }

    /// The schemas of a property; nil where it must not be there, or at a limit.
    func schemas(of name: String, in shape: SampleShape) -> [Int]? {
        let size = shape.properties.reduce(0) { $1.patterns.reduce($0) { min($0 + $1.pattern.size, 1 << 40) } }
        return size == 0 || countMatch(name, size) ? shape.schemas(of: name, in: graph) : nil
    }

    func node(_ value: Node.Value, _ goal: Goal) -> Node {
        Node(value, range: graph.schemas[goal.all.first ?? goal.none.first ?? 0].range)
    }

    // MARK: Limits

    private var stackUsed: Int { Int(bitPattern: stackStart &- Evaluation.stackAddress()) }

    /// One level deeper; false where that is too deep.
    func enter() -> Bool {
        guard depth < Self.maximumDepth, stackUsed < limits.stack / 2, countStep() else { return false }
        depth += 1
        return true
    }

    func countStep() -> Bool {
        steps += 1
        if steps > attempt.steps || evaluated >= attempt.evaluations { isExhausted = true }
        return !isExhausted
    }

    private func countNode() -> Bool {
        nodes += 1
        if nodes > attempt.nodes { isExhausted = true }
        return !isExhausted
    }
}
