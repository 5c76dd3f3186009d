/// What a document may cost: bounds that no honest description reaches.
public struct DocumentLimits: Sendable {
    /// How deep arrays and objects may nest.
    public var depth: Int
    /// How many values a document may have once its aliases are counted at each use.
    public var nodes: Int

    public init(depth: Int = 200, nodes: Int = 20_000_000) {
        self.depth = depth
        self.nodes = nodes
    }
}
