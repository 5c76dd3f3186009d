package import CodegenAPIModel
import CodegenSwiftLanguage

extension ViewMaker {
    /// The view of a declared type, with everything nested in it.
    package func makeTypeView(_ id: TypeID) -> TypeView {
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

    private func makeEnumerationView(_ declaration: TypeDeclaration, _ shape: EnumerationShape) -> EnumerationView {
        let members = names.members(of: declaration.id)
        let isString = if case .strings = shape.values { true } else { false }
        return EnumerationView(
            head: declarationHead(declaration),
            rawType: isString ? "String" : "Int",
            cases: zip(shape.values.texts, members.names).map { value, name in
                EnumerationCaseView(
                    name: Identifiers.escaped(name),
                    bareName: name,
                    rawValue: isString ? StringLiteral.quoted(value) : value,
                    documentation: DocumentationText.lines(shape.descriptions[value] ?? ""),
                    isImplicit: isString && name == value
                )
            },
            unknownCase: members.unknown,
            allowsOtherValues: shape.isOpen
        )
    }
}
