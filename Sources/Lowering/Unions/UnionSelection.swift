import APIModel
import Diagnostics
import OpenAPIDocument

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
        shape.selection = selector.selection()
        if source.discriminator?.isFamily == true { shape.fallback = shape.variants.indices.last }
        if Likeness(api: before).hasAlike(shape, tried: shape.selection.map(\.choice)) {
            diagnostics.warning(
                .ambiguousUnion,
                "nothing tells some variants of this union apart; they are tried in the order they stand here",
                at: source.schema.range
            )
        }
        api[id].shape = .union(shape)
    }
}

/// Whether types take the same values, as far as that shows.
private struct Likeness {
    let api: API

    /// Whether two of the variants that are tried take the same values.
    func hasAlike(_ shape: UnionShape, tried choices: [UnionShape.Choice]) -> Bool {
        choices.contains { choice in
            let tried = choice.tried.sorted()
            return tried.indices.contains { first in
                tried[(first + 1)...].contains { second in
                    let (left, right) = (shape.variants[tried[first]], shape.variants[second])
                    let areToldApart = left.text != nil && right.text != nil && left.text != right.text
                    return !areToldApart && areAlike(left.type, right.type, depth: 0)
                }
            }
        }
    }

    private func areAlike(_ left: TypeReference, _ right: TypeReference, depth: Int) -> Bool {
        guard depth < 8 else { return false }
        switch (api.resolved(left), api.resolved(right)) {
        case (let a, let b) where a == b: return true
        case (.array(let a), .array(let b)), (.dictionary(let a), .dictionary(let b)):
            return areAlike(a, b, depth: depth + 1)
        case (.declared(let a), .declared(let b)):
            switch (api[a].shape, api[b].shape) {
            case (.object(let a), .object(let b)): return areAlike(a, b, depth: depth + 1)
            case (.enumeration(let a), .enumeration(let b)):
                return a.values.isSubset(of: b.values) && b.values.isSubset(of: a.values)
            default: return false
            }
        default: return false
        }
    }

    private func areAlike(_ left: ObjectShape, _ right: ObjectShape, depth: Int) -> Bool {
        guard left.properties.count == right.properties.count, left.additional == right.additional else { return false }
        return left.properties.allSatisfy { property in
            right.properties.contains { other in
                other.wireName == property.wireName && other.isRequired == property.isRequired
                    && areAlike(property.type, other.type, depth: depth)
            }
        }
    }
}
