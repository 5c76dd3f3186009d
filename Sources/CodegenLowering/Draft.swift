import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// What a lowering finds out beside the types, for the passes.
struct Findings {
    /// Names that the description gives, by the location of what they name.
    var givenNames: [SourceRange: GivenName] = [:]
    /// What unions were made from.
    var unionSources: [TypeID: UnionSource] = [:]
    /// The default of each property that has one, as it is written.
    var defaults: [PropertyPlace: OpenAPI.Value] = [:]
    /// Enumerations that have other values beside the listed ones.
    var openEnumerations: Set<TypeID> = []
    /// What operations say of their pages themselves.
    var ownPaginations: [OperationID: OpenAPI.Operation.OwnPagination] = [:]
}

/// An API whose types are all known, while passes decide what depends on the whole.
struct Draft {
    var api: API
    var findings: Findings
    /// The unions, each after those that it contains; settled by the pass that breaks their cycles.
    var unionOrder: [TypeID] = []
    let options: LoweringOptions
    let diagnostics: DiagnosticCollector
}

/// One decision over all types.
struct Pass: Sendable {
    let name: String
    let run: @Sendable (inout Draft) -> Void

    init(_ name: String, _ run: @escaping @Sendable (inout Draft) -> Void) {
        self.name = name
        self.run = run
    }
}
