import APIModel
import Diagnostics

/// Decides for each union how a received value finds its variant; `order` has the unions before those that contain them.
func selectVariants(
    _ api: inout API,
    sources: [TypeID: UnionSource],
    order: [TypeID],
    diagnostics: DiagnosticCollector
) {
    // What is looked at stays as it is, so that deciding doesn't copy all types for each union.
    let before = api
    var kinds = KindTable(api: before)
    for id in order {
        guard case .union(var shape) = before[id].shape, let source = sources[id] else { continue }
        kinds.add(id, shape)
        let selector = VariantSelector(api: before, shape: shape, source: source, kinds: kinds)
        shape.selection =
            selector.byDiscriminator(diagnostics) ?? selector.byConstant() ?? selector.byStructure(diagnostics)
        api[id].shape = .union(shape)
    }
}
