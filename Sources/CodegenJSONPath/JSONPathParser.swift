/// Parses queries: segments and selectors (RFC 9535, sections 2.3 and 2.5).
struct JSONPathParser {
    var scanner: JSONPathScanner
    /// How deep filters, parentheses and functions nest here.
    private var depth = 0
    static let maximumDepth = 50

    init(_ text: String) { scanner = JSONPathScanner(text) }

    /// A whole text: nothing is around the query.
    mutating func parseQuery() throws(JSONPathError) -> [JSONPathQuery.Segment] {
        guard scanner.take("$") else {
            throw scanner.error("a query begins with `$`, not with \(scanner.found)")
        }
        let segments = try parseSegments()
        guard scanner.next == nil else {
            throw scanner.error("a segment such as `.name` or `[…]` is expected, not \(scanner.found)")
        }
        return segments
    }

    /// - Parameter body: Parses the next nesting level.
    mutating func nested<Value>(
        _ body: (inout JSONPathParser) throws(JSONPathError) -> Value
    ) throws(JSONPathError) -> Value {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            throw scanner.error("the query nests deeper than \(Self.maximumDepth) levels")
        }
        return try body(&self)
    }

    // MARK: Segments

    /// All segments from here; blanks after the last one are left.
    mutating func parseSegments() throws(JSONPathError) -> [JSONPathQuery.Segment] {
        var segments: [JSONPathQuery.Segment] = []
        while true {
            let end = scanner.position
            scanner.skipBlanks()
            switch scanner.next {
            case "[": segments.append(.init(selectors: try parseSelectors(), isDescendant: false))
            case ".": segments.append(try parseDots())
            default:
                scanner.position = end
                return segments
            }
        }
    }

    /// `.name`, `.*`, `..name`, `..*`, `..[…]`.
    private mutating func parseDots() throws(JSONPathError) -> JSONPathQuery.Segment {
        let isDescendant = scanner.take("..")
        if !isDescendant { scanner.position += 1 }
        if scanner.take("*") { return .init(selectors: [.wildcard], isDescendant: isDescendant) }
        if let name = scanner.memberName() {
            // The names of extensions, `x-internal`, are the ones that need it.
            if scanner.next == "-" {
                throw scanner.error("a name with `-` is written in brackets: `['\(name)-…']`")
            }
            return .init(selectors: [.name(name)], isDescendant: isDescendant)
        }
        if isDescendant, scanner.next == "[" { return .init(selectors: try parseSelectors(), isDescendant: true) }
        let dots = isDescendant ? ".." : "."
        throw scanner.error("a name or `*` has to follow `\(dots)`, not \(scanner.found)")
    }

    // MARK: Selectors

    private mutating func parseSelectors() throws(JSONPathError) -> [JSONPathQuery.Selector] {
        let start = scanner.position
        scanner.position += 1
        var selectors: [JSONPathQuery.Selector] = []
        repeat {
            scanner.skipBlanks()
            selectors.append(try parseSelector())
            scanner.skipBlanks()
        } while scanner.take(",")
        guard scanner.take("]") else {
            if scanner.next == nil { throw JSONPathError("this `[` has no `]`", at: start) }
            throw scanner.error("`,` or `]` is expected, not \(scanner.found)")
        }
        return selectors
    }

    private mutating func parseSelector() throws(JSONPathError) -> JSONPathQuery.Selector {
        switch scanner.next {
        case "'", "\"": return .name(try scanner.string())
        case "*":
            scanner.position += 1
            return .wildcard
        case "?":
            scanner.position += 1
            scanner.skipBlanks()
            return .filter(try nested { parser throws(JSONPathError) in try parser.parseLogicalExpression() })
        default: return try parseIndexOrSlice()
        }
    }

    /// `0`, `-1`, `1:`, `:5`, `::2`.
    private mutating func parseIndexOrSlice() throws(JSONPathError) -> JSONPathQuery.Selector {
        let first = try scanner.integer()
        let end = scanner.position
        scanner.skipBlanks()
        guard scanner.take(":") else {
            scanner.position = end
            if let first { return .index(first) }
            throw scanner.error(
                "a selector is expected, not \(scanner.found): a name in quotation marks, an index, `*`, a slice or a filter `?…`"
            )
        }
        scanner.skipBlanks()
        let second = try scanner.integer()
        scanner.skipBlanks()
        var step: Int?
        if scanner.take(":") {
            scanner.skipBlanks()
            step = try scanner.integer()
        }
        return .slice(start: first, end: second, step: step ?? 1)
    }
}
