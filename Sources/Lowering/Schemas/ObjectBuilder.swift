import APIModel
import Diagnostics
import OpenAPIDocument

/// Gathers the properties of one object from the schemas that describe it together.
struct ObjectBuilder {
    private let lowering: Lowering
    private let owner: TypeID
    private var properties: [Property] = []
    private var index: [String: Int] = [:]
    private var sources: [OpenAPI.Schema] = []
    /// In document order.
    private var required: [String] = []
    /// A discriminator that isn't listed is a property nevertheless: without it, nobody could tell what was written.
    private var discriminators: Set<String> = []
    private var additional: ObjectShape.AdditionalProperties = .ignored

    init(lowering: Lowering, owner: TypeID) {
        self.lowering = lowering
        self.owner = owner
    }

    var shape: ObjectShape {
        var properties = properties
        for name in discriminators.sorted() where index[name] == nil {
            properties.append(Property(wireName: name, type: .primitive(.string), isRequired: false))
        }
        let required = Set(required)
        for index in properties.indices where required.contains(properties[index].wireName) {
            properties[index].isRequired = true
        }
        properties += unlisted()
        return ObjectShape(properties: properties, additional: additional)
    }

    /// A required property that no part has a schema for may be anything, but it has to be there.
    private func unlisted() -> [Property] {
        var names = Set(index.keys).union(discriminators)
        var type = TypeReference.anything
        if case .kept(let values) = additional { type = values }
        return required.filter { names.insert($0).inserted }.map {
            Property(wireName: $0, type: type, isRequired: true)
        }
    }

    /// Adds what a schema says; a property that is there already keeps its place.
    mutating func add(_ schema: OpenAPI.Schema) {
        // What is nested in a part that is a type of its own is named after that one.
        let home = lowering.declaration(for: schema) ?? owner
        for property in schema.properties { add(property, in: home) }
        if schema.oneOf.isEmpty, schema.anyOf.isEmpty, let name = schema.discriminator?.propertyName {
            discriminators.insert(name)
        }
        required += schema.required.map(\.text)
        guard schema.patternProperties.isEmpty else {
            additional = .kept(lowering.lowerPatterns(of: schema, as: .nested(in: home, hint: "additionalProperty")))
            return
        }
        switch schema.additionalProperties {
        case .unspecified, .forbidden: break
        case .allowed: if additional == .ignored { additional = .kept(.anything) }
        case .schema(let values):
            additional = .kept(lowering.lower(values, as: .nested(in: home, hint: "additionalProperty")))
        }
    }

    private mutating func add(_ named: OpenAPI.Named<OpenAPI.Schema>, in home: TypeID) {
        let schema = named.value
        if let position = index[named.name] {
            merge(schema, into: position, in: home, at: named.nameRange)
            return
        }
        let type = lowering.lower(schema, as: .nested(in: home, hint: named.name))
        let property = Property(
            wireName: named.name,
            type: type,
            isRequired: false,
            isReadOnly: schema.isReadOnly,
            isWriteOnly: schema.isWriteOnly,
            defaultValue: lowering.defaultValue(of: schema, type),
            documentation: lowering.documentation(of: schema, type: type),
            origin: schema.range
        )
        append(property, schema)
    }

    private mutating func append(_ property: Property, _ schema: OpenAPI.Schema) {
        index[property.wireName] = properties.count
        properties.append(property)
        sources.append(schema)
    }

    /// The same property once more, from another part of an `allOf`: what says more wins, the first one otherwise.
    private mutating func merge(_ schema: OpenAPI.Schema, into position: Int, in home: TypeID, at range: SourceRange) {
        guard !schema.isAnnotationOnly, schema.range != sources[position].range else { return }
        let type = lowering.lower(schema, as: .nested(in: home, hint: properties[position].wireName))
        let old = properties[position].type
        guard type != old else { return }
        if old.withoutNull == .anything || lowering.narrows(type, old) {
            properties[position].type = type
            // The default has to be a value of the type that it now has.
            let defaulting = schema.defaultValue == nil ? sources[position] : schema
            properties[position].defaultValue = lowering.defaultValue(of: defaulting, type)
            sources[position] = schema
        } else if !lowering.narrows(old, type), type.withoutNull != .anything {
            lowering.diagnostics.warning(
                .conflictingSchemas,
                "`\(properties[position].wireName)` has another type in another part of the `allOf`; the first one counts",
                at: range,
                notes: [Diagnostic.Note("the first one", at: sources[position].range)]
            )
        }
    }
}

extension Lowering {
    /// What a type is behind the aliases that are settled so far, without `null`.
    private func unaliased(_ type: TypeReference) -> TypeReference {
        var type = type.withoutNull
        var steps = 0
        while steps < 32, case .declared(let id) = type, case .alias(let target) = types[id.index].shape {
            type = target.withoutNull
            steps += 1
        }
        return type
    }

    /// An enumeration narrows a string, a declared object narrows a free one, a value narrows a nullable one.
    func narrows(_ type: TypeReference, _ other: TypeReference) -> Bool {
        switch (unaliased(type), unaliased(other)) {
        case (let a, let b) where a == b: return !type.isNullable && other.isNullable
        case (.declared(let a), .declared(let b)):
            switch (types[a.index].shape, types[b.index].shape) {
            case (.enumeration(let few), .enumeration(let many)): return few.values.isSubset(of: many.values)
            case (_, .union(let union)): return union.variants.contains { $0.type == .declared(a) }
            default: return false
            }
        case (.declared, .dictionary(.anything)): return true
        case (.declared(let id), .primitive(.string)), (.declared(let id), .primitive(.int)):
            switch types[id.index].shape {
            case .enumeration, .alias, .pending: return true
            case .object, .union, .multipart: return false
            }
        case (.primitive(let a), .primitive(.string)):
            return a != .string && [.date, .calendarDate, .uuid, .url, .data].contains(a)
        case (.primitive(.int), .primitive(.double)), (.primitive(.int32), .primitive(.int)): return true
        default: return false
        }
    }
}
