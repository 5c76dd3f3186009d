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
        case .character: false
        }
    }
}
