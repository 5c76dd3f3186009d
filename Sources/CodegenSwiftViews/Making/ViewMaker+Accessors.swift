import CodegenAPIModel
import CodegenDiagnostics
import CodegenSwiftLanguage

extension ViewMaker {
    /// `item.track`: the payload of a case, by the case's name.
    func makeAccessorViews(_ shape: UnionShape, _ cases: [VariantView]) -> [AccessorView] {
        zip(shape.variants, cases).compactMap { variant, view in
            variant.type.isNullable ? nil : AccessorView(name: view.caseName, type: view.type)
        }
    }

    /// `item.id`, as the first variant has it.
    struct SharedProperty {
        let property: Property
        /// Escaped.
        let name: String
        /// How each variant has it, in their order.
        let accesses: [(text: String, isOptional: Bool)]
    }

    /// The properties that all variants of a union have under one name and with one type.
    func sharedProperties(of declaration: TypeDeclaration, _ shape: UnionShape) -> [SharedProperty] {
        let objects = shape.variants.compactMap { variant -> (id: TypeID, shape: ObjectShape)? in
            guard !variant.type.isNullable, case .declared(let id) = api.resolved(variant.type),
                case .object(let object) = api[id].shape
            else { return nil }
            return (id, object)
        }
        guard objects.count == shape.variants.count, objects.count > 1, let first = objects.first else { return [] }
        let taken = Set(names.members(of: declaration.id).names)
        return zip(first.shape.properties, names.members(of: first.id).names).compactMap { property, name in
            // A name without capitals may be a type's.
            guard !taken.contains(name), name.first?.isLowercase == true else { return nil }
            let escaped = Identifiers.escaped(name)
            let accesses = objects.compactMap { access(to: property, escaped, in: $0.id, $0.shape) }
            guard accesses.count == objects.count else { return nil }
            return SharedProperty(property: property, name: escaped, accesses: accesses)
        }
    }

    /// How a variant has a property; nil where it has another one, or none.
    private func access(
        to property: Property, _ name: String, in object: TypeID, _ shape: ObjectShape
    ) -> (text: String, isOptional: Bool)? {
        guard let own = shape.properties.first(where: { $0.wireName.isExactly(property.wireName) }),
            !own.documentation.isDeprecated,
            api.canonical(own.type.withoutNull) == api.canonical(property.type.withoutNull)
        else { return nil }
        let access = memberAccess(to: own, in: object)
        return access.text == name || access.text == name + ".wrapped" ? access : nil
    }

    func makeSharedPropertyViews(
        _ declaration: TypeDeclaration, _ shape: UnionShape, _ cases: [VariantView], unknown: String?
    ) -> [SharedPropertyView] {
        sharedProperties(of: declaration, shape).map { shared in
            let isOptional = unknown != nil || shared.accesses.contains(where: \.isOptional)
            var readings = zip(cases, shared.accesses).map {
                SharedReadingView(caseName: $0.caseName, reading: "value." + $1.text)
            }
            if let unknown {
                let key = StringLiteral.quoted(shared.property.wireName)
                readings.append(SharedReadingView(caseName: unknown, reading: "value.member(\(key))"))
            }
            let type = types.text(shared.property.type.withoutNull, in: .type(declaration.id))
            return SharedPropertyView(
                name: shared.name,
                type: type + (isOptional ? "?" : ""),
                documentation: documentation(shared.property.documentation, depth: depth(of: declaration.id) + 1),
                readings: readings
            )
        }
    }
}
