import CodegenDiagnostics
import CodegenOpenAPIDocument

extension Lowering {
    /// Says of each keyword that is not expressed where it stands, and what is made of it instead.
    func report(_ keywords: [(keyword: SchemaKeyword, range: SourceRange)]) {
        for (keyword, range) in keywords {
            let name = keyword.rawValue
            let message =
                switch keyword {
                case .prefixItems, .items:
                    "the Swift can't tell items apart by position; each may be of any of the types that `\(name)` lists"
                case .patternProperties:
                    "the Swift can't match keys; the value of any other key is what `\(name)` says"
                case .dynamicReference: "the Swift can't follow `\(name)` from outside; it is read as a `$ref`"
                case .propertyNames: "the Swift can't express `\(name)`; keys are not checked"
                default: "the Swift can't express `\(name)`; values are not narrowed by it"
                }
            diagnostics.warning(.unsupportedKeyword, message, at: range)
        }
    }
}
