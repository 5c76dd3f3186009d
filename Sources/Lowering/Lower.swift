public import APIModel
public import Diagnostics
public import OpenAPIDocument

/// Decides what a description means: document in, model out.
///
/// Types are lowered first, in document order, so that components get the best names; then operations; then passes over
/// the whole decide what depends on everything: directions, recursion, and how unions are told apart.
public func lower(
    _ description: Description,
    options: LoweringOptions = .init(),
    diagnostics: DiagnosticCollector
) -> API {
    let document = description.document
    let lowering = Lowering(document: document, resolver: description.resolver, options: options, diagnostics: diagnostics)
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
    markOpen(lowering.openEnumerations, in: &api)
    lowering.preferNamesOfDocument()
    api.preferredNames = lowering.preferredNames
    breakAliasCycles(&api, diagnostics: diagnostics)
    breakContainerCycles(&api, diagnostics: diagnostics)
    let unions = breakUnionCycles(&api, sources: &lowering.unionSources, diagnostics: diagnostics)
    selectVariants(&api, sources: lowering.unionSources, order: unions, diagnostics: diagnostics)
    moveOutOfAliases(&api)
    markDirections(&api)
    applyDirections(&api)
    boxRecursion(&api)
    boxLargeValues(&api)
    resolvePaginations(
        &api, own: lowering.ownPaginations, rules: options.paginations, diagnostics: diagnostics)
    return api
}
