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
        let keepsUnknown = declaration.direction.contains(.received)
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
            return .discriminator(makeDiscriminator(property, mapping, cases))
        case .structure(let structure): return makeStructure(structure, cases)
        case .pending: preconditionFailure("lowering leaves no union undecided")
        }
    }

    private func makeDiscriminator(
        _ property: String,
        _ mapping: [UnionShape.Mapping],
        _ cases: [VariantView]
    ) -> DiscriminatorView {
        DiscriminatorView(property: StringLiteral.quoted(property), mapping: makeMapping(mapping, cases))
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

    private func makeStructure(_ structure: UnionShape.Structure, _ cases: [VariantView]) -> UnionView.Selection {
        let rules = structure.rules
        var keys: [String] = []
        for key in rules.compactMap(\.requiredKey) where !keys.contains(key) { keys.append(key) }
        func view(_ rule: UnionShape.Rule, isFirst: Bool) -> RuleView {
            RuleView(
                keyIndex: rule.requiredKey.flatMap { keys.firstIndex(of: $0) } ?? 0,
                caseName: cases[rule.variant].caseName,
                type: cases[rule.variant].type,
                isFirst: isFirst
            )
        }
        let kinds: [KindView] = UnionShape.JSONKind.allCases.compactMap { kind in
            let own = rules.filter { $0.kind == kind }
            if kind == .object, let objects = structure.objects { return makeObjects(objects, cases) }
            guard let last = own.last else { return nil }
            let asking = own.filter { $0.requiredKey != nil }
            let rest = asking.isEmpty ? last : own.first { $0.requiredKey == nil }
            return KindView(
                kind: kind.rawValue,
                rules: asking.enumerated().map { view($1, isFirst: $0 == 0) },
                rest: rest.map { view($0, isFirst: false) },
                tried: asking.isEmpty ? own.dropLast().enumerated().map { view($1, isFirst: $0 == 0) } : [],
                objects: nil
            )
        }
        let views = keys.enumerated().map { KeyView(key: StringLiteral.quoted($1), isLast: $0 == keys.count - 1) }
        return .structure(StructureView(kinds: kinds, keys: views))
    }

    private func makeObjects(_ objects: UnionShape.Objects, _ cases: [VariantView]) -> KindView {
        let view: KindView.Objects =
            switch objects {
            case .discriminator(let property, let mapping): .discriminator(makeDiscriminator(property, mapping, cases))
            case .knownKeys(let known): .knownKeys(makeKnownKeys(known, cases))
            }
        return KindView(kind: UnionShape.JSONKind.object.rawValue, rules: [], rest: nil, tried: [], objects: view)
    }

    private func makeKnownKeys(_ known: [UnionShape.KnownKeys], _ cases: [VariantView]) -> KnownKeysView {
        let tables = known.map { entry in
            guard let type = entry.type, hasKeyTable(type) else { return ".none" }
            return names.path(of: type) + ".keys"
        }
        let variants = cases.indices.filter { index in known.contains { $0.variant == index } }
        return KnownKeysView(
            tables: FilledLines(tables, inline: 60, width: 104),
            variants: variants.enumerated().map { position, variant in
                let own = known.indices.filter { known[$0].variant == variant }.map(String.init)
                return KnownKeysCaseView(
                    positions: own.joined(separator: ", "),
                    caseName: cases[variant].caseName,
                    type: cases[variant].type,
                    isLast: position == variants.count - 1
                )
            }
        )
    }

    /// An object without any property reads and writes none.
    private func hasKeyTable(_ id: TypeID) -> Bool {
        guard case .object(let object) = api[id].shape else { return false }
        return !object.properties.isEmpty || object.additional != .ignored
    }
}
