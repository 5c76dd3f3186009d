/// The automaton of a pattern (Thompson's construction): a list of instructions, the first of which is the start.
struct Program: Sendable {
    enum Instruction: Sendable {
        /// Takes one character, and goes on with the next instruction.
        case character(ScalarClass)
        /// Goes on only at such a place of the text.
        case boundary(RegularExpressionSyntax.Boundary)
        /// Goes on only where a lookaround holds, or doesn't.
        case look(Int, isNegated: Bool)
        case jump(Int)
        case split(Int, Int)
        case accept
    }

    /// A lookaround; the program of a lookahead reads backwards.
    struct Look: Sendable {
        let program: Program
        let isBehind: Bool
    }

    let instructions: [Instruction]
    let looks: [Look]

    /// The instructions, with those of lookarounds.
    var size: Int { looks.reduce(instructions.count) { $0 + $1.program.size } }
}

/// Writes the program of a pattern; counted repetitions are written out.
struct ProgramCompiler {
    private let limits: RegularExpressionLimits
    private var instructions: [Program.Instruction] = []
    private var looks: [Program.Look] = []
    /// The instructions of lookarounds, which count, too.
    private var lookSize = 0

    init(limits: RegularExpressionLimits) { self.limits = limits }

    mutating func compile(_ syntax: RegularExpressionSyntax) throws(RegularExpressionError) -> Program {
        try write(syntax)
        try add(.accept)
        return Program(instructions: instructions, looks: looks)
    }

    private mutating func add(_ instruction: Program.Instruction) throws(RegularExpressionError) {
        guard instructions.count + lookSize < limits.instructions else {
            throw RegularExpressionError(
                "the pattern is too large: written out, its repetitions have more than \(limits.instructions) steps",
                isUnsupported: true)
        }
        instructions.append(instruction)
    }

    private mutating func write(_ syntax: RegularExpressionSyntax) throws(RegularExpressionError) {
        switch syntax {
        case .character(let set): try add(.character(set))
        case .boundary(let boundary): try add(.boundary(boundary))
        case .look(let part, let isBehind, let isNegated): try writeLook(part, isBehind, isNegated)
        case .sequence(let parts): for part in parts { try write(part) }
        case .alternatives(let branches): try write(branches[...])
        case .repetition(let part, let minimum, let maximum):
            for _ in 0..<minimum {
                let before = instructions.count
                try write(part)
                // The empty text again and again is the empty text.
                if instructions.count == before { return }
            }
            if let maximum { try writeOptional(part, maximum - minimum) } else { try writeLoop(part) }
        }
    }

    private mutating func write(_ branches: ArraySlice<RegularExpressionSyntax>) throws(RegularExpressionError) {
        var exits: [Int] = []
        for (index, branch) in zip(branches.indices, branches) {
            guard index < branches.endIndex - 1 else {
                try write(branch)
                break
            }
            let split = instructions.count
            try add(.split(split + 1, split))
            try write(branch)
            exits.append(instructions.count)
            try add(.jump(0))
            instructions[split] = .split(split + 1, instructions.count)
        }
        for exit in exits { instructions[exit] = .jump(instructions.count) }
    }

    private mutating func writeLook(
        _ part: RegularExpressionSyntax, _ isBehind: Bool, _ isNegated: Bool
    ) throws(RegularExpressionError) {
        var rest = limits
        rest.instructions -= instructions.count + lookSize
        var compiler = ProgramCompiler(limits: rest)
        let look = Program.Look(program: try compiler.compile(isBehind ? part : part.reversed), isBehind: isBehind)
        lookSize += look.program.size
        looks.append(look)
        try add(.look(looks.count - 1, isNegated: isNegated))
    }

    private mutating func writeLoop(_ part: RegularExpressionSyntax) throws(RegularExpressionError) {
        let split = instructions.count
        try add(.split(split + 1, split))
        try write(part)
        try add(.jump(split))
        instructions[split] = .split(split + 1, instructions.count)
    }

    /// `a{0,3}` is `(a(a(a)?)?)?`: every exit leads to the end.
    private mutating func writeOptional(_ part: RegularExpressionSyntax, _ count: Int) throws(RegularExpressionError) {
        var splits: [Int] = []
        for _ in 0..<count {
            splits.append(instructions.count)
            try add(.split(instructions.count + 1, instructions.count))
            let before = instructions.count
            try write(part)
            if instructions.count == before { break }
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }
}
