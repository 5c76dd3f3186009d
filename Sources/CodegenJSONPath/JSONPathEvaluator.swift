package import CodegenDocumentTree
import CodegenRegularExpressions

/// The query would take more steps than `JSONPathQuery.maximumSteps`: filters within filters over a large document.
package struct JSONPathTooExpensive: Error {}

extension JSONPathQuery {
    /// How many nodes an evaluation may look at.
    package static let maximumSteps = 50_000_000

    /// The selected nodes of a document; one that is selected twice is there twice.
    package func evaluate(
        on root: Node, maximumSteps: Int = JSONPathQuery.maximumSteps
    ) throws(JSONPathTooExpensive) -> [NodeLocation] {
        var evaluator = JSONPathEvaluator(root: root, steps: maximumSteps)
        return try evaluator.select(segments, from: .root(root))
    }
}

/// Evaluates segments and selectors (RFC 9535, sections 2.3 and 2.5).
struct JSONPathEvaluator {
    let root: Node
    private var steps: Int
    /// Patterns of `match` and `search`, each compiled once; nil for an invalid I-Regexp.
    private var patterns: [String: RegularExpression?] = [:]

    init(root: Node, steps: Int) {
        self.root = root
        self.steps = steps
    }

    mutating func select(
        _ segments: [JSONPathQuery.Segment], from start: NodeLocation
    ) throws(JSONPathTooExpensive) -> [NodeLocation] {
        var nodes = [start]
        for segment in segments {
            var selected: [NodeLocation] = []
            for node in nodes {
                if segment.isDescendant {
                    try descend(segment.selectors, from: node, into: &selected)
                } else {
                    try select(segment.selectors, of: node, into: &selected)
                }
            }
            nodes = selected
            if nodes.isEmpty { break }
        }
        return nodes
    }

    /// The node itself and everything in it, in document order.
    private mutating func descend(
        _ selectors: [JSONPathQuery.Selector], from node: NodeLocation, into selected: inout [NodeLocation]
    ) throws(JSONPathTooExpensive) {
        try select(selectors, of: node, into: &selected)
        for child in try children(of: node) {
            switch child.node.value {
            case .object, .array: try descend(selectors, from: child, into: &selected)
            case .null, .bool, .number, .string: continue
            }
        }
    }

    private mutating func select(
        _ selectors: [JSONPathQuery.Selector], of node: NodeLocation, into selected: inout [NodeLocation]
    ) throws(JSONPathTooExpensive) {
        try count(1)
        for selector in selectors {
            switch selector {
            case .name(let name):
                guard let mapping = node.node.object, let position = mapping.position(of: name) else { continue }
                try count(1)
                selected.append(node.child(.key(name, position: position), mapping.entries[position].value))
            case .wildcard: selected += try children(of: node)
            case .index(let index):
                guard let items = node.node.array else { continue }
                let position = index < 0 ? items.count + index : index
                guard items.indices.contains(position) else { continue }
                try count(1)
                selected.append(node.child(.index(position), items[position]))
            case .slice(let start, let end, let step):
                guard let items = node.node.array else { continue }
                for position in Self.slice(items.count, start, end, step) {
                    try count(1)
                    selected.append(node.child(.index(position), items[position]))
                }
            case .filter(let condition):
                for child in try children(of: node) where try holds(condition, at: child.node) {
                    selected.append(child)
                }
            }
        }
    }

    private mutating func children(of node: NodeLocation) throws(JSONPathTooExpensive) -> [NodeLocation] {
        switch node.node.value {
        case .object(let mapping):
            try count(mapping.entries.count)
            return mapping.entries.enumerated().map { node.child(.key($1.key, position: $0), $1.value) }
        case .array(let items):
            try count(items.count)
            return items.enumerated().map { node.child(.index($0), $1) }
        case .null, .bool, .number, .string: return []
        }
    }

    private mutating func count(_ number: Int) throws(JSONPathTooExpensive) {
        steps -= number
        if steps < 0 { throw JSONPathTooExpensive() }
    }

    /// The indices of a slice (section 2.3.4.2.2); all of the numbers are far from the bounds of `Int`.
    private static func slice(_ count: Int, _ start: Int?, _ end: Int?, _ step: Int) -> StrideTo<Int> {
        guard step != 0 else { return stride(from: 0, to: 0, by: 1) }
        func absolute(_ index: Int) -> Int { index < 0 ? count + index : index }
        if step > 0 {
            let lower = min(max(absolute(start ?? 0), 0), count)
            let upper = min(max(absolute(end ?? count), 0), count)
            return stride(from: lower, to: upper, by: step)
        }
        let upper = min(max(start.map(absolute) ?? count - 1, -1), count - 1)
        let lower = min(max(end.map(absolute) ?? -1, -1), count - 1)
        return stride(from: upper, to: lower, by: step)
    }

    // MARK: Patterns

    /// Whether a text has the pattern, as a whole or anywhere; false where the pattern is no I-Regexp.
    mutating func matches(_ text: String, _ pattern: String, asWhole: Bool) -> Bool {
        let expression: RegularExpression?
        if let known = patterns[pattern] {
            expression = known
        } else {
            expression = try? RegularExpression(iRegexp: pattern)
            patterns[pattern] = .some(expression)
        }
        guard let expression else { return false }
        return asWhole ? expression.matches(text) : expression.occurs(in: text)
    }
}
