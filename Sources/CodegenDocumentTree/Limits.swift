/// What a document may cost: bounds that no honest description reaches.
package struct DocumentLimits: Sendable {
    /// How deep arrays and objects may nest.
    package var depth: Int
    /// How many values a document may have once its aliases are counted at each use.
    package var nodes: Int

    package init(depth: Int = 200, nodes: Int = 20_000_000) {
        self.depth = depth
        self.nodes = nodes
    }
}
