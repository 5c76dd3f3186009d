import CodegenAPIModel
import CodegenSwiftLanguage

extension ViewMaker {
    func makeUnionView(_ declaration: TypeDeclaration, _ shape: UnionShape) -> UnionView {
        let scope = NameTable.TypeOwner.type(declaration.id)
        let members = names.members(of: declaration.id)
        let cases = shape.variants.enumerated().map { index, variant in
            VariantView(
                caseName: Identifiers.escaped(members.names[index]),
                type: types.text(variant.type, in: scope),
                position: index,
                tag: shape.tag.flatMap { tag in
                    tag.values[index].map {
                        TagView(property: StringLiteral.quoted(tag.property), value: StringLiteral.quoted($0))
                    }
                }
            )
        }
        let keepsUnknown = declaration.direction.contains(.received) && shape.fallback == nil
        let maker = ChoiceMaker(shape, cases)
        let isByKind = shape.selection.map(\.kind) != [.object]
        return UnionView(
            head: declarationHead(declaration),
            isIndirect: shape.isIndirect,
            variants: cases,
            unknown: keepsUnknown
                ? UnknownCaseView(caseName: members.unknown, position: cases.count) : nil,
            choice: isByKind ? nil : shape.selection.first.map { maker.view(of: $0.choice) },
            kinds: isByKind ? maker.kinds() : [],
            candidates: maker.tried.map { index in
                CandidateView(
                    caseName: cases[index].caseName,
                    textTest: shape.variants[index].text.map(text),
                    propertyTests: shape.variants[index].propertyTexts.map {
                        "\(StringLiteral.quoted($0.property)): \(text($0.test))"
                    },
                    tables: maker.ranked.contains(index) ? keyTables(of: shape.variants[index].type) : []
                )
            },
            keys: maker.keys.map(StringLiteral.quoted),
            nested: nestedViews(in: declaration.id)
        )
    }

    private func text(_ test: UnionShape.TextTest) -> String {
        switch test {
        case .format(let name): "." + name
        case .pattern(let pattern): ".pattern(\(StringLiteral.quoted(pattern)))"
        }
    }

    /// `keys: Cat.keys`, `Dog.keys`: an object without any property has no table of its own, since it knows no key.
    private func keyTables(of type: TypeReference) -> [String] {
        if api.takesAnyKey(type) { return [] }
        let tables = api.objects(in: type).compactMap { id -> String? in
            guard case .object(let object) = api[id].shape else { return nil }
            if object.properties.isEmpty, object.additional == .ignored { return ".none" }
            return names.path(of: id) + ".keys"
        }
        return tables.enumerated().map { $0 == 0 ? "keys: \($1)" : $1 }
    }
}
