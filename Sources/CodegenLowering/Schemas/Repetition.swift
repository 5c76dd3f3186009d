import CodegenDiagnostics
import CodegenOpenAPIDocument

/// How often properties are repeated in objects that combine others: flattened, a chain of `allOf`s grows with the square of its
/// length, and a few kilobytes would become hundreds of megabytes of Swift.
struct Repetition {
    /// Some 50 MB of Swift; the largest honest descriptions have a tenth of it.
    private static let limit = 200_000

    private var known: Set<SourceRange> = []
    private var count = 0

    /// From then on nothing is combined any longer, and nothing is written.
    private(set) var isTooMuch = false

    /// False for the one that is too much.
    mutating func add(_ place: SourceRange) -> Bool {
        if known.insert(place).inserted { return true }
        count += 1
        guard count > Self.limit, !isTooMuch else { return true }
        isTooMuch = true
        return false
    }

    static let message =
        "with its `allOf`s flattened the description repeats more than \(limit) properties, of which this is one; break "
        + "the chain of schemas that extend each other, or leave operations out with a `filter`"
}
