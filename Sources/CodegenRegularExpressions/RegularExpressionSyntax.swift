/// A pattern as it was parsed, free of its dialect's spelling: what the program is made of.
package indirect enum RegularExpressionSyntax: Equatable, Sendable {
    /// One character of a set.
    case character(ScalarClass)
    /// A place in the text, which takes no character.
    case boundary(Boundary)
    /// One after the other; an empty list is the empty text.
    case sequence([RegularExpressionSyntax])
    /// One of several.
    case alternatives([RegularExpressionSyntax])
    /// A place in the text at which a pattern begins, or ends if it looks behind; or one at which it doesn't.
    case look(RegularExpressionSyntax, isBehind: Bool, isNegated: Bool)
    /// `max` is nil where there is no upper bound.
    case repetition(RegularExpressionSyntax, min: Int, max: Int?)

    package enum Boundary: Sendable {
        case start
        case end
        /// Between a letter, digit or underscore of ASCII and something else, or the text's start or end.
        case word
        /// Everywhere else.
        case notWord
    }

    /// Whether it describes nothing but what begins at the text's start.
    var isAnchored: Bool {
        switch self {
        case .boundary(let boundary): boundary == .start
        case .sequence(let parts): parts.first?.isAnchored ?? false
        case .alternatives(let branches): !branches.isEmpty && branches.allSatisfy(\.isAnchored)
        case .repetition(let part, let minimum, _): minimum > 0 && part.isAnchored
        case .character, .look: false
        }
    }

    /// The same pattern for a text that is read from its end; boundaries and lookarounds are of places, whatever the direction.
    var reversed: RegularExpressionSyntax {
        switch self {
        case .character, .boundary, .look: self
        case .sequence(let parts): .sequence(parts.reversed().map(\.reversed))
        case .alternatives(let branches): .alternatives(branches.map(\.reversed))
        case .repetition(let part, let minimum, let maximum): .repetition(part.reversed, min: minimum, max: maximum)
        }
    }
}
