import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension Lowering {
    /// A base with a discriminator is a union of what extends it and of an object of its own, `Base`.
    func lowerFamily(
        _ family: Family,
        _ schema: OpenAPI.Schema,
        as name: NameSource,
        into id: TypeID?
    ) -> TypeReference {
        let id = id ?? declare(name, schema)
        let base = lowerBase(schema, in: id)
        var variants: [UnionShape.Variant] = []
        var sources: [OpenAPI.Schema] = []
        var names: [Family.Variant] = []
        var seen: Set<TypeReference> = [.declared(id)]
        for variant in family.variants {
            let type = component(variant.component.value, name: variant.component.name).withoutNull
            guard seen.insert(type).inserted else { continue }
            variants.append(UnionShape.Variant(type: type, hint: .words(variant.component.name)))
            sources.append(variant.component.value)
            names.append(variant)
        }
        variants.append(UnionShape.Variant(type: .declared(base), hint: .words("base")))
        define(id, as: .union(UnionShape(variants: variants)))
        names.append(family.base)
        let discriminator = UnionSource.Discriminator(
            property: family.discriminator.propertyName,
            explicit: names.map(\.explicit),
            implicit: names.map(\.implicit),
            isFamily: true
        )
        keep(UnionSource(schema: schema, variants: sources + [schema], discriminator: discriminator), of: id)
        return .declared(id)
    }

    /// Says which values of a base's discriminator lead to no component.
    func reportUnresolvedEntries(of schema: OpenAPI.Schema) {
        for entry in families.unresolvedEntries(of: schema) where isNews(at: entry.nameRange) {
            diagnostics.warning(
                .unresolvedReference,
                "`\(entry.value)` is no component; values of `\(entry.name)` are read as the base",
                at: entry.nameRange
            )
        }
    }

    /// What all variants have in common, as a type of its own within the union.
    private func lowerBase(_ schema: OpenAPI.Schema, in owner: TypeID) -> TypeID {
        let name = NameSource.nested(in: owner, hint: "base")
        let documentation = Documentation(
            description: "What the variants have in common, for a value that is none of them.")
        let id = declare(name, schema, as: .single, documentation: documentation)
        let type = lowerAlone(schema, as: name, into: id)
        if type != .declared(id) { define(id, as: .alias(type)) }
        // A value of a subtype that the description doesn't list keeps what only that one has.
        if case .object(var shape) = shape(of: id), shape.additional == .ignored {
            shape.additional = .kept(.anything)
            define(id, as: .object(shape))
        }
        return id
    }
}
