import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// Components whose values a discriminator tells apart: `Pet` with a `discriminator`, and `Cat: {allOf: [Pet, …]}`.
struct Families {
    /// A schema that others may extend, under the name that it has in its document.
    struct Component {
        let name: String
        let value: OpenAPI.Schema
    }

    private let components: [Component]
    private let resolver: ReferenceResolver
    private let inheritance: Inheritance
    private var positions: [SourceRange: Int] = [:]
    /// The nearest base with a discriminator of components that extend one, directly or not.
    private var bases: [SourceRange: OpenAPI.Schema] = [:]

    init(_ document: OpenAPI.Document, _ resolver: ReferenceResolver) {
        let own = document.schemas.map { Component(name: $0.name, value: resolver.definition(of: $0.value)) }
        let known = Set(own.map(\.value.range))
        let found = resolver.inheritance()
        let others = found.definitionsElsewhere.filter { !known.contains($0.range) }.map {
            Component(name: PointerName.name(of: $0.pointer), value: $0)
        }
        components = own + others
        inheritance = found.inheritance
        self.resolver = resolver
        for (position, component) in components.enumerated() {
            positions[component.value.range] = positions[component.value.range] ?? position
        }
        for base in components.map(\.value) where base.ownDiscriminator != nil {
            var pending = inheritance.subtypes(of: base)
            while let subtype = pending.popLast() {
                guard bases[subtype.range] == nil || extends(base, bases[subtype.range]) else { continue }
                guard bases.updateValue(base, forKey: subtype.range)?.range != base.range else { continue }
                pending += inheritance.subtypes(of: subtype)
            }
        }
    }

    private func extends(_ schema: OpenAPI.Schema, _ base: OpenAPI.Schema?) -> Bool {
        base.map { base in inheritance.descendants(of: base).contains { $0.range == schema.range } } ?? false
    }

    /// It extends a base, so it has what the base has.
    func isMember(_ schema: OpenAPI.Schema) -> Bool { bases[schema.range] != nil }

    /// The subtypes of a component that a discriminator tells apart, its own or that of a base, in document order; nil for all
    /// other schemas.
    func family(of schema: OpenAPI.Schema) -> Family? {
        guard let position = positions[schema.range] else { return nil }
        guard let root = schema.ownDiscriminator == nil ? bases[schema.range] : schema,
            let discriminator = root.ownDiscriminator
        else { return nil }
        let entries = entries(of: discriminator)
        var found = Set(inheritance.subtypes(of: schema).compactMap { positions[$0.range] })
        if root.range == schema.range {
            // A mapping may name what doesn't extend the base, too.
            found.formUnion(entries.targets.keys.filter { !isMember(components[$0].value) })
        }
        found.remove(position)
        guard !found.isEmpty else { return nil }
        return Family(
            discriminator: discriminator,
            variants: found.sorted().map { variant(at: $0, entries.targets) },
            base: variant(at: position, entries.targets, isAlone: true)
        )
    }

    /// The entries of a base's mapping that name no component.
    func unresolvedEntries(of schema: OpenAPI.Schema) -> [OpenAPI.Named<String>] {
        guard positions[schema.range] != nil else { return [] }
        return schema.ownDiscriminator.map { entries(of: $0).unresolved } ?? []
    }

    /// The discriminator of the base that all schemas extend, with the values of each schema and of what extends it.
    func sharedDiscriminator(of schemas: [OpenAPI.Schema]) -> (name: String, values: [[String]])? {
        let positions = schemas.map { self.positions[$0.range] }
        guard let first = schemas.first, let base = bases[first.range], let discriminator = base.ownDiscriminator,
            !positions.contains(nil), schemas.allSatisfy({ bases[$0.range]?.range == base.range })
        else { return nil }
        let targets = entries(of: discriminator).targets
        let values = positions.compactMap { $0 }.map { position in
            let variant = variant(at: position, targets)
            return variant.explicit + variant.implicit
        }
        return (discriminator.propertyName, values)
    }

    // MARK: Values

    /// The values that the mapping has for each component, by its position, and the entries that name no component.
    private func entries(
        of discriminator: OpenAPI.Discriminator
    ) -> (targets: [Int: [String]], unresolved: [OpenAPI.Named<String>]) {
        var targets: [Int: [String]] = [:]
        var unresolved: [OpenAPI.Named<String>] = []
        for entry in discriminator.mapping {
            let target = resolver.schema(mappedBy: entry).map(resolver.definition(of:))
            if let position = target.flatMap({ positions[$0.range] }) {
                targets[position, default: []].append(entry.name)
            } else {
                unresolved.append(entry)
            }
        }
        return (targets, unresolved)
    }

    /// A component with its values, and unless it is alone those of all that extend it.
    private func variant(at position: Int, _ entries: [Int: [String]], isAlone: Bool = false) -> Family.Variant {
        let component = components[position]
        let subtypes = isAlone ? [] : inheritance.descendants(of: component.value).compactMap { positions[$0.range] }
        let all = Set(subtypes).union([position]).sorted()
        let rest = all.filter { entries[$0] == nil }
        let written = rest.flatMap { Self.writtenValues(of: components[$0].value) }
        let unnamed = rest.filter { Self.writtenValues(of: components[$0].value).isEmpty }
        return Family.Variant(
            component: component,
            explicit: all.flatMap { entries[$0] ?? [] } + written,
            implicit: unnamed.map { components[$0].name }
        )
    }

    /// `x-discriminator-value`, as Swagger 2.0's tools write it.
    private static func writtenValues(of schema: OpenAPI.Schema) -> [String] {
        let all = [schema] + schema.allOf.filter { $0.reference == nil }
        return all.flatMap(\.extensions).filter {
            ["x-discriminator-value", "x-ms-discriminator-value"].contains($0.name)
        }
        .compactMap(\.value.scalarText)
    }
}

/// A base with what extends it.
struct Family {
    let discriminator: OpenAPI.Discriminator
    let variants: [Variant]
    let base: Variant

    struct Variant {
        let component: Families.Component
        /// The values that the description gives it.
        let explicit: [String]
        /// Names of components, where the description gives none.
        let implicit: [String]
    }
}

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

    /// Reports discriminator values of a base that lead to no component.
    func reportUnresolvedEntries(of schema: OpenAPI.Schema) {
        for entry in families.unresolvedEntries(of: schema) where isFirstReport(at: entry.nameRange) {
            diagnostics.warning(
                .unresolvedReference,
                "`\(entry.value)` isn't a component; values of `\(entry.name)` are read as the base",
                at: entry.nameRange
            )
        }
    }

    /// The properties that all variants share, as a type within the union.
    private func lowerBase(_ schema: OpenAPI.Schema, in owner: TypeID) -> TypeID {
        let name = NameSource.nested(in: owner, hint: "base")
        let documentation = Documentation(
            description: "The properties that all variants share, for a value of an unknown one.")
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
