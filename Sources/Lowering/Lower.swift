public import APIModel
public import Diagnostics
public import OpenAPIDocument

/// Decides what a description means: document in, model out.
///
/// Types are lowered first, in document order, so that components get the best names; then operations; then passes over
/// the whole decide what depends on everything.
public func lower(
    _ description: Description,
    options: LoweringOptions = .init(),
    diagnostics: DiagnosticCollector
) -> API {
    let document = description.document
    let lowering = Lowering(
        document: document, resolver: description.resolver, options: options, diagnostics: diagnostics)
    lowering.lowerComponents()
    let groups = lowering.lowerOperations()
    let webhooks = lowering.lowerWebhooks()
    var api = API(
        title: document.info.title,
        version: document.info.version,
        documentation: Documentation(summary: document.info.summary, description: document.info.description),
        servers: document.servers.map(lowerServer),
        securitySchemes: lowering.lowerSecuritySchemes(),
        groups: groups,
        webhooks: webhooks,
        types: lowering.types
    )
    lowering.giveNamesOfDocument()
    api.givenNames = lowering.givenNames
    var draft = Draft(
        api: api,
        unionSources: lowering.unionSources,
        defaults: lowering.defaults,
        openEnumerations: lowering.openEnumerations,
        ownPaginations: lowering.ownPaginations,
        options: options,
        diagnostics: diagnostics
    )
    guard !lowering.repetition.isTooMuch else { return draft.api }
    for pass in passes { pass.run(&draft) }
    return draft.api
}

/// The passes over all types, in order.
private let passes = [
    Pass("open enumerations") { markOpen($0.openEnumerations, in: &$0.api) },
    Pass("aliases of themselves") { breakAliasCycles(&$0.api, diagnostics: $0.diagnostics) },
    Pass("containers of themselves") { breakContainerCycles(&$0.api, diagnostics: $0.diagnostics) },
    Pass("unions of themselves") {
        $0.unionOrder = breakUnionCycles(&$0.api, sources: &$0.unionSources, diagnostics: $0.diagnostics)
    },
    Pass("variants of equal types") { mergeEqualVariants(&$0.api, sources: &$0.unionSources, order: $0.unionOrder) },
    Pass("choice of variants") {
        selectVariants(&$0.api, sources: $0.unionSources, order: $0.unionOrder, diagnostics: $0.diagnostics)
    },
    Pass("properties of other variants") {
        keepOtherProperties(&$0.api, sources: $0.unionSources, order: $0.unionOrder)
    },
    Pass("defaults") { setDefaults(&$0) },
    Pass("properties of one value") { setOnlyValues(&$0.api) },
    Pass("discriminators that unions write") {
        tagVariants(&$0.api, sources: $0.unionSources, order: $0.unionOrder)
    },
    Pass("types nested in aliases") { moveOutOfAliases(&$0.api) },
    Pass("directions of types") { markDirections(&$0.api) },
    Pass("what depends on the direction") { applyDirections(&$0.api) },
    Pass("recursion") { boxRecursion(&$0.api) },
    Pass("large values") { boxLargeValues(&$0.api) },
    Pass("pages") {
        resolvePaginations(&$0.api, own: $0.ownPaginations, rules: $0.options.paginations, diagnostics: $0.diagnostics)
    },
]
