/// A regular expression that takes time linear in the text: it can't backtrack, whatever the pattern.
///
/// `a{2,3}` is repeated in the program, so that its size is limited: see `RegularExpressionLimits`.
package struct RegularExpression: Sendable {
    private let program: Program
    /// Whether only the text's start has to be tried.
    private let isAnchored: Bool

    /// A pattern of I-Regexp (RFC 9485), the subset that most dialects agree on.
    package init(iRegexp pattern: String, limits: RegularExpressionLimits = .init()) throws(RegularExpressionError) {
        var parser = IRegexpParser(pattern, limits: limits)
        try self.init(parser.parse(), limits: limits)
    }

    /// A pattern of ECMA-262 with the flag `u`, as JSON Schema has them. `RegularExpressionError.isUnsupported` distinguishes valid patterns
    /// that can't be matched in linear time from invalid ones.
    package init(ecmaScript pattern: String, limits: RegularExpressionLimits = .init()) throws(RegularExpressionError) {
        var parser = ECMAScriptParser(pattern, limits: limits)
        try self.init(parser.parse(), limits: limits)
    }

    /// A pattern of any dialect, once it is parsed.
    package init(
        _ syntax: RegularExpressionSyntax, limits: RegularExpressionLimits = .init()
    )
        throws(RegularExpressionError)
    {
        var compiler = ProgramCompiler(limits: limits)
        program = try compiler.compile(syntax)
        isAnchored = syntax.isAnchored
    }

    /// How many instructions each character of a text may be held against.
    package var size: Int { program.size }

    /// Whether the pattern describes the whole text.
    package func matches(_ text: String) -> Bool {
        var simulation = Simulation(program, at: StringCursor(text), looks: program.looks(in: text))
        simulation.start()
        while !simulation.isAtEnd {
            guard !simulation.isDead else { return false }
            simulation.advance()
        }
        return simulation.accepts
    }

    /// Whether the pattern describes some part of the text, which may be empty.
    package func occurs(in text: String) -> Bool {
        var simulation = Simulation(program, at: StringCursor(text), looks: program.looks(in: text))
        simulation.start()
        while !simulation.accepts, !simulation.isAtEnd {
            if isAnchored, simulation.isDead { return false }
            simulation.advance()
            if !isAnchored { simulation.start() }
        }
        return simulation.accepts
    }
}

/// How much a pattern may ask for; real ones stay far below.
package struct RegularExpressionLimits: Sendable {
    /// The instructions of the program, which each character of a text may be held against.
    package var instructions: Int
    /// The deepest nesting of groups.
    package var depth: Int

    package init(instructions: Int = 20_000, depth: Int = 100) {
        self.instructions = instructions
        self.depth = depth
    }
}

/// A syntax error in a pattern, with its offset.
package struct RegularExpressionError: Error, Equatable {
    package let message: String
    /// Counted in Unicode scalars from the pattern's start; nil for the pattern as a whole.
    package let offset: Int?
    /// Whether the pattern is valid and asks for what can't be had.
    package let isUnsupported: Bool

    package init(_ message: String, at offset: Int? = nil, isUnsupported: Bool = false) {
        self.message = message
        self.offset = offset
        self.isUnsupported = isUnsupported
    }
}
