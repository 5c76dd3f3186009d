public import APIModel
public import OpenAPIDocument

/// What the user decides about meaning.
public struct LoweringOptions: Sendable {
    /// Formats that stand for another type than the table says.
    public var formats: [String: Primitive]
    /// Which operations have pages, where they don't say so themselves.
    public var paginations: [PaginationRule]

    public init(formats: [String: Primitive] = [:], paginations: [PaginationRule] = []) {
        self.formats = formats
        self.paginations = paginations
    }
}
