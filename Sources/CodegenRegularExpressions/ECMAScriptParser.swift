/// Parses patterns of ECMA-262 as JSON Schema uses them: with the flag `u`, so that characters are code points.
///
/// A match is asked for only by its presence, so that groups don't capture and non-greedy quantifiers are ordinary ones.
/// Backreferences are no regular languages; they are parsed, and reported as unsupported. Where only one reading is possible, what the
/// flag `u` forbids is read as it is without it: `\-`, `\_`, `}` and `]` are themselves.
struct ECMAScriptParser {
    let scalars: [Unicode.Scalar]
    let limits: RegularExpressionLimits
    var position = 0
    /// The first thing that is valid, but can't be matched.
    var unsupported: RegularExpressionError?
    private var depth = 0
    private var groups = 0
    private var names: Set<String> = []
    private var references: [Reference] = []

    /// `\2` or `\k<year>`: whether there is such a group is known at the end.
    struct Reference {
        let start: Int
        let number: Int?
        let name: String
    }

    init(_ pattern: String, limits: RegularExpressionLimits) {
        scalars = Array(pattern.unicodeScalars)
        self.limits = limits
    }

    mutating func parse() throws(RegularExpressionError) -> RegularExpressionSyntax {
        let syntax = try alternatives()
        if let next { throw RegularExpressionError("`\(next)` has no `(` before it", at: position) }
        for reference in references {
            if let number = reference.number, number > groups {
                throw RegularExpressionError("there is no group \(number)", at: reference.start)
            }
            if reference.number == nil, !names.contains(reference.name) {
                throw RegularExpressionError("there is no group `\(reference.name)`", at: reference.start)
            }
        }
        if let unsupported { throw unsupported }
        return syntax
    }

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    func scalar(after count: Int) -> Unicode.Scalar? {
        position + count < scalars.count ? scalars[position + count] : nil
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    /// Takes a text if it is next.
    mutating func take(_ text: String) -> Bool {
        let expected = Array(text.unicodeScalars)
        guard scalars[position...].starts(with: expected) else { return false }
        position += expected.count
        return true
    }

    mutating func markUnsupported(_ what: String, at start: Int) {
        guard unsupported == nil else { return }
        unsupported = RegularExpressionError("\(what) are not supported", at: start, isUnsupported: true)
    }

    mutating func add(_ reference: Reference) {
        references.append(reference)
        markUnsupported("backreferences", at: reference.start)
    }

    // MARK: Branches and pieces

    private mutating func alternatives() throws(RegularExpressionError) -> RegularExpressionSyntax {
        var branches = [try branch()]
        while take("|") { branches.append(try branch()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func branch() throws(RegularExpressionError) -> RegularExpressionSyntax {
        var pieces: [RegularExpressionSyntax] = []
        while let next, next != "|", next != ")" {
            let start = position
            let (piece, isAssertion) = try atom(next)
            guard let bounds = try quantifier() else {
                pieces.append(piece)
                continue
            }
            if isAssertion { throw RegularExpressionError("an assertion can't be repeated", at: start) }
            pieces.append(.repetition(piece, min: bounds.min, max: bounds.max))
        }
        return pieces.count == 1 ? pieces[0] : .sequence(pieces)
    }

    /// `*`, `+`, `?`, `{2,5}`, each with a `?` after it or not; nil where there is none.
    private mutating func quantifier() throws(RegularExpressionError) -> (min: Int, max: Int?)? {
        var bounds: (min: Int, max: Int?)?
        switch next {
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "?": bounds = (0, 1)
        case "{":
            guard let counted = try counted() else { return nil }
            bounds = counted
            position -= 1
        default: return nil
        }
        position += 1
        _ = take("?")
        return bounds
    }

    /// `{2}`, `{2,}`, `{2,5}`; nil, and nothing is taken, where the brace begins no quantifier.
    private mutating func counted() throws(RegularExpressionError) -> (min: Int, max: Int?)? {
        let start = position
        position += 1
        guard let minimum = number() else {
            position = start
            return nil
        }
        var maximum: Int? = minimum
        if take(",") { maximum = number() }
        guard take("}") else {
            position = start
            return nil
        }
        if let maximum, maximum < minimum {
            throw RegularExpressionError("`{\(minimum),\(maximum)}` ends below its beginning", at: start)
        }
        return (minimum, maximum)
    }

    mutating func number() -> Int? {
        let start = position
        var value = 0
        while let next, ("0"..."9").contains(next) {
            position += 1
            // More than any program holds: the compiler says so.
            value = min(value * 10 + Int(next.value - 0x30), 1_000_000_000)
        }
        return position > start ? value : nil
    }

    // MARK: Atoms

    private mutating func atom(
        _ first: Unicode.Scalar
    ) throws(RegularExpressionError) -> (RegularExpressionSyntax, isAssertion: Bool) {
        let start = position
        position += 1
        switch first {
        case "(": return try group(start)
        case "[": return (.character(try characterClass(start)), false)
        case ".":
            let breaks: [ClosedRange<Unicode.Scalar>] = ["\n"..."\n", "\r"..."\r", "\u{2028}"..."\u{2029}"]
            return (.character(ScalarClass(breaks, isNegated: true)), false)
        case "^": return (.boundary(.start), true)
        case "$": return (.boundary(.end), true)
        case "\\":
            if take("b") { return (.boundary(.word), true) }
            if take("B") { return (.boundary(.notWord), true) }
            if try backreference(start) { return (.sequence([]), false) }
            return (.character(try escapedCharacters(start).scalarClass), false)
        case "*", "+", "?": throw RegularExpressionError("`\(first)` has nothing to repeat", at: start)
        case "{":
            position = start
            if try counted() != nil { throw RegularExpressionError("`{` has nothing to repeat", at: start) }
            position = start + 1
            return (.character(ScalarClass(first)), false)
        default: return (.character(ScalarClass(first)), false)
        }
    }

    /// `(…)`, `(?:…)`, `(?<name>…)`, `(?=…)`; modifiers are read, too.
    private mutating func group(
        _ start: Int
    ) throws(RegularExpressionError) -> (RegularExpressionSyntax, isAssertion: Bool) {
        var look: (isBehind: Bool, isNegated: Bool)?
        if take("?=") {
            look = (false, false)
        } else if take("?!") {
            look = (false, true)
        } else if take("?<=") {
            look = (true, false)
        } else if take("?<!") {
            look = (true, true)
        } else if take("?<") {
            groups += 1
            try addName(start)
        } else if take("?") {
            try takeModifiers(start)
        } else {
            groups += 1
        }
        depth += 1
        guard depth <= limits.depth else {
            throw RegularExpressionError("groups nest deeper than \(limits.depth) levels", at: start)
        }
        let content = try alternatives()
        depth -= 1
        guard take(")") else { throw RegularExpressionError("`(` has no `)`", at: start) }
        guard let look else { return (content, false) }
        return (.look(content, isBehind: look.isBehind, isNegated: look.isNegated), true)
    }

    private mutating func addName(_ start: Int) throws(RegularExpressionError) {
        let name = try groupName(start)
        // Two groups may share a name in different alternatives; as nothing is captured, it doesn't matter where they are.
        names.insert(name)
    }

    /// `(?:`, and `(?i:` or `(?s-m:`, which can't be matched.
    private mutating func takeModifiers(_ start: Int) throws(RegularExpressionError) {
        if take(":") { return }
        while let next, ["i", "m", "s", "-"].contains(next) { position += 1 }
        guard take(":") else { throw RegularExpressionError("there is no such group `(?…`", at: start) }
        markUnsupported("modifiers of groups", at: start)
    }
}
