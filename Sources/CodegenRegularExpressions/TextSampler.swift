/// Makes texts that a pattern of ECMA-262 is likely to describe; who asks holds them against the pattern.
///
/// Lookarounds and boundaries aren't followed: further attempts have other texts, and sooner or later one fits.
package struct TextSampler {
    private let syntax: RegularExpressionSyntax
    /// What lookaheads ask for, as in `(?=.*[A-Z])`.
    private let wanted: [ScalarClass]
    private static let longest = 300_000

    package init(ecmaScript pattern: String, limits: RegularExpressionLimits = .init()) throws(RegularExpressionError) {
        var parser = ECMAScriptParser(pattern, limits: limits)
        syntax = try parser.parse()
        wanted = syntax.wanted
    }

    /// A text of such a length, as far as it can be had; nil where the pattern's texts are longer or shorter.
    ///
    /// - Parameter attempt: 0 for the plainest one.
    package func text(_ attempt: Int, length: ClosedRange<Int>) -> String? {
        guard length.lowerBound <= Self.longest else { return nil }
        let shortest = syntax.shortest
        guard shortest <= min(length.upperBound, Self.longest) else { return nil }
        var writer = TextWriter(attempt: attempt, wanted: wanted)
        let room = min(length.upperBound, Self.longest) - shortest
        var extra = max(0, length.lowerBound - shortest)
        // Empty texts and those of one character are poor samples, and lookaheads often ask for more.
        if attempt > 0 { extra = max(extra, writer.random(min(room, 3 + attempt) + 1)) }
        if attempt == 0, shortest + extra == 0 { extra = 3 }
        writer.write(syntax, extra: min(extra, room))
        var result = writer.text
        let missing = length.lowerBound - result.count
        // A pattern that isn't anchored may have anything beside it.
        if missing > 0, missing <= Self.longest {
            let padding = Array(repeating: Unicode.Scalar("a"), count: missing)
            result = attempt.isMultiple(of: 2) ? result + padding : padding + result
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: result)
        return String(view)
    }
}

extension RegularExpressionSyntax {
    private static let endless = 1_000_000

    /// The length of the shortest text.
    fileprivate var shortest: Int {
        switch self {
        case .character: 1
        case .boundary, .look: 0
        case .sequence(let parts): parts.reduce(0) { min(Self.endless, $0 + $1.shortest) }
        case .alternatives(let branches): branches.map(\.shortest).min() ?? 0
        case .repetition(let part, let minimum, _): Self.product(part.shortest, minimum)
        }
    }

    fileprivate var longest: Int {
        switch self {
        case .character: 1
        case .boundary, .look: 0
        case .sequence(let parts): parts.reduce(0) { min(Self.endless, $0 + $1.longest) }
        case .alternatives(let branches): branches.map(\.longest).max() ?? 0
        case .repetition(let part, _, let maximum): Self.product(part.longest, maximum ?? Self.endless)
        }
    }

    private static func product(_ a: Int, _ b: Int) -> Int { min(endless, min(a, endless) * min(b, endless)) }

    /// The classes that lookaheads ask for, each once.
    fileprivate var wanted: [ScalarClass] {
        switch self {
        case .character, .boundary: []
        case .look(let part, let isBehind, let isNegated): isBehind || isNegated ? [] : part.last.map { [$0] } ?? []
        case .sequence(let parts), .alternatives(let parts): parts.flatMap(\.wanted)
        case .repetition(let part, _, _): part.wanted
        }
    }

    private var last: ScalarClass? {
        switch self {
        case .character(let set): set
        case .boundary, .look: nil
        case .sequence(let parts): parts.reversed().lazy.compactMap(\.last).first
        case .alternatives(let branches): branches.first?.last
        case .repetition(let part, _, _): part.last
        }
    }
}

/// Writes one text.
private struct TextWriter {
    let attempt: Int
    let wanted: [ScalarClass]
    private(set) var text: [Unicode.Scalar] = []
    private var state: UInt64

