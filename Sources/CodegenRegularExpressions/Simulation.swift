/// Walks through all paths of a program at once: each instruction is looked at once for a character at most, so that the time
/// is bounded by the length of the text times the size of the program.
struct Simulation {
    private let program: Program
    private let text: String.UnicodeScalarView
    private var position: String.UnicodeScalarView.Index
    /// The instructions that take the next character.
    private var current: [Int] = []
    private var following: [Int] = []
    /// By instruction: the round that last reached it.
    private var reached: [Int]
    private var round = 1
    private var pending: [Int] = []
    /// Whether the pattern describes what was read.
    private(set) var accepts = false

    init(_ program: Program, on text: String) {
        self.program = program
        self.text = text.unicodeScalars
        position = self.text.startIndex
        reached = Array(repeating: 0, count: program.instructions.count)
    }

    /// No more text can be described.
    var isDead: Bool { current.isEmpty }

    var isAtEnd: Bool { position == text.endIndex }

    /// Lets the pattern begin here.
    mutating func start() { enter(0, isFollowing: false) }

    /// Takes the next character; there has to be one.
    mutating func advance() {
        let scalar = text[position]
        text.formIndex(after: &position)
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
            case .boundary(.start): if position == text.startIndex { pending.append(index + 1) }
            case .boundary(.end): if isAtEnd { pending.append(index + 1) }
            case .boundary(.word): if isBetweenWords { pending.append(index + 1) }
            case .boundary(.notWord): if !isBetweenWords { pending.append(index + 1) }
            case .jump(let target): pending.append(target)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .accept: accepts = true
            }
        }
    }

    private var isBetweenWords: Bool {
        let isAfterWord = position > text.startIndex && Self.isWord(text[text.index(before: position)])
        return isAfterWord != (!isAtEnd && Self.isWord(text[position]))
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "A"..."Z", "_", "a"..."z": true
        default: false
        }
    }
}
