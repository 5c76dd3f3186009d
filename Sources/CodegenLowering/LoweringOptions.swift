public import CodegenAPIModel
public import CodegenDiagnostics
public import CodegenOpenAPIDocument

/// What the user decides about meaning.
public struct LoweringOptions: Sendable {
    /// Formats that stand for another type than the table says.
    public var formats: [String: Primitive]
    /// Which operations have pages, where they don't say so themselves.
    public var paginations: [PaginationRule]
    /// The places of path parameters that may be empty.
    public var emptyParameters: Set<SourceRange>

    public init(
        formats: [String: Primitive] = [:], paginations: [PaginationRule] = [], emptyParameters: Set<SourceRange> = []
    ) {
        self.formats = formats
        self.paginations = paginations
        self.emptyParameters = emptyParameters
    }
}
