/// Parses I-Regexp (RFC 9485, section 4).
///
/// By its grammar `^` and `$` are ordinary characters; by its mappings to other dialects (section 5.4) they are the text's start and
/// end, which JSONPath's compliance tests expect, and everybody who writes them.
struct IRegexpParser {
    private let scalars: [Unicode.Scalar]
    private let limits: RegularExpressionLimits
    private var position = 0
    private var depth = 0

    init(_ pattern: String, limits: RegularExpressionLimits) {
        scalars = Array(pattern.unicodeScalars)
        self.limits = limits
    }

    mutating func parse() throws(RegularExpressionError) -> RegularExpressionSyntax {
        let syntax = try alternatives()
        if let next { throw RegularExpressionError("`\(next)` has no `(` before it", at: position) }
        return syntax
    }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    // MARK: Branches and pieces

    private mutating func alternatives() throws(RegularExpressionError) -> RegularExpressionSyntax {
        var branches = [try branch()]
        while take("|") { branches.append(try branch()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func branch() throws(RegularExpressionError) -> RegularExpressionSyntax {
        var pieces: [RegularExpressionSyntax] = []
        while let next, next != "|", next != ")" { pieces.append(try quantified(try atom(next))) }
        return pieces.count == 1 ? pieces[0] : .sequence(pieces)
    }

    private mutating func quantified(
        _ atom: RegularExpressionSyntax
    ) throws(RegularExpressionError)
        -> RegularExpressionSyntax
    {
        switch next {
        case "*":
            position += 1
            return .repetition(atom, min: 0, max: nil)
        case "+":
            position += 1
            return .repetition(atom, min: 1, max: nil)
        case "?":
            position += 1
            return .repetition(atom, min: 0, max: 1)
        case "{": return try counted(atom)
        default: return atom
        }
    }

    /// `{2}`, `{2,}`, `{2,5}`.
    private mutating func counted(
        _ atom: RegularExpressionSyntax
    ) throws(RegularExpressionError)
        -> RegularExpressionSyntax
    {
        let start = position
        position += 1
        let minimum = try number()
        var maximum: Int? = minimum
        if take(",") { maximum = next == "}" ? nil : try number() }
        guard take("}") else { throw RegularExpressionError("`{` has no `}` after its numbers", at: start) }
        if let maximum, maximum < minimum {
            throw RegularExpressionError("`{\(minimum),\(maximum)}` ends below its beginning", at: start)
        }
        return .repetition(atom, min: minimum, max: maximum)
    }

    private mutating func number() throws(RegularExpressionError) -> Int {
        let start = position
        var value = 0
        while let next, ("0"..."9").contains(next) {
            position += 1
            // More than any program holds: the compiler says so.
            value = min(value * 10 + Int(next.value - 0x30), 1_000_000_000)
        }
        guard position > start else { throw RegularExpressionError("a number is missing", at: start) }
        return value
    }

    // MARK: Atoms

    private mutating func atom(_ first: Unicode.Scalar) throws(RegularExpressionError) -> RegularExpressionSyntax {
        let start = position
        switch first {
        case "(":
            position += 1
            depth += 1
            guard depth <= limits.depth else {
                throw RegularExpressionError("groups nest deeper than \(limits.depth) levels", at: start)
            }
            let group = try alternatives()
            depth -= 1
            guard take(")") else { throw RegularExpressionError("`(` has no `)`", at: start) }
            return group
        case "[": return .character(try characterClass())
        case ".":
            position += 1
            return .character(ScalarClass(["\n"..."\n", "\r"..."\r"], isNegated: true))
        case "\\":
            if let categories = try categoryEscape() { return .character(ScalarClass([], categories: categories)) }
            return .character(ScalarClass(try characterEscape()))
        case "^", "$":
            position += 1
            return .boundary(first == "^" ? .start : .end)
        case "*", "+", "?", "{": throw RegularExpressionError("`\(first)` has nothing to repeat", at: start)
        case "]", "}": throw RegularExpressionError("`\(first)` has to be written `\\\(first)`", at: start)
        default:
            position += 1
            return .character(ScalarClass(first))
        }
    }

    /// `\p{Lu}`, `\P{L}`; nil for another escape.
    private mutating func categoryEscape() throws(RegularExpressionError) -> ScalarCategories? {
        guard position + 1 < scalars.count, ["p", "P"].contains(scalars[position + 1]) else { return nil }
        let start = position
        let isComplement = scalars[position + 1] == "P"
        position += 2
        guard take("{"), let end = scalars[position...].firstIndex(of: "}") else {
            throw RegularExpressionError("`\\\(scalars[start + 1])` needs a category such as `{Lu}`", at: start)
        }
        var name = ""
        name.unicodeScalars.append(contentsOf: scalars[position..<end])
        guard let categories = ScalarCategories(named: name[...]) else {
            throw RegularExpressionError("`\(name)` is no category of I-Regexp; they are `L`, `Lu`, `Nd`, …", at: start)
        }
        position = end + 1
        return isComplement ? categories.complement : categories
    }

    private mutating func characterEscape() throws(RegularExpressionError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let escaped = next else { throw RegularExpressionError("`\\` escapes nothing", at: start) }
        position += 1
        switch escaped {
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "("..."+", "-", ".", "?", "["..."^", "{"..."}": return escaped
        default: throw RegularExpressionError("I-Regexp has no escape `\\\(escaped)`", at: start)
        }
    }

    // MARK: Classes

    /// `[a-z_]`, `[^\p{Nd}]`; a hyphen is itself at the beginning and at the end.
    private mutating func characterClass() throws(RegularExpressionError) -> ScalarClass {
        let start = position
        position += 1
        let isNegated = take("^")
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        var categories: ScalarCategories = []
        if take("-") { ranges.append("-"..."-") }
        while let next, next != "]" {
            if next == "-" {
                guard position + 1 < scalars.count, scalars[position + 1] == "]" else {
                    throw RegularExpressionError("`-` has to be written `\\-` here", at: position)
                }
                position += 1
                ranges.append("-"..."-")
            } else if next == "\\", let named = try categoryEscape() {
                categories.formUnion(named)
            } else {
                ranges.append(try characterRange())
            }
        }
        guard take("]") else { throw RegularExpressionError("`[` has no `]`", at: start) }
        guard !ranges.isEmpty || !categories.isEmpty else { throw RegularExpressionError("`[]` is empty", at: start) }
        return ScalarClass(ranges, categories: categories, isNegated: isNegated)
    }

    /// `a`, `a-z`.
    private mutating func characterRange() throws(RegularExpressionError) -> ClosedRange<Unicode.Scalar> {
        let start = position
        let lower = try classCharacter()
        guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else { return lower...lower }
        position += 1
        let upper = try classCharacter()
        guard lower <= upper else {
            throw RegularExpressionError("`\(lower)-\(upper)` ends before its beginning", at: start)
        }
        return lower...upper
    }

    private mutating func classCharacter() throws(RegularExpressionError) -> Unicode.Scalar {
        guard let scalar = next else { throw RegularExpressionError("the class has no end", at: position) }
        if scalar == "\\" { return try characterEscape() }
        guard scalar != "[", scalar != "-" else {
            throw RegularExpressionError("`\(scalar)` has to be written `\\\(scalar)` here", at: position)
        }
        position += 1
        return scalar
    }
}