    init(attempt: Int, wanted: [ScalarClass]) {
        self.attempt = attempt
        self.wanted = wanted
        state = UInt64(truncatingIfNeeded: attempt) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    mutating func random(_ count: Int) -> Int {
        guard count > 1 else { return 0 }
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % count
    }

    /// - Parameter extra: How many characters more than the fewest are wished for.
    mutating func write(_ syntax: RegularExpressionSyntax, extra: Int) {
        guard text.count < 300_000 else { return }
        switch syntax {
        case .character(let set): writeCharacter(set)
        case .boundary, .look: break
        case .sequence(let parts): writeSequence(parts, extra)
        case .alternatives(let branches): writeBranch(branches, extra)
        case .repetition(let part, let minimum, let maximum): writeRepetition(part, minimum, maximum, extra)
        }
    }

    private mutating func writeSequence(_ parts: [RegularExpressionSyntax], _ extra: Int) {
        var shares = Array(repeating: 0, count: parts.count)
        var rest = extra
        let start = attempt == 0 || parts.isEmpty ? 0 : random(parts.count)
        for offset in parts.indices where rest > 0 {
            let index = (start + offset) % parts.count
            let room = parts[index].longest - parts[index].shortest
            var share = min(room, rest)
            // Later attempts don't give all to one part; the remainder goes to the next ones.
            if attempt > 2, offset < parts.count - 1, share > 0 { share = random(share + 1) }
            shares[index] = share
            rest -= share
        }
        for index in parts.indices where rest > 0 {
            let more = min(rest, parts[index].longest - parts[index].shortest - shares[index])
            shares[index] += max(0, more)
            rest -= max(0, more)
        }
        for (part, share) in zip(parts, shares) { write(part, extra: share) }
    }

    private mutating func writeBranch(_ branches: [RegularExpressionSyntax], _ extra: Int) {
        let wish = (branches.map(\.shortest).min() ?? 0) + extra
        let fitting = branches.filter { $0.shortest <= wish && $0.longest >= wish }
        let possible = fitting.isEmpty ? branches.filter { $0.shortest <= wish } : fitting
        guard !possible.isEmpty else { return }
        let branch = possible[attempt == 0 ? 0 : random(possible.count)]
        write(branch, extra: max(0, wish - branch.shortest))
    }

    private mutating func writeRepetition(
        _ part: RegularExpressionSyntax, _ minimum: Int, _ maximum: Int?, _ extra: Int
    ) {
        var count = min(minimum, 300_000)
        var rest = extra
        let most = min(maximum ?? Int.max, 300_000)
        let size = part.shortest
        let stretch = part.longest - size
        while count < most, rest > 0, rest >= size, size > 0 || stretch > 0 {
            // A part that can be longer takes the rest by itself, at times.
            if count > 0, stretch >= rest, attempt % 3 == 2 { break }
            count += 1
            rest -= max(size, size == 0 ? min(stretch, rest) : size)
        }
        if size == 0, count > minimum { rest = extra }
        if case .character(let set) = part, wanted.isEmpty {
            let alphabet = alphabet(of: set)
            for _ in 0..<count { writeCharacter(from: alphabet) }
            return
        }
        for index in 0..<count {
            let share = index == count - 1 ? min(stretch, rest) : min(stretch, rest / max(1, count - index))
            write(part, extra: share)
            rest -= share
            if text.count >= 300_000 { return }
        }
    }

    private mutating func writeCharacter(_ set: ScalarClass) {
        if attempt > 0, !wanted.isEmpty {
            let wish = wanted[(text.count + attempt) % wanted.count]
            if let both = Self.palette.first(where: { wish.contains($0) && set.contains($0) }) {
                text.append(both)
                return
            }
        }
        writeCharacter(from: alphabet(of: set))
    }

    private mutating func writeCharacter(from alphabet: [Unicode.Scalar]) {
        guard !alphabet.isEmpty else { return }
        text.append(attempt == 0 ? alphabet[text.count % alphabet.count] : alphabet[random(alphabet.count)])
    }

    /// The plainest characters of a class: letters, else digits, else others.
    private func alphabet(of set: ScalarClass) -> [Unicode.Scalar] {
        if attempt > 3 {
            let all = Self.palette.filter { set.contains($0) }
            if !all.isEmpty { return all }
        }
        for letters in Self.alphabets {
            let found = letters.filter { set.contains($0) }
            if !found.isEmpty { return found }
        }
        return set.someElement.map { [$0] } ?? []
    }

    private static let alphabets = [
        "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "1234567890", "-_.:/+=,;!#$%&'()*?@[]^`{|}~<>\"\\ ",
    ].map { Array($0.unicodeScalars) }
    private static let palette = Array(alphabets.joined())
}
