public import APIModel

/// What the user decides about meaning.
public struct LoweringOptions: Sendable {
    /// Formats that stand for another type than the table says.
    public var formats: [String: Primitive]

    public init(formats: [String: Primitive] = [:]) { self.formats = formats }
}
