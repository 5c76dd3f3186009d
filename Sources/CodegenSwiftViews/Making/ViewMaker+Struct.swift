import CodegenAPIModel
import CodegenDiagnostics
import CodegenSwiftLanguage

extension ViewMaker {
    func makeStructView(_ declaration: TypeDeclaration, _ shape: ObjectShape) -> StructView {
        let members = names.members(of: declaration.id)
        let depth = depth(of: declaration.id) + 1
        let properties = shape.properties.enumerated().map { index, property in
            makePropertyView(
                property,
                members.names[index],
                members.locals[index],
                members.storage[index],
                index: index,
                of: declaration,
                depth: depth,
                label: index == shape.properties.count - 1 ? "default" : "case \(index)"
            )
        }
        var additional: String?
        if case .kept(let type) = shape.additional {
            additional = "[String: \(types.text(type, in: .type(declaration.id)))]"
        }
        return StructView(
            head: declarationHead(declaration, ["APIValue"]),
            properties: properties,
            additionalType: additional,
            nested: nestedViews(in: declaration.id),
            keys: keyArguments(properties, isSent: declaration.direction.contains(.sent)),
            isMutable: !options.isImmutable,
            hasDeprecatedInitializer: deprecations.initializers.contains(declaration.id),
            sharesKeys: askedForKeys.contains(declaration.id)
        )
    }

    /// The arguments of the key table: `"id", "name", required: 0`, or `required: "id", "name"` where an object needs all of them.
    private func keyArguments(_ properties: [PropertyView], isSent: Bool) -> [String] {
        let names = properties.map(\.wireName)
        let required = properties.filter { $0.reading.isRequired }.map { String($0.index) }
        if required.count == names.count, !names.isEmpty { return ["required: \(names[0])"] + names.dropFirst() }
        // Services alone insist on keys that may be null.
        let nullable =
            options.hasServer && isSent ? properties.filter(\.isRequiredNullable).map { String($0.index) } : []
        return names + labelled("required", required) + labelled("nullable", nullable)
    }

    /// Arguments of one label.
    private func labelled(_ label: String, _ arguments: [String]) -> [String] {
        arguments.enumerated().map { $0 == 0 ? "\(label): \($1)" : $1 }
    }

    /// How a property is read from outside, and whether its value may be missing.
    func memberAccess(to property: Property, in owner: TypeID) -> (text: String, isOptional: Bool) {
        guard case .object(let shape) = api[owner].shape,
            let index = shape.properties.firstIndex(where: { $0.wireName.isExactly(property.wireName) })
        else { return ("", false) }
        let name = Identifiers.escaped(names.members(of: owner).names[index])
        let presence = presence(of: property, base: "", isSent: api[owner].direction.contains(.sent))
        if presence.fallback == nil, presence.reading == .field { return (name + ".wrapped", true) }
        return (name, presence.isOptional)
    }

    /// The expression by which `write` reads the stored property, distinct from its own local names.
    private func accessor(_ name: String, _ storageName: String, _ property: Property, _ presence: Presence) -> String {
        if property.documentation.isDeprecated || presence.fallback != nil {
            return "_" + storageName + (property.isBoxed ? ".value" : "")
        }
        return ["json", "object"].contains(name) ? "self." + name : Identifiers.escaped(name)
    }

