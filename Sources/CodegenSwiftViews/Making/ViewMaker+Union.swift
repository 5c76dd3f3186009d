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
        let literals = makeLiteralViews(shape, cases)
        return UnionView(
            head: declarationHead(declaration, ["APIValue"] + literals.map(\.supertype)),
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
            accessors: makeAccessorViews(shape, cases),
            shared: makeSharedPropertyViews(
                declaration, shape, cases, unknown: keepsUnknown ? members.unknown : nil),
            literals: literals,
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

/// Makes the views of how a union's values find their variants.
struct ChoiceMaker {
    private let shape: UnionShape
    private let cases: [VariantView]
    /// The variants that are tried anywhere, in the order of their table.
    let tried: [Int]
    /// Those of them that are compared by the keys that they know.
    let ranked: Set<Int>
    /// The keys that are asked for anywhere, in the order of their table.
    let keys: [String]

    init(_ shape: UnionShape, _ cases: [VariantView]) {
        self.shape = shape
        self.cases = cases
        let choices = shape.selection.map(\.choice)
        tried = choices.reduce(into: Set()) { $0.formUnion($1.tried) }.sorted()
        ranked = choices.reduce(into: []) { $0.formUnion($1.ranked) }
        var keys: [String] = []
        for key in choices.flatMap(\.keys) where !keys.contains(key) { keys.append(key) }
        self.keys = keys
    }

    /// One branch for all JSON types that lead to the same variant.
    func kinds() -> [ChoiceBranchView] {
        var branches: [(kinds: [String], choice: UnionShape.Choice)] = []
        for entry in shape.selection {
            if let index = branches.firstIndex(where: { $0.choice.isSameVariant(as: entry.choice) }) {
                branches[index].kinds.append(".\(entry.kind.rawValue)")
            } else {
                branches.append(([".\(entry.kind.rawValue)"], entry.choice))
            }
        }
        let known = branches.map { branch in
            ChoiceBranchView(label: "case " + branch.kinds.joined(separator: ", "), choice: view(of: branch.choice))
        }
        return known + [ChoiceBranchView(label: "default", choice: otherwise())]
    }

    func view(of choice: UnionShape.Choice) -> ChoiceView {
        switch choice {
        case .variant(let index): ChoiceView(kind: variant(index))
        case .first(let variants): ChoiceView(kind: .first(positions(variants)))
        case .bestFit(let variants): ChoiceView(kind: .bestFit(positions(variants)))
        case .key(let rules, let rest):
            ChoiceView(kind: .keys(makeKeys(rules, rest)))
        case .value(let choice):
            ChoiceView(
                kind: .value(
                    ValueChoiceView(property: StringLiteral.quoted(choice.property), branches: makeBranches(choice))))
        }
    }

    private func positions(_ variants: [Int]) -> [String] {
        variants.compactMap { tried.firstIndex(of: $0) }.map(String.init)
    }

    private func variant(_ index: Int) -> ChoiceView.Kind {
        .variant(caseName: cases[index].caseName, isTagged: cases[index].tag != nil)
    }

    /// A value of none of the variants.
    private func otherwise() -> ChoiceView {
        ChoiceView(kind: shape.fallback.map(variant) ?? .none)
    }

    private func makeKeys(_ rules: [UnionShape.KeyRule], _ rest: Int?) -> KeyChoiceView {
        KeyChoiceView(
            rules: rules.enumerated().map { index, rule in
                KeyRuleView(
                    position: keys.firstIndex(of: rule.key) ?? 0,
                    choice: ChoiceView(kind: variant(rule.variant)),
                    isFirst: index == 0
                )
            },
            rest: rest.map { ChoiceView(kind: variant($0)) } ?? otherwise()
        )
    }

    private func makeBranches(_ choice: UnionShape.ValueChoice) -> [ChoiceBranchView] {
        let fallback = choice.other ?? shape.fallback.map { .variant($0) }
        let branches = choice.branches.filter { !UnionShape.Choice.areSame($0.choice, fallback) }
        var views = branches.map { branch in
            let values = branch.values.map(StringLiteral.quoted).joined(separator: ", ")
            return ChoiceBranchView(label: "case " + values, choice: view(of: branch.choice))
        }
        let other = choice.other.map(view) ?? otherwise()
        if !(choice.absent == nil && choice.other == nil), !UnionShape.Choice.areSame(choice.absent, choice.other) {
            views.append(ChoiceBranchView(label: "case nil", choice: choice.absent.map(view) ?? otherwise()))
        }
        return views + [ChoiceBranchView(label: "default", choice: other)]
    }
}

extension UnionShape.Choice {
    fileprivate static func areSame(_ left: UnionShape.Choice?, _ right: UnionShape.Choice?) -> Bool {
        guard let left, let right else { return false }
        return left.isSameVariant(as: right)
    }

    fileprivate func isSameVariant(as other: UnionShape.Choice) -> Bool {
        switch (self, other) {
        case (.variant(let left), .variant(let right)): left == right
        case (.bestFit(let left), .bestFit(let right)), (.first(let left), .first(let right)): left == right
        case (.variant, _), (.first, _), (.bestFit, _), (.key, _), (.value, _): false
        }
    }

    /// The keys that are asked for.
    fileprivate var keys: [String] {
        switch self {
        case .variant, .first, .bestFit: []
        case .key(let rules, _): rules.map(\.key)
        case .value(let choice):
            choice.choices.flatMap(\.keys)
        }
    }
}
