/// A type that writes itself as JSON, without an intermediate tree.
public protocol JSONWritable: Sendable {
    /// Writes exactly one value.
    func write(to json: inout JSONWriter)
}
