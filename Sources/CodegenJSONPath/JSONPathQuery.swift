package import CodegenDocumentTree

/// A JSONPath query (RFC 9535) that is well-formed, valid and well-typed.
package struct JSONPathQuery: Sendable {
    package let segments: [Segment]
    /// As it was written.
    package let text: String

    /// Parses a query; an error has its reason and column.
    package init(_ text: String) throws(JSONPathError) {
        var parser = JSONPathParser(text)
        segments = try parser.parseQuery()
        self.text = text
    }

    package init(segments: [Segment], text: String) {
        self.segments = segments
        self.text = text
    }

    /// What is selected among the children of a node, or among those of the node and all its descendants.
    package struct Segment: Sendable {
        package let selectors: [Selector]
        package let isDescendant: Bool
    }

    package enum Selector: Sendable {
        case name(String)
        case wildcard
        /// Negative indices count from the end.
        case index(Int)
        case slice(start: Int?, end: Int?, step: Int)
        case filter(LogicalExpression)
    }

    /// The condition of a filter.
    package indirect enum LogicalExpression: Sendable {
        case or([LogicalExpression])
        case and([LogicalExpression])
        case not(LogicalExpression)
        case comparison(Comparable, Operator, Comparable)
        /// The query selects something.
        case existence(FilterQuery)
        /// `match`, `search`.
        case function(FunctionCall)
    }

    package enum Operator: String, Sendable {
        case equal = "=="
        case unequal = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    package enum Comparable: Sendable {
        case literal(Node.Value)
        /// Selects one value at most.
        case query(FilterQuery)
        /// `length`, `count`, `value`.
        case function(FunctionCall)
    }

    /// A query within a filter, from the current node (`@`) or from the root (`$`).
    package struct FilterQuery: Sendable {
        package let isRelative: Bool
        package let segments: [Segment]

        /// Whether it selects one node at most: only names and indices, one at a time.
        var isSingular: Bool {
            segments.allSatisfy { segment in
                guard !segment.isDescendant, segment.selectors.count == 1 else { return false }
                switch segment.selectors[0] {
                case .name, .index: return true
                case .wildcard, .slice, .filter: return false
                }
            }
        }
    }

    package indirect enum FunctionCall: Sendable {
        case length(Comparable)
        case count(FilterQuery)
        case value(FilterQuery)
        case match(Comparable, pattern: Comparable)
        case search(Comparable, pattern: Comparable)
    }
}

/// A syntax error in a query, with its column.
package struct JSONPathError: Error, Equatable {
    package let message: String
    /// Counted in Unicode scalars from the query's start.
    package let offset: Int
    /// The scalars that are meant, at least one.
    package let length: Int

    init(_ message: String, at offset: Int, length: Int = 1) {
        self.message = message
        self.offset = offset
        self.length = max(length, 1)
    }

    /// From one.
    package var column: Int { offset + 1 }
}
