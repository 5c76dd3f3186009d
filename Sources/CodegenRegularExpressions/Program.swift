/// The automaton of a pattern (Thompson's construction): a list of instructions, the first of which is the start.
struct Program: Sendable {
    enum Instruction: Sendable {
        /// Takes one character, and goes on with the next instruction.
        case character(ScalarClass)
        /// Goes on only at such a place of the text.
        case boundary(RegularExpressionSyntax.Boundary)
        case jump(Int)
        case split(Int, Int)
        case accept
    }

    let instructions: [Instruction]
}

/// Writes the program of a pattern; counted repetitions are written out.
struct ProgramCompiler {
    private let limits: RegularExpressionLimits
    private var instructions: [Program.Instruction] = []

    init(limits: RegularExpressionLimits) { self.limits = limits }

    mutating func compile(_ syntax: RegularExpressionSyntax) throws(RegularExpressionError) -> Program {
        try write(syntax)
        try add(.accept)
        return Program(instructions: instructions)
    }

    private mutating func add(_ instruction: Program.Instruction) throws(RegularExpressionError) {
        guard instructions.count < limits.instructions else {
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