    private func makePropertyView(
        _ property: Property,
        _ name: String,
        _ localName: String,
        _ storageName: String,
        index: Int,
        of declaration: TypeDeclaration,
        depth: Int,
        label: String
    ) -> PropertyView {
        let base = types.text(property.type.withoutNull, in: .type(declaration.id))
        let isSent = declaration.direction.contains(.sent)
        let presence = presence(of: property, base: base, isSent: isSent)
        let escaped = Identifiers.escaped(name)
        let isComputed = property.isBoxed || property.documentation.isDeprecated || presence.fallback != nil
        return PropertyView(
            name: isComputed ? storageName : name,
            declaredName: escaped,
            localName: Identifiers.escaped(localName),
            accessor: accessor(name, storageName, property, presence),
            wireName: StringLiteral.quoted(property.wireName),
            type: presence.type,
            storedType: presence.storedType,
            isStoredOptional: presence.isStoredOptional,
            boxedType: presence.isStoredOptional ? base : presence.storedType,
            localDeclaration: localDeclaration(presence, base),
            index: index,
            documentation: documentation(property.documentation, depth: depth),
            defaultArgument: presence.defaultArgument,
            isMutable: !options.isImmutable || isStreamFlag(property, of: declaration.id),
            isBoxed: property.isBoxed,
            isDeprecated: property.documentation.isDeprecated,
            deprecation: deprecation(property.documentation, among: declaration.id),
            fallback: presence.fallback.map { PropertyView.Fallback(value: $0, isField: presence.reading == .field) },
            reading: presence.reading,
            writing: presence.writing,
            label: label
        )
    }

    private struct Presence {
        let type: String
        let isOptional: Bool
        let storedType: String
        let isStoredOptional: Bool
        let defaultArgument: String
        /// The value of an absent key.
        let fallback: String?
        let reading: PropertyView.Reading
        let writing: PropertyView.Writing

        init(
            _ type: Kind, _ base: String, storedAs storedType: Kind? = nil, argument: String? = nil,
            fallback: String? = nil, reading: PropertyView.Reading, writing: PropertyView.Writing
        ) {
            let storedType = storedType ?? type
            self.type = type.text(base)
            isOptional = type == .optional
            self.storedType = storedType.text(base)
            isStoredOptional = storedType == .optional
            defaultArgument = argument.map { " = " + $0 } ?? ""
            self.fallback = fallback
            self.reading = reading
            self.writing = writing
        }

        enum Kind {
            case plain, optional, field

            func text(_ base: String) -> String {
                switch self {
                case .plain: base
                case .optional: base + "?"
                case .field: "Field<\(base)>"
                }
            }
        }
    }

    /// How a property's presence, nullability and default appear in Swift.
    private func presence(of property: Property, base: String, isSent: Bool) -> Presence {
        let fallback = property.defaultValue.flatMap { text($0, of: property.type) }
        let onlyValue = property.onlyValue.flatMap { text($0, of: property.type) }
        if property.isRequired {
            let argument = fallback ?? onlyValue
            return property.type.isNullable
                ? Presence(.optional, base, argument: argument ?? "nil", reading: .optional, writing: .nullable)
                : Presence(.plain, base, argument: argument, reading: reading(property.type), writing: .always)
        }
        if let fallback, property.type.isNullable {
            return Presence(
                .optional, base, storedAs: .field, argument: ".absent", fallback: fallback, reading: .field,
                writing: .field)
        }
        if property.type.isNullable, isSent {
            return Presence(.field, base, argument: ".absent", reading: .field, writing: .field)
        }
        return Presence(
            fallback == nil ? .optional : .plain, base, storedAs: .optional, argument: onlyValue ?? "nil",
            fallback: fallback, reading: .optional, writing: .ifPresent)
    }

    /// How a required value is read.
    private func reading(_ type: TypeReference) -> PropertyView.Reading {
        switch api.resolved(type) {
        case .anything: .defaulted(".null")
        case .array: .filled("[]")
        case .dictionary: .filled("[:]")
        case .primitive(.string): .filled("\"\"")
        case .primitive(.int): .filled("0")
        case .primitive(.double): .filled("0.0")
        case .primitive(.bool): .filled("false")
        case .primitive, .declared, .nullable: .required
        }
    }

    /// The declaration after the name of the variable that a property is read into.
    private func localDeclaration(_ presence: Presence, _ base: String) -> String {
        switch presence.reading {
        case .field: ": \(presence.storedType) = .absent"
        case .optional, .required, .defaulted: ": \(base)?"
        case .filled(let empty):
            ["String", "Int", "Double", "Bool"].contains(base) ? " = \(empty)" : ": \(base) = \(empty)"
        }
    }
}
