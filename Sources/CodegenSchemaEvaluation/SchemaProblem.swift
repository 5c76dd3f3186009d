package import CodegenDiagnostics
import CodegenDocumentTree

/// Something in a schema that can't be evaluated; the keyword is left out, so that it admits every value.
package struct SchemaProblem: Sendable, Equatable {
    package let keyword: String
    /// One sentence without a full stop.
    package let message: String
    package let range: SourceRange

    init(_ keyword: String, _ node: Node, _ message: String) {
        self.keyword = keyword
        self.message = message
        range = node.range
    }
}
