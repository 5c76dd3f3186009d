package import CodegenAPIModel
import CodegenDiagnostics
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
            return view.isOpen ? .openEnumeration(view) : .closedEnumeration(view)
        case .union(let shape): return .union(makeUnionView(declaration, shape))
        case .multipart(let shape): return .multipart(makeMultipartView(declaration, shape))
        case .alias(let type): return .alias(makeAliasView(declaration, type))
        case .external(let type): return .bridge(BridgeView(head: declarationHead(declaration), type: qualified(type)))
        }
    }

    func declarationHead(_ declaration: TypeDeclaration, _ supertypes: [String] = []) -> DeclarationHead {
        let isTopLevel = names.owner(of: declaration.id) == .module
        let rules = makeRuleViews(declaration)
        return DeclarationHead(
            name: names.name(of: declaration.id),
            access: access,
            isTopLevel: isTopLevel,
            isDeprecated: deprecations.types.contains(declaration.id),
            deprecation: deprecation(declaration.documentation),
            supertypes: supertypes + (rules.isEmpty ? [] : ["Validatable"]) + furtherProtocols(of: declaration),
            documentation: documentation(
                declaration.documentation, showsPointer: isTopLevel, depth: depth(of: declaration.id)),
            rules: rules
        )
    }

    func nestedViews(in id: TypeID) -> [TypeView] {
        nested(in: .type(id)).map(makeTypeView)
    }

    /// With its module: that is how Swift knows that a conformance for another module's type is meant.
    private func qualified(_ type: ExternalType) -> String {
        guard let module = type.module, type.root != module else { return type.name }
        return module + "." + type.name
    }

    private func makeAliasView(_ declaration: TypeDeclaration, _ type: TypeReference) -> AliasView {
        AliasView(
            head: declarationHead(declaration),
            type: types.text(type, in: names.owner(of: declaration.id))
        )
    }

    // MARK: Enumerations

    /// Enumerations that a client only sends are closed; received ones keep unknown values.
    func isOpen(_ declaration: TypeDeclaration, _ shape: EnumerationShape) -> Bool {
        if case .integers = shape.values { return true }
        return shape.isOpen || declaration.direction.contains(.received)
    }

    private func makeEnumerationView(_ declaration: TypeDeclaration, _ shape: EnumerationShape) -> EnumerationView {
        let members = names.members(of: declaration.id)
        let isString = if case .strings = shape.values { true } else { false }
        let rawType = isString ? "String" : "Int"
        let isOpen = isOpen(declaration, shape)
        let depth = depth(of: declaration.id) + 1
        let supertypes = isOpen ? [isString ? "OpenStringEnum" : "OpenIntegerEnum"] : [rawType, "ClosedEnum"]
        return EnumerationView(
            head: declarationHead(declaration, supertypes),
            isOpen: isOpen,
            rawType: rawType,
            cases: zip(shape.values.texts, members.names).map { value, name in
                EnumerationCaseView(
                    name: Identifiers.escaped(name),
                    bareName: name,
                    rawValue: isString ? StringLiteral.quoted(value) : value,
                    documentation: shape.descriptions[value].map { words in
                        documentation(Documentation(description: words), depth: depth)
                    } ?? [],
                    isImplicit: isString && name == value
                )
            },
            unknownCase: members.unknown,
            allowsOtherValues: shape.isOpen
        )
    }
}

extension ViewMaker {
    /// A literal as Swift, where a value of the type is expected; nil where Swift has none.
    func text(_ literal: Literal, of type: TypeReference) -> String? {
        switch literal {
        case .null: return "nil"
        case .bool(let flag): return flag ? "true" : "false"
        case .integer(let number): return String(number)
        case .number(let text): return numberText(text, of: type)
        case .string(let text): return StringLiteral.quoted(text)
        case .formatted(let primitive, let text):
            return "\(primitive.swiftName)(constant: \(StringLiteral.quoted(text)))"
        case .array(let items): return text(items, of: type)
        case .dictionary(let members): return text(members, of: type)
        case .enumerationCase(let value):
            guard case .declared(let id) = api.resolved(type), case .enumeration(let shape) = api[id].shape else {
                return nil
            }
            return shape.values.texts.firstIndex { $0.isExactly(value) }.map {
                let name = names.members(of: id).names[$0]
                // `.none` is nil where the value is optional.
                let owner = ["none", "some"].contains(name) ? types.text(.declared(id), in: .module) : ""
                return owner + "." + Identifiers.escaped(name)
            }
        case .object(let members): return object(members, of: type)
        case .variant(let index, let payload):
            guard case .declared(let id) = api.resolved(type), case .union(let shape) = api[id].shape,
                shape.variants.indices.contains(index), let text = text(payload, of: shape.variants[index].type)
            else { return nil }
            return ".\(Identifiers.escaped(names.members(of: id).names[index]))(\(text))"
        }
    }

    private func text(_ items: [Literal], of type: TypeReference) -> String? {
        var element = TypeReference.anything
        if case .array(let items) = api.resolved(type) { element = items }
        let texts = items.compactMap { text($0, of: element) }
        return texts.count == items.count ? "[" + texts.joined(separator: ", ") + "]" : nil
    }

    private func text(_ members: [Literal.Member], of type: TypeReference) -> String? {
        var values = TypeReference.anything
        if case .dictionary(let type) = api.resolved(type) { values = type }
        let texts = members.compactMap { member in
            text(member.value, of: values).map { "\(StringLiteral.quoted(member.name)): \($0)" }
        }
        guard texts.count == members.count else { return nil }
        return texts.isEmpty ? "[:]" : "[" + texts.joined(separator: ", ") + "]"
    }

    /// `.init(name: "x")`, with the arguments in the order of the properties.
    private func object(_ members: [Literal.Member], of type: TypeReference) -> String? {
        guard case .declared(let id) = api.resolved(type), case .object(let shape) = api[id].shape else { return nil }
        let names = names.members(of: id).names
        let isSent = api[id].direction.contains(.sent)
        var arguments: [String] = []
        for (property, name) in zip(shape.properties, names) {
            guard let member = members.first(where: { $0.name.isExactly(property.wireName) }) else {
                // An initialiser needs what is required and has no default.
                let hasDefault =
                    property.defaultValue != nil || property.onlyValue != nil || property.type.isNullable
                if property.isRequired, !hasDefault { return nil }
                continue
            }
            guard let text = text(member.value, of: property.type) else { return nil }
            let isField = !property.isRequired && property.type.isNullable && (isSent || property.defaultValue != nil)
            let value = !isField ? text : text == "nil" ? ".null" : ".value(\(text))"
            arguments.append("\(Identifiers.label(name)): \(value)")
        }
        return ".init(" + arguments.joined(separator: ", ") + ")"
    }

    /// `1.0` and `1e3` are as good in Swift; a bare point is not. A literal of `Decimal` is a `Double` first: `19.99` would be
    /// 19.98999999999999488.
    private func numberText(_ text: String, of type: TypeReference) -> String? {
        guard let number = Double(text), number.isFinite else { return nil }
        let isSwift = text.first?.isNumber == true || (text.first == "-" && text.dropFirst().first?.isNumber == true)
        let own = isSwift && text.last?.isNumber == true ? text : "\(number)"
        guard Int(own) == nil, api.resolved(type.withoutNull) == .primitive(.decimal) else { return own }
        return "\(Primitive.decimal.swiftName)(constant: \(StringLiteral.quoted(own)))"
    }
}
