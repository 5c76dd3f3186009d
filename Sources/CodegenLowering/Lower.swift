package import CodegenAPIModel
package import CodegenDiagnostics
package import CodegenOpenAPIDocument

/// Decides what a description means: document in, model out.
///
/// Schemas and operations are lowered one by one; then passes over all types decide what depends on the whole.
package func lower(
    _ description: Description,
    options: LoweringOptions = .init(),
    diagnostics: DiagnosticCollector
) -> API {
    let lowering = Lowering(
        document: description.document, resolver: description.resolver, options: options, diagnostics: diagnostics)
    var draft = lowering.draft()
    guard !lowering.isTooRepetitive else { return draft.api }
    for pass in passes { pass.run(&draft) }
    return draft.api
}

/// The passes over all types, in order.
private let passes = [
    Pass("open enumerations") { markOpen($0.findings.openEnumerations, in: &$0.api) },
    Pass("aliases of themselves") { breakAliasCycles(&$0.api, diagnostics: $0.diagnostics) },
    Pass("containers of themselves") { breakContainerCycles(&$0.api, diagnostics: $0.diagnostics) },
    Pass("unions of themselves") {
        $0.unionOrder = breakUnionCycles(&$0.api, sources: &$0.findings.unionSources, diagnostics: $0.diagnostics)
    },
    Pass("variants of equal types") {
        mergeEqualVariants(&$0.api, sources: &$0.findings.unionSources, order: $0.unionOrder)
    },
    Pass("aliases that unions of one variant became") {
        breakAliasCycles(&$0.api, diagnostics: $0.diagnostics)
        breakContainerCycles(&$0.api, diagnostics: $0.diagnostics)
    },
    Pass("choice of variants") {
        selectVariants(
            &$0.api, sources: $0.findings.unionSources, order: $0.unionOrder, resolver: $0.resolver,
            diagnostics: $0.diagnostics)
    },
    Pass("properties of other variants") {
        keepOtherProperties(&$0.api, sources: $0.findings.unionSources, order: $0.unionOrder)
    },
    Pass("defaults") { setDefaults(&$0) },
    Pass("properties of one value") { setOnlyValues(&$0) },
    Pass("discriminators that unions write") {
        tagVariants(&$0.api, sources: $0.findings.unionSources, order: $0.unionOrder)
    },
    Pass("types nested in aliases") { moveOutOfAliases(&$0.api) },
    Pass("directions of types") { markDirections(&$0.api) },
    Pass("what depends on the direction") { applyDirections(&$0.api) },
    Pass("recursion") { boxRecursion(&$0.api) },
    Pass("large values") { boxLargeValues(&$0.api) },
    Pass("pages") {
        resolvePaginations(
            &$0.api, own: $0.findings.ownPaginations, rules: $0.options.paginations,
            recognizes: $0.options.recognizesPages,
            diagnostics: $0.diagnostics)
    },
    Pass("equal types") { mergeEqualTypes(&$0.api, named: $0.options.namedPlaces) },
    Pass("validation") { spreadRules(&$0.api, in: $0.options.validation) },
]

extension Lowering {
    /// Lowers the description: types first, in document order, so that components get the best names; then operations.
    fileprivate func draft() -> Draft {
        lowerComponents()
        let groups = lowerOperations()
        let webhooks = lowerWebhooks()
        giveNamesOfDocument()
        let (types, findings) = finished()
        var api = API(
            title: document.info.title,
            version: document.info.version,
            documentation: Documentation(
                summary: document.info.summary, description: document.info.description,
                page: document.externalDocs.map(Documentation.Page.init)),
            servers: document.servers.map(lowerServer),
            securitySchemes: lowerSecuritySchemes(),
            groups: groups,
            webhooks: webhooks,
            types: types
        )
        api.givenNames = findings.givenNames
        setRules(of: &api, findings)
        return Draft(
            api: api, findings: findings, options: options, resolver: resolver, diagnostics: diagnostics)
    }
}

/// Options that affect what a description means.
package struct LoweringOptions: Sendable {
    /// Types of formats that differ from the table's.
    package var formats: [String: Primitive]
    /// Existing types of formats, and of schemas by their places.
    package var formatTypes: [String: ExternalType] = [:]
    package var schemaTypes: [SourceRange: ExternalType] = [:]
    /// Which operations have pages, where they don't say so themselves.
    package var paginations: [PaginationRule]
    /// Pages are recognized without a rule.
    package var recognizesPages = true
    /// The places of path parameters that may be empty.
    package var emptyParameters: Set<SourceRange>
    package var grouping: OperationGrouping
    /// The places that the configuration names.
    package var namedPlaces: Set<SourceRange> = []
    package var validation = ValidationScope.none
    /// A service is generated, too.
    package var hasService = false

    package init(
        formats: [String: Primitive] = [:], paginations: [PaginationRule] = [], emptyParameters: Set<SourceRange> = [],
        grouping: OperationGrouping = .automatic
    ) {
        self.grouping = grouping
        self.formats = formats
        self.paginations = paginations
        self.emptyParameters = emptyParameters
    }
}

/// The results of the recursion beside the types, for the passes.
struct Findings {
    /// Names that the description gives, by the location of what they name.
    var givenNames: [SourceRange: GivenName] = [:]
    /// The schemas of each union.
    var unionSources: [TypeID: UnionSource] = [:]
    /// The default of each property that has one, as it is written.
    var defaults: [PropertyPlace: OpenAPI.Value] = [:]
    /// The only value of each property that has one.
    var constants: [PropertyPlace: OpenAPI.Value] = [:]
    /// Enumerations that have other values beside the listed ones.
    var openEnumerations: Set<TypeID> = []
    /// The operations' own paginations.
    var ownPaginations: [OperationID: OpenAPI.Operation.OwnPagination] = [:]
    /// The schemas whose constraints hold in a place; none without validation.
    var constrained: [ConstrainedPlace: [OpenAPI.Schema]] = [:]
}

/// An API whose types are all known, while passes decide what depends on the whole.
struct Draft {
    var api: API
    var findings: Findings
    /// The unions, each after those that it contains; settled by the pass that breaks their cycles.
    var unionOrder: [TypeID] = []
    let options: LoweringOptions
    let resolver: ReferenceResolver
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
