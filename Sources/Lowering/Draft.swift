import APIModel
import Diagnostics
import OpenAPIDocument

/// An API whose types are all known, while passes decide what depends on the whole.
struct Draft {
    var api: API
    /// What unions were made from.
    var unionSources: [TypeID: UnionSource]
    /// The unions, each after those that it contains; settled by the pass that breaks their cycles.
    var unionOrder: [TypeID] = []
    /// The default of each property that has one, as it is written.
    let defaults: [PropertyPlace: OpenAPI.Value]
    /// Enumerations that other values may stand beside.
    let openEnumerations: Set<TypeID>
    /// What operations say of their pages themselves.
    let ownPaginations: [OperationID: OpenAPI.Operation.OwnPagination]
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
