/// Calls of functions, whose arguments have types (RFC 9535, sections 2.4.3 to 2.4.8).
extension JSONPathParser {
    private struct Argument {
        /// Nil for a condition such as `@.a == 1`, which no function takes.
        let operand: Operand?
        let start: Int
        let end: Int
    }

    /// The scanner is at the parenthesis after the name.
    mutating func parseFunction(_ name: String, from start: Int) throws(JSONPathError) -> JSONPathQuery.FunctionCall {
        let counts = ["length": 1, "count": 1, "value": 1, "match": 2, "search": 2]
        guard let count = counts[name] else {
            throw scanner.error(
                "no function `\(name)`; there are `length`, `count`, `match`, `search` and `value`", from: start)
        }
        let arguments = try nested { parser throws(JSONPathError) in try parser.parseArguments() }
        guard arguments.count == count else {
            let wanted = count == 1 ? "one argument" : "\(count) arguments"
            throw scanner.error("`\(name)` takes \(wanted), not \(arguments.count)", from: start)
        }
        switch name {
        case "length": return .length(try value(arguments[0]))
        case "count": return .count(try nodes(arguments[0], of: name))
        case "value": return .value(try nodes(arguments[0], of: name))
        case "match": return .match(try value(arguments[0]), pattern: try value(arguments[1]))
        default: return .search(try value(arguments[0]), pattern: try value(arguments[1]))
        }
    }

    private mutating func parseArguments() throws(JSONPathError) -> [Argument] {
        scanner.position += 1
        scanner.skipBlanks()
        var arguments: [Argument] = []
        if scanner.take(")") { return arguments }
        repeat {
            scanner.skipBlanks()
            arguments.append(try parseArgument())
            scanner.skipBlanks()
        } while scanner.take(",")
        guard scanner.take(")") else { throw scanner.error("`,` or `)` is expected, not \(scanner.found)") }
        return arguments
    }

    /// What isn't followed by the end of the argument is part of a condition.
    private mutating func parseArgument() throws(JSONPathError) -> Argument {
        let start = scanner.position
        if scanner.next != "!", scanner.next != "(" {
            let operand = try parseOperand()
            let end = scanner.position
            scanner.skipBlanks()
            if scanner.next == "," || scanner.next == ")" {
                return Argument(operand: operand, start: start, end: end)
            }
            scanner.position = start
        }
        _ = try parseLogicalExpression()
        return Argument(operand: nil, start: start, end: scanner.position)
    }

    private func value(_ argument: Argument) throws(JSONPathError) -> JSONPathQuery.Comparable {
        guard let operand = argument.operand else { throw condition(argument) }
        return try value(of: operand, from: argument.start, to: argument.end)
    }

    private func nodes(_ argument: Argument, of name: String) throws(JSONPathError) -> JSONPathQuery.FilterQuery {
        guard let operand = argument.operand else { throw condition(argument) }
        if case .query(let query) = operand { return query }
        throw JSONPathError(
            "`\(name)` takes a query such as `@.*`", at: argument.start, length: argument.end - argument.start)
    }

    private func condition(_ argument: Argument) -> JSONPathError {
        JSONPathError(
            "a condition can't be an argument here", at: argument.start, length: argument.end - argument.start)
    }
}
