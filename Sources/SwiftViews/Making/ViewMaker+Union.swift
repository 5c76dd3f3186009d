import APIModel
import SwiftLanguage

extension ViewMaker {
    func makeUnionView(_ declaration: TypeDeclaration, _ shape: UnionShape) -> UnionView {
        let scope = NameTable.TypeOwner.type(declaration.id)
        var caseScope = NameScope()
        let cases = shape.variants.enumerated().map { index, variant in
            VariantView(
                caseName: Identifiers.escaped(caseScope.claim(caseName(of: variant, in: scope))),
                type: types.text(variant.type, in: scope),
                isFirst: index == 0
            )
        }
        let keepsUnknown = declaration.direction.contains(.received) && shape.selection != .declaredOrder
        return UnionView(
            head: declarationHead(declaration),
            isIndirect: shape.isIndirect,
            variants: cases,
            unknownCase: keepsUnknown ? unknownCase(besides: cases.map(\.caseName)) : nil,
            selection: makeSelection(shape, cases),
            nested: nestedViews(in: declaration.id)
        )
    }

    /// After the type where it has a name, after what it holds otherwise.
    private func caseName(of variant: UnionShape.Variant, in scope: NameTable.TypeOwner) -> String {
        if let given = nameable(variant.hint, at: variant.origin, variant.type).given {
            return names.member(variant.hint, given: given, in: scope)
        }
        if case .declared(let id) = variant.type { return names.member(names.name(of: id), in: scope) }
        if variant.hint.hasPrefix("variant"), case .array(.declared(let id)) = variant.type {
            return names.casing.memberName(names.name(of: id)) + "List"
        }
        return names.member(variant.hint, in: scope)
    }

    private func makeSelection(_ shape: UnionShape, _ cases: [VariantView]) -> UnionView.Selection {
        switch shape.selection {
        case .discriminator(let property, let mapping):
            return .discriminator(property: StringLiteral.quoted(property), mapping: makeMapping(mapping, cases))
        case .structure(let rules): return makeStructure(rules, cases)
        case .declaredOrder: return .declaredOrder
        }
    }

    /// One branch a variant, with all the values that stand for it.
    private func makeMapping(_ mapping: [UnionShape.Mapping], _ cases: [VariantView]) -> [DiscriminatorCaseView] {
        cases.indices.compactMap { index in
            let values = mapping.filter { $0.variant == index }.map { StringLiteral.quoted($0.value) }
            guard !values.isEmpty else { return nil }
            return DiscriminatorCaseView(
                values: values.joined(separator: ", "),
                caseName: cases[index].caseName,
                type: cases[index].type
            )
        }
    }

    private func makeStructure(_ rules: [UnionShape.Rule], _ cases: [VariantView]) -> UnionView.Selection {
        var keys: [String] = []
        for key in rules.compactMap(\.requiredKey) where !keys.contains(key) { keys.append(key) }
        let kinds: [KindView] = UnionShape.JSONKind.allCases.compactMap { kind in
            let own = rules.filter { $0.kind == kind }
            guard !own.isEmpty else { return nil }
            func view(_ rule: UnionShape.Rule, isFirst: Bool) -> RuleView {
                RuleView(
                    keyIndex: rule.requiredKey.flatMap { keys.firstIndex(of: $0) } ?? 0,
                    caseName: cases[rule.variant].caseName,
                    type: cases[rule.variant].type,
                    isFirst: isFirst
                )
            }
            return KindView(
                kind: kind.rawValue,
                rules: own.filter { $0.requiredKey != nil }.enumerated().map { view($1, isFirst: $0 == 0) },
                rest: own.first { $0.requiredKey == nil }.map { view($0, isFirst: false) }
            )
        }
        let views = keys.enumerated().map { KeyView(key: StringLiteral.quoted($1), isLast: $0 == keys.count - 1) }
        return .structure(kinds: kinds, keys: views)
    }
}
