/// Limits of an evaluation, which end it: a schema may refer to itself for ever.
package struct SchemaLimits: Sendable {
    /// The deepest nesting of schemas in use, each reference and each part counted.
    package var depth: Int
    /// The bytes of the stack that may be used: a level takes some 600, and 4,500 in builds that aren't optimized.
    package var stack: Int
    /// How many keywords are held against values.
    package var steps: Int
    /// How many violations are listed.
    package var violations: Int

    /// Apple's threads other than the main one have 512 KB of stack, those of Linux 8 MB.
    #if canImport(Darwin)
        package static let defaultStack = 400_000
    #else
        package static let defaultStack = 4_000_000
    #endif

    package init(
        depth: Int = 500, stack: Int = SchemaLimits.defaultStack, steps: Int = 20_000_000, violations: Int = 100
    ) {
        self.depth = depth
        self.stack = stack
        self.steps = steps
        self.violations = violations
    }
}
