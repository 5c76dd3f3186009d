import CodegenDiagnostics
import CodegenDocumentTree

/// Evaluates the conditions of filters (RFC 9535, sections 2.3.5.2 and 2.4).
extension JSONPathEvaluator {
    /// - Parameter node: The current node, `@`.
    mutating func holds(
        _ condition: JSONPathQuery.LogicalExpression, at node: Node
    ) throws(JSONPathTooExpensive) -> Bool {
        switch condition {
        case .or(let parts):
            for part in parts where try holds(part, at: node) { return true }
            return false
        case .and(let parts):
            for part in parts where try !holds(part, at: node) { return false }
            return true
        case .not(let part): return try !holds(part, at: node)
        case .existence(let query): return try !nodes(of: query, at: node).isEmpty
        case .comparison(let left, let comparison, let right):
            return Self.compare(try value(of: left, at: node), comparison, try value(of: right, at: node))
        case .function(let call): return try test(call, at: node)
        }
    }

    private mutating func nodes(
        of query: JSONPathQuery.FilterQuery, at node: Node
    ) throws(JSONPathTooExpensive) -> [NodeLocation] {
        try select(query.segments, from: .root(query.isRelative ? node : root))
    }

    /// Nil for `Nothing`: the query selects no node, or the function has no result.
    private mutating func value(
        of operand: JSONPathQuery.Comparable, at node: Node
    ) throws(JSONPathTooExpensive) -> Node.Value? {
        switch operand {
        case .literal(let value): value
        case .query(let query): try nodes(of: query, at: node).first?.node.value
        case .function(let call): try result(of: call, at: node)
        }
    }

    // MARK: Functions

    private mutating func test(
        _ call: JSONPathQuery.FunctionCall, at node: Node
    ) throws(JSONPathTooExpensive) -> Bool {
        switch call {
        case .match(let text, let pattern): try isMatch(text, pattern, asWhole: true, at: node)
        case .search(let text, let pattern): try isMatch(text, pattern, asWhole: false, at: node)
        case .length, .count, .value: false
        }
    }

    private mutating func isMatch(
        _ text: JSONPathQuery.Comparable, _ pattern: JSONPathQuery.Comparable, asWhole: Bool, at node: Node
    ) throws(JSONPathTooExpensive) -> Bool {
        guard case .string(let text) = try value(of: text, at: node),
            case .string(let pattern) = try value(of: pattern, at: node)
        else { return false }
        return matches(text, pattern, asWhole: asWhole)
    }

    private mutating func result(
        of call: JSONPathQuery.FunctionCall, at node: Node
    ) throws(JSONPathTooExpensive) -> Node.Value? {
        switch call {
        case .length(let operand):
            switch try value(of: operand, at: node) {
            case .string(let text): return .number(String(text.unicodeScalars.count))
            case .array(let items): return .number(String(items.count))
            case .object(let mapping): return .number(String(mapping.entries.count))
            case .null, .bool, .number, nil: return nil
            }
        case .count(let query): return .number(String(try nodes(of: query, at: node).count))
        case .value(let query):
            let nodes = try nodes(of: query, at: node)
            return nodes.count == 1 ? nodes[0].node.value : nil
        case .match, .search: return nil
        }
    }

    // MARK: Comparing (section 2.3.5.2.2)

    private static func compare(
        _ left: Node.Value?, _ comparison: JSONPathQuery.Operator, _ right: Node.Value?
    ) -> Bool {
        switch comparison {
        case .equal: areEqual(left, right)
        case .unequal: !areEqual(left, right)
        case .less: isLess(left, right)
        case .lessOrEqual: isLess(left, right) || areEqual(left, right)
        case .greater: isLess(right, left)
        case .greaterOrEqual: isLess(right, left) || areEqual(left, right)
        }
    }

    private static func areEqual(_ left: Node.Value?, _ right: Node.Value?) -> Bool {
        switch (left, right) {
        case (nil, nil), (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right || areEqualNumbers(left, right)
        case (.string(let left), .string(let right)): left.isExactly(right)
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { areEqual($0.value, $1.value) }
        case (.object(let left), .object(let right)):
            left.entries.count == right.entries.count
                && left.entries.allSatisfy { entry in
                    right[entry.key].map { areEqual(entry.value.value, $0.value) } ?? false
                }
        case (nil, _), (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _): false
        }
    }

    private static func areEqualNumbers(_ left: String, _ right: String) -> Bool {
        guard let first = Double(yamlNumber: left) else { return false }
        return first == Double(yamlNumber: right)
    }

    private static func isLess(_ left: Node.Value?, _ right: Node.Value?) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)):
            guard let first = Double(yamlNumber: left), let second = Double(yamlNumber: right) else { return false }
            return first < second
        case (.string(let left), .string(let right)):
            return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
        case (nil, _), (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _): return false
        }
    }
}
