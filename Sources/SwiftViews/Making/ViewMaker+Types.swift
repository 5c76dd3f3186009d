public import APIModel
import SwiftLanguage

extension ViewMaker {
    /// The view of a declared type, with everything nested in it.
    public func makeTypeView(_ id: TypeID) -> TypeView {
        TypeView(shape: makeShape(api[id]))
    }

    private func makeShape(_ declaration: TypeDeclaration) -> TypeView.Shape {
        switch declaration.shape {
        case .object(let shape): return .structure(makeStructView(declaration, shape))
        case .enumeration(let shape):
            let view = makeEnumerationView(declaration, shape)
            return isOpen(declaration, shape) ? .openEnumeration(view) : .closedEnumeration(view)
        case .union(let shape): return .union(makeUnionView(declaration, shape))
        case .multipart(let shape): return .multipart(makeMultipartView(declaration, shape))
        case .alias(let type): return .alias(makeAliasView(declaration, type))
        case .pending: preconditionFailure("lowering leaves no declaration without a shape")
        }
    }

    func declarationHead(_ declaration: TypeDeclaration) -> DeclarationHead {
        let isTopLevel = names.owner(of: declaration.id) == .module
        return DeclarationHead(
            name: names.name(of: declaration.id),
            access: access,
            isTopLevel: isTopLevel,
            documentation: documentation(declaration.documentation, showsPointer: isTopLevel)
        )
    }

    func nestedViews(in id: TypeID) -> [TypeView] {
        (nestedTypes[id] ?? []).map(makeTypeView)
    }

    private func makeAliasView(_ declaration: TypeDeclaration, _ type: TypeReference) -> AliasView {
        AliasView(
            head: declarationHead(declaration),
            type: types.text(type, in: names.owner(of: declaration.id))
        )
    }

    // MARK: Enumerations

    /// What only a client sends is closed; what it may receive keeps values that it doesn't know.
    func isOpen(_ declaration: TypeDeclaration, _ shape: EnumerationShape) -> Bool {
        if case .integers = shape.values { return true }
        return shape.isOpen || declaration.direction.contains(.received)
    }

    struct EnumerationCase {
        let name: String
        /// Without backticks.
        let bareName: String
        let wireValue: String
    }

    /// Names of the values, unique in their order.
    func enumerationCases(_ shape: EnumerationShape) -> [EnumerationCase] {
        var scope = NameScope(reserved: ["allCases", "allowsOtherValues", "byRawValue", "rawValue"])
        let wireValues: [String] =
            switch shape.values {
            case .strings(let values): values
            case .integers(let values): values.map(String.init)
            }
        let texts = wireValues.map { shape.names[$0] ?? $0 }
        let items = zip(wireValues, texts).map { value, text in
            NameScope.Nameable(wireName: text, given: names.given.text(at: shape.origins[value]))
        }
        let swiftNames = scope.claim(each: items) { item in
            item.given.map(names.casing.member(given:)) ?? ReservedNames.member(names.casing.memberName(item.wireName))
        }
        return zip(wireValues, swiftNames).map { value, name in
            EnumerationCase(name: Identifiers.escaped(name), bareName: name, wireValue: value)
        }
    }

    private func makeEnumerationView(_ declaration: TypeDeclaration, _ shape: EnumerationShape) -> EnumerationView {
        let cases = enumerationCases(shape)
        let isString = if case .strings = shape.values { true } else { false }
        return EnumerationView(
            head: declarationHead(declaration),
            rawType: isString ? "String" : "Int",
            cases: cases.map { item in
                EnumerationCaseView(
                    name: item.name,
                    bareName: item.bareName,
                    rawValue: isString ? StringLiteral.quoted(item.wireValue) : item.wireValue,
                    documentation: DocumentationText.lines(shape.descriptions[item.wireValue] ?? ""),
                    isImplicit: isString && item.bareName == item.wireValue
                )
            },
            unknownCase: unknownCase(besides: cases.map(\.bareName)),
            allowsOtherValues: shape.isOpen
        )
    }

    /// `unknown`, unless a known case is called so.
    func unknownCase(besides names: [String]) -> String {
        var scope = NameScope(reserved: Set(names))
        return scope.claim("unknown", "unrecognized", "unlisted", "unknownValue")
    }
}
