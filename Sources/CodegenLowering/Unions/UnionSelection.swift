import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

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
        if Likeness(api: before).leavesAlike(&shape) {
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

    /// Tells variants with the same properties apart by the formats of these; true if two variants still take the same values.
    func leavesAlike(_ shape: inout UnionShape) -> Bool {
        var isAmbiguous = false
        for tried in shape.selection.map({ $0.choice.tried.sorted() }) {
            for (position, first) in tried.enumerated() {
                for second in tried[(position + 1)...] {
                    let (left, right) = (shape.variants[first], shape.variants[second])
                    if let text = left.text, let other = right.text, text != other { continue }
                    guard areAlike(left.type, right.type, depth: 0) else { continue }
                    let texts = differingTexts(left.type, right.type)
                    isAmbiguous = isAmbiguous || texts.isEmpty
                    shape.variants[first].add(texts.map(\.left))
                    shape.variants[second].add(texts.map(\.right))
                }
            }
        }
        return isAmbiguous
    }

    /// The properties of two objects that have different formats or patterns.
    private func differingTexts(
        _ left: TypeReference, _ right: TypeReference
    ) -> [(left: UnionShape.PropertyText, right: UnionShape.PropertyText)] {
        let (lefts, rights) = (properties(of: left), properties(of: right))
        return lefts.compactMap { property in
            guard let other = rights.first(where: { $0.wireName == property.wireName }),
                let text = property.text, let otherText = other.text, text != otherText
            else { return nil }
            return (.init(property: property.wireName, test: text), .init(property: other.wireName, test: otherText))
        }
    }

    private func properties(of type: TypeReference) -> [Property] {
        guard case .declared(let id) = api.resolved(type), case .object(let object) = api[id].shape else { return [] }
        return object.properties
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

extension UnionShape.Variant {
    fileprivate mutating func add(_ texts: [UnionShape.PropertyText]) {
        propertyTexts += texts.filter { !propertyTexts.contains($0) }
    }
}
