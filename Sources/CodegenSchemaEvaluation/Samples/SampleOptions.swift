/// How samples are made.
package struct SampleOptions: Sendable, Hashable {
    /// Samples are the same for the same seed. 0 takes the first of everything: the first variant, the first value of an enumeration.
    package var seed: UInt64
    package var size: Size
    /// Whether a schema's own examples and defaults are used.
    package var usesExamples: Bool

    package enum Size: Sendable, Hashable {
        /// Required properties, and the shortest lists.
        case small
        /// All properties, an item in each list, and a schema within itself once.
        case complete
    }

    package init(seed: UInt64 = 0, size: Size = .small, usesExamples: Bool = true) {
        self.seed = seed
        self.size = size
        self.usesExamples = usesExamples
    }
}
