import CodegenAPIModel

/// Two variants of a union, by their positions.
struct VariantPair {
    let first: Int
    let second: Int
}

extension API {
    /// Names the variants, all of them once: `Cat` and `Dog`.
    func words(for pairs: [VariantPair], of shape: UnionShape) -> String {
        let positions = Set(pairs.flatMap { [$0.first, $0.second] }).sorted()
        let names =
            positions.prefix(6).map { name(of: shape.variants[$0], at: $0) } + (positions.count > 6 ? ["others"] : [])
        return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    }

    /// A component by its name, other variants by their position.
    private func name(of variant: UnionShape.Variant, at position: Int) -> String {
        if case .declared(let id) = variant.type, case .component(let name) = self[id].name { return "`\(name)`" }
        if case .words(let words) = variant.hint { return "variant \(position + 1), `\(words)`," }
        return "variant \(position + 1)"
    }
}

/// Whether types take the same values, as far as that shows.
struct Likeness {
    let api: API

    /// Tells variants with the same properties apart by the formats of these; returns those that still take the same values.
    func separate(_ shape: inout UnionShape) -> [VariantPair] {
        var pairs: [VariantPair] = []
        for tried in shape.selection.map({ $0.choice.tried.sorted() }) {
            for (position, first) in tried.enumerated() {
                for second in tried[(position + 1)...] {
                    let (left, right) = (shape.variants[first], shape.variants[second])
                    if let text = left.text, let other = right.text, text != other { continue }
                    guard areAlike(left.type, right.type, depth: 0) else { continue }
                    let texts = differingTexts(left.type, right.type)
                    if texts.isEmpty { pairs.append(VariantPair(first: first, second: second)) }
                    shape.variants[first].add(texts.map(\.left))
                    shape.variants[second].add(texts.map(\.right))
                }
            }
        }
        return pairs
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
