import Diagnostics
import OpenAPIDocument

/// Which components extend which, here and in other documents: `Pet` with a `discriminator`, and `Cat: {allOf: [Pet, …]}`.
struct Families {
    /// A schema that others may extend, under the name that it has in its document.
    struct Component {
        let name: String
        let value: OpenAPI.Schema
    }

    private let components: [Component]
    private let resolver: ReferenceResolver
    private var positions: [SourceRange: Int] = [:]
    private var byName: [String: Int] = [:]
    private var byPointer: [String: Int] = [:]
    private var children: [SourceRange: [Component]] = [:]
    /// Components that extend a base with a discriminator, directly or not.
    private var members: Set<SourceRange> = []

    init(_ document: OpenAPI.Document, _ resolver: ReferenceResolver) {
        let own = document.schemas.map { Component(name: $0.name, value: resolver.definition(of: $0.value)) }
        let known = Set(own.map(\.value.range))
        let others = resolver.definitionsElsewhere().filter { !known.contains($0.range) }.map {
            Component(name: PointerName.name(of: $0.pointer), value: $0)
        }
        components = own + others
        self.resolver = resolver
        for (position, component) in components.enumerated() {
            positions[component.value.range] = positions[component.value.range] ?? position
            byName[component.name] = byName[component.name] ?? positions[component.value.range]
            byPointer[component.value.pointer.description] = positions[component.value.range]
            for parent in Self.parents(of: component.value, resolver) where parent != component.value.range {
                children[parent, default: []].append(component)
            }
        }
        var pending = components.map(\.value).filter { Self.discriminator(of: $0) != nil }.map(\.range)
        while let range = pending.popLast() {
            for child in children[range] ?? [] where members.insert(child.value.range).inserted {
                pending.append(child.value.range)
            }
        }
    }

    /// It extends a base, so it has what the base has: it is never the base's union.
    func isMember(_ schema: OpenAPI.Schema) -> Bool { members.contains(schema.range) }

    /// The variants of a base with a discriminator, in document order; nil for all other schemas.
    func family(of schema: OpenAPI.Schema) -> Family? {
        guard let discriminator = Self.discriminator(of: schema), let position = positions[schema.range] else {
            return nil
        }
        let mapped = discriminator.mapping.map { entry in (entry: entry, target: component(mappedBy: entry)) }
        var entries: [Int: [String]] = [:]
        for case (let entry, let target?) in mapped { entries[target, default: []].append(entry.name) }
        var found = descendants(of: schema, throughBases: false)
        // A mapping may name what doesn't extend the base, too; within a variant that is a base it is that one's.
        found.formUnion(entries.keys.filter { !isMember(components[$0].value) })
        found.remove(position)
        guard !found.isEmpty else { return nil }
        var variants: [Family.Variant] = []
        for variant in found.sorted() {
            let component = components[variant]
            // A variant that is a base itself stands for all that extend it.
            var all: Set<Int> = [variant]
            if isBase(component.value) { all.formUnion(descendants(of: component.value, throughBases: true)) }
            let explicit = all.sorted().flatMap { entries[$0] ?? [] }
            let rest = all.sorted().filter { entries[$0] == nil }
            variants.append(
                Family.Variant(
                    component: component,
                    explicit: explicit + rest.flatMap { Self.writtenValues(of: components[$0].value) },
                    implicit: rest.filter { Self.writtenValues(of: components[$0].value).isEmpty }.map {
                        components[$0].name
                    }
                )
            )
        }
        let own = (entries[position] ?? []) + Self.writtenValues(of: schema)
        return Family(
            discriminator: discriminator,
            variants: variants,
            base: Family.Variant(component: components[position], explicit: own, implicit: [components[position].name]),
            unresolved: mapped.filter { $0.target == nil }.map(\.entry)
        )
    }

    // MARK: Descent

    private func isBase(_ schema: OpenAPI.Schema) -> Bool {
        Self.discriminator(of: schema) != nil && !(children[schema.range] ?? []).isEmpty
    }

    /// What extends a schema, directly or not; those that are bases themselves speak for what extends them.
    private func descendants(of schema: OpenAPI.Schema, throughBases: Bool) -> Set<Int> {
        var found: Set<Int> = []
        var pending = [schema.range]
        while let range = pending.popLast() {
            for child in children[range] ?? [] {
                guard let position = positions[child.value.range], found.insert(position).inserted else { continue }
                if throughBases || !isBase(child.value) { pending.append(child.value.range) }
            }
        }
        return found
    }

    /// By pointer, by name, by a reference to another file, or by what only looks like one.
    private func component(mappedBy entry: OpenAPI.Named<String>) -> Int? {
        let text = entry.value
        if let position = byPointer[text] ?? byName[text] { return position }
        if text.contains("#") || text.contains("/") || text.contains(".") {
            let target = resolver.schema(mappedBy: entry).map(resolver.definition(of:))
            if let target, let position = positions[target.range] { return position }
        }
        return byName[text.split(separator: "/").last.map(String.init) ?? text]
    }

    // MARK: Schemas

    /// The ranges of the schemas that a schema extends, aliases seen through.
    private static func parents(of schema: OpenAPI.Schema, _ resolver: ReferenceResolver) -> [SourceRange] {
        var result: [SourceRange] = []
        var pending = schema.allOf
        if schema.hasShapeBesideReference { pending.append(schema) }
        var steps = 0
        while let part = pending.popLast(), steps < 256 {
            steps += 1
            guard let reference = part.reference else {
                pending += part.allOf
                continue
            }
            guard let target = resolver.schema(reference) else { continue }
            if target.reference != nil, !target.hasShapeBesideReference {
                pending.append(target)
            } else {
                result.append(target.range)
            }
        }
        return result
    }

    /// The discriminator of an object that lists no variants itself; it may stand in a part of its `allOf`.
    static func discriminator(of schema: OpenAPI.Schema) -> OpenAPI.Discriminator? {
        guard schema.oneOf.isEmpty, schema.anyOf.isEmpty, schema.reference == nil else { return nil }
        guard schema.types.subtracting([.null, .object]).isEmpty else { return nil }
        if let own = schema.discriminator { return own }
        return schema.allOf.lazy.filter { $0.reference == nil }.compactMap(discriminator(of:)).first
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
    /// Entries of the mapping that name no component.
    let unresolved: [OpenAPI.Named<String>]

    struct Variant {
        let component: Families.Component
        /// The values that the description gives it.
        let explicit: [String]
        /// Names of components, where the description gives none.
        let implicit: [String]
    }
}
