/// A type that reads itself from JSON, without an intermediate tree.
public protocol JSONReadable: Sendable {
    /// Reads exactly one value, at which `json` stands; afterwards `json` stands behind it.
    init(json: inout JSONReader) throws(JSONError)
}
