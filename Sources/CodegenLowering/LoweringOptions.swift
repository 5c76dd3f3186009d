package import CodegenAPIModel
package import CodegenDiagnostics
package import CodegenOpenAPIDocument

/// What the user decides about meaning.
package struct LoweringOptions: Sendable {
    /// Formats that stand for another type than the table says.
    package var formats: [String: Primitive]
    /// Which operations have pages, where they don't say so themselves.
    package var paginations: [PaginationRule]
    /// The places of path parameters that may be empty.
    package var emptyParameters: Set<SourceRange>

    package init(
        formats: [String: Primitive] = [:], paginations: [PaginationRule] = [], emptyParameters: Set<SourceRange> = []
    ) {
        self.formats = formats
        self.paginations = paginations
        self.emptyParameters = emptyParameters
    }
}
