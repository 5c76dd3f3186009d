import CodegenDocumentTree

/// The conditions of filters (RFC 9535, sections 2.3.5 and 2.4).
extension JSONPathParser {
    private typealias Query = JSONPathQuery

    mutating func parseLogicalExpression() throws(JSONPathError) -> JSONPathQuery.LogicalExpression {
        var parts = [try parseConjunction()]
        while takeOperator("||") { parts.append(try parseConjunction()) }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func parseConjunction() throws(JSONPathError) -> JSONPathQuery.LogicalExpression {
        var parts = [try parseBasicExpression()]
        while takeOperator("&&") { parts.append(try parseBasicExpression()) }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    /// Takes an operator and the blanks around it, or nothing.
    private mutating func takeOperator(_ text: String) -> Bool {
        let end = scanner.position
        scanner.skipBlanks()
        guard scanner.take(text) else {
            scanner.position = end
            return false
        }
        scanner.skipBlanks()
        return true
    }

    /// A comparison, a test, or either of them in parentheses.
    private mutating func parseBasicExpression() throws(JSONPathError) -> JSONPathQuery.LogicalExpression {
        let isNegated = scanner.take("!")
        if isNegated { scanner.skipBlanks() }
        let start = scanner.position
        if scanner.take("(") {
            let inner = try nested { parser throws(JSONPathError) in
                parser.scanner.skipBlanks()
                return try parser.parseLogicalExpression()
            }
            scanner.skipBlanks()
            guard scanner.take(")") else {
                throw scanner.error("`)` or a logical operator is expected, not \(scanner.found)")
            }
            return isNegated ? .not(inner) : inner
        }
        let left = try parseOperand()
        let end = scanner.position
        scanner.skipBlanks()
        guard let comparison = takeComparison() else {
            scanner.position = end
            let test = try test(of: left, from: start)
            return isNegated ? .not(test) : test
        }
        if isNegated { throw JSONPathError("`!` before a comparison needs parentheses: `!(…)`", at: start - 1) }
        let leftValue = try value(of: left, from: start, to: end)
        scanner.skipBlanks()
        let rightStart = scanner.position
        let right = try parseOperand()
        return .comparison(
            leftValue, comparison, try value(of: right, from: rightStart, to: scanner.position))
    }

    private mutating func takeComparison() -> JSONPathQuery.Operator? {
        for text in ["==", "!=", "<=", ">=", "<", ">"] where scanner.take(text) { return .init(rawValue: text) }
        return nil
    }

    // MARK: Operands

    /// An operand: one side of a comparison, or a test by itself.
    enum Operand {
        case literal(Node.Value)
        case query(JSONPathQuery.FilterQuery)
        case function(JSONPathQuery.FunctionCall)
    }

    mutating func parseOperand() throws(JSONPathError) -> Operand {
        switch scanner.next {
        case "@", "$":
            let isRelative = scanner.next == "@"
            scanner.position += 1
            let segments = try nested { parser throws(JSONPathError) in try parser.parseSegments() }
            return .query(.init(isRelative: isRelative, segments: segments))
        case "'", "\"": return .literal(.string(try scanner.string()))
        case let first? where first == "-" || JSONPathScanner.isDigit(first):
            return .literal(.number(try scanner.number()))
        default: return try parseWord()
        }
    }

    private mutating func parseWord() throws(JSONPathError) -> Operand {
        let start = scanner.position
        guard let word = scanner.word() else {
            throw scanner.error("a query `@…` or `$…`, a value or a function is expected, not \(scanner.found)")
        }
        if scanner.next == "(" { return .function(try parseFunction(word, from: start)) }
        switch word {
        case "true": return .literal(.bool(true))
        case "false": return .literal(.bool(false))
        case "null": return .literal(.null)
        default:
            throw scanner.error(
                "`\(word)` is neither a value nor a function; strings have quotation marks, and queries begin with `@` or `$`",
                from: start)
        }
    }

    // MARK: Types (section 2.4.3)

    /// An operand without a comparison.
    private func test(of operand: Operand, from start: Int) throws(JSONPathError) -> JSONPathQuery.LogicalExpression {
        switch operand {
        case .query(let query): return .existence(query)
        case .function(let call) where call.isLogical: return .function(call)
        case .function(let call):
            throw scanner.error(
                "`\(call.name)(…)` is a value, which has to be compared with another one", from: start)
        case .literal:
            throw scanner.error("a value alone is no condition; compare it with another one", from: start)
        }
    }

    /// An operand that is compared, or passed on as a value.
    func value(of operand: Operand, from start: Int, to end: Int) throws(JSONPathError) -> JSONPathQuery.Comparable {
        switch operand {
        case .literal(let value): return .literal(value)
        case .query(let query) where query.isSingular: return .query(query)
        case .query:
            throw JSONPathError(
                "this query may select several values; only names and indices select one", at: start,
                length: end - start)
        case .function(let call) where !call.isLogical: return .function(call)
        case .function(let call):
            throw JSONPathError("`\(call.name)(…)` is a condition, not a value", at: start, length: end - start)
        }
    }
}

extension JSONPathQuery.FunctionCall {
    var name: String {
        switch self {
        case .length: "length"
        case .count: "count"
        case .value: "value"
        case .match: "match"
        case .search: "search"
        }
    }

    /// Whether the result is a condition rather than a value.
    var isLogical: Bool {
        switch self {
        case .match, .search: true
        case .length, .count, .value: false
        }
    }
}
