/// Notices pages that lead back to earlier ones, in constant memory: it compares each with one that it remembers, and
/// remembers another one after 1, 2, 4, 8 … steps (Brent's algorithm).
struct LoopWatch: Sendable {
    enum Verdict {
        case goesOn, leadsBack
    }

    private var remembered: String?
    private var steps = 0
    private var limit = 1
    private var emptyPages = 0

    /// How many empty pages in a row are passed over.
    private static var maximumEmptyPages: Int { 100 }

    /// - Parameters:
    ///   - place: Where the next page is.
    ///   - isEmpty: Whether the page before it has no items.
    mutating func see(_ place: String, isEmpty: Bool) -> Verdict {
        emptyPages = isEmpty ? emptyPages + 1 : 0
        if place == remembered || emptyPages > Self.maximumEmptyPages { return .leadsBack }
        steps += 1
        if steps == limit {
            remembered = place
            steps = 0
            limit *= 2
        }
        return .goesOn
    }
}
