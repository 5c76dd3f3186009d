/// Walks through all paths of a program at once: each instruction is looked at once for a character at most, so that the time
/// is bounded by the length of the text times the size of the program.
struct Simulation<Cursor: TextCursor> {
    private let program: Program
    private var cursor: Cursor
    /// By lookaround and by place in the text: whether it holds there.
    private let looks: [[Bool]]
    /// The instructions that take the next character.
    private var current: [Int] = []
    private var following: [Int] = []
    /// By instruction: the round that last reached it.
    private var reached: [Int]
    private var round = 1
    private var pending: [Int] = []
    /// Whether the pattern describes what was read.
    private(set) var accepts = false

    init(_ program: Program, at cursor: Cursor, looks: [[Bool]]) {
        self.program = program
        self.cursor = cursor
        self.looks = looks
        reached = Array(repeating: 0, count: program.instructions.count)
    }

    /// No more text can be described.
    var isDead: Bool { current.isEmpty }

    var isAtEnd: Bool { cursor.isDone }

    var offset: Int { cursor.offset }

    /// Lets the pattern begin here.
    mutating func start() { enter(0, isFollowing: false) }

    /// Takes the next character; there has to be one.
    mutating func advance() {
        let scalar = cursor.take()
        round += 1
        accepts = false
        following.removeAll(keepingCapacity: true)
        for index in current {
            if case .character(let set) = program.instructions[index], set.contains(scalar) {
                enter(index + 1, isFollowing: true)
            }
        }
        swap(&current, &following)
    }

    /// Follows the instructions that take no character.
    private mutating func enter(_ index: Int, isFollowing: Bool) {
        pending.append(index)
        while let index = pending.popLast() {
            guard reached[index] != round else { continue }
            reached[index] = round
            switch program.instructions[index] {
            case .character: if isFollowing { following.append(index) } else { current.append(index) }
            case .boundary(let boundary): if holds(boundary) { pending.append(index + 1) }
            case .look(let look, let isNegated):
                if looks[look][cursor.offset] != isNegated { pending.append(index + 1) }
            case .jump(let target): pending.append(target)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .accept: accepts = true
            }
        }
    }

    private func holds(_ boundary: RegularExpressionSyntax.Boundary) -> Bool {
        switch boundary {
        case .start: cursor.before == nil
        case .end: cursor.after == nil
        case .word: Self.isWord(cursor.before) != Self.isWord(cursor.after)
        case .notWord: Self.isWord(cursor.before) == Self.isWord(cursor.after)
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        switch scalar {
        case ("0"..."9")?, ("A"..."Z")?, "_"?, ("a"..."z")?: true
        default: false
        }
    }
}

extension Program {
    /// By lookaround and by place in a text: whether it holds there.
    ///
    /// A lookahead is read backwards from the text's end, beginning at every place: where it accepts, it begins. So each takes one walk.
    func looks(in text: String) -> [[Bool]] { looks.isEmpty ? [] : looks(in: Array(text.unicodeScalars)) }

    private func looks(in text: [Unicode.Scalar]) -> [[Bool]] {
        looks.map { look in
            var table = Array(repeating: false, count: text.count + 1)
            let cursor = ArrayCursor(text, isBackwards: !look.isBehind)
            var simulation = Simulation(look.program, at: cursor, looks: look.program.looks(in: text))
            simulation.start()
            table[simulation.offset] = simulation.accepts
            while !simulation.isAtEnd {
                simulation.advance()
                simulation.start()
                table[simulation.offset] = simulation.accepts
            }
            return table
        }
    }
}
