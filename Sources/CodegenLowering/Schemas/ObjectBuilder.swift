import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

/// Gathers the properties of one object from the schemas that describe it together.
struct ObjectBuilder {
    private let lowering: Lowering
    private let owner: TypeID
    /// The schemas are alternatives: a property has to be what any of them says, not what all say.
    private let areAlternatives: Bool
    private var listed: [Listed] = []
    private var index: [ExactText: Int] = [:]
    /// In document order.
    private var required: [(text: String, range: SourceRange)] = []
    /// A discriminator that isn't listed is a property nevertheless: without it, nothing would say what was written.
    private var discriminators: Set<ExactText> = []
    private var additional = Additional()

    /// A property with the schemas that describe it, from all parts.
    private struct Listed {
        let name: String
        var sources: [OpenAPI.Schema]
        /// The type that the first one is nested in.
        let home: TypeID
        let range: SourceRange
    }

    /// The parts' schemas for other properties.
    private struct Additional {
        var isAllowed = false
        var schemas: [OpenAPI.Schema] = []
        /// A part with `patternProperties`, and the type that its values are nested in.
        var patterns: (schema: OpenAPI.Schema, home: TypeID)?
        var home: TypeID?
    }

    init(lowering: Lowering, owner: TypeID, areAlternatives: Bool = false) {
        self.lowering = lowering
        self.owner = owner
        self.areAlternatives = areAlternatives
    }

    /// Adds what a schema says; a property that is there already keeps its place.
    mutating func add(_ schema: OpenAPI.Schema) {
        // What is nested in a part that is a type of its own is named after that one.
        let home = lowering.declaration(for: schema) ?? owner
        for property in schema.properties { add(property, in: home) }
        if schema.oneOf.isEmpty, schema.anyOf.isEmpty, let name = schema.discriminator?.propertyName {
            discriminators.insert(ExactText(name))
        }
        required += schema.required
        if !schema.patternProperties.isEmpty {
            additional.patterns = (schema, home)
            return
        }
        switch schema.otherProperties {
        case .unspecified, .forbidden: break
        case .allowed: additional.isAllowed = true
        case .schema(let values):
            additional.schemas.append(values)
            additional.home = additional.home ?? home
        }
    }

    private mutating func add(_ named: OpenAPI.Named<OpenAPI.Schema>, in home: TypeID) {
        lowering.countRepetition(of: named)
        guard let position = index[ExactText(named.name)] else {
            index[ExactText(named.name)] = listed.count
            listed.append(Listed(name: named.name, sources: [named.value], home: home, range: named.nameRange))
            return
        }
        if !listed[position].sources.contains(where: { $0.range == named.value.range }) {
            listed[position].sources.append(named.value)
        }
    }

    // MARK: The whole

    /// The object that all schemas describe; with `requiredByAll`, only what that set holds is required.
    func shape(requiredByAll: Set<ExactText>? = nil) -> ObjectShape {
        var properties = listed.map(property)
        for name in discriminators.sorted(by: { $0.text < $1.text }) where index[name] == nil {
            properties.append(Property(wireName: name.text, type: .primitive(.string), isRequired: false))
        }
        let required = requiredByAll ?? Set(required.map { ExactText($0.text) })
        for index in properties.indices where required.contains(ExactText(properties[index].wireName)) {
            properties[index].isRequired = true
        }
        let others = otherProperties()
        if requiredByAll == nil { properties += unlisted(others) }
        return ObjectShape(properties: properties, additional: others)
    }

    private func property(_ listed: Listed) -> Property {
        let first = listed.sources[0]
        let whole = (lowering.mayCombine ? combined(listed.sources) : nil) ?? first
        let isCombined = !listed.sources.contains { $0.range == whole.range }
        let home = whole.range == first.range ? listed.home : owner
        var type = lowering.combining(isCombined) {
            lowering.lower(whole, as: .nested(in: home, hint: listed.name))
        }
        let statements = listed.sources.map(lowering.statementOnNull)
        let isExcluded = !areAlternatives && statements.contains(.excluded)
        type = isExcluded || !statements.contains(.allowed) ? type.withoutNull : type.orNull
        let value = listed.sources.reversed().lazy.compactMap(lowering.defaultNode).first
        lowering.keep(value, of: PropertyPlace(type: owner, name: listed.name))
        var documentation = lowering.documentation(of: first, type: type, default: value)
        documentation.constraints.insert(contentsOf: access(to: listed), at: 0)
        var property = Property(
            wireName: listed.name,
            type: type,
            isRequired: false,
            isReadOnly: listed.sources.contains { $0.isReadOnly },
            isWriteOnly: listed.sources.contains { $0.isWriteOnly },
            documentation: documentation,
            origin: first.range
        )
        property.constants = lowering.constants(of: whole, type)
        property.text = lowering.textTest(of: whole)
        lowering.keep(constant: lowering.constantNode(of: whole), of: PropertyPlace(type: owner, name: listed.name))
        // Of alternatives, a value has to satisfy one.
        if !areAlternatives || listed.sources.count == 1 {
            lowering.keep(listed.sources, constraining: .property(PropertyPlace(type: owner, name: listed.name)))
        }
        return property
    }

    private func access(to listed: Listed) -> [String] {
        let isReadOnly = listed.sources.contains { $0.isReadOnly }
        let isWriteOnly = listed.sources.contains { $0.isWriteOnly }
        return isReadOnly == isWriteOnly ? [] : [isReadOnly ? "Read-only." : "Write-only."]
    }

    private func combined(_ schemas: [OpenAPI.Schema]) -> OpenAPI.Schema? {
        areAlternatives ? lowering.either(schemas) : lowering.combined(schemas)
    }

    /// A required property that no part has a schema for may be anything, but it has to be there.
    private func unlisted(_ others: ObjectShape.AdditionalProperties) -> [Property] {
        var names = Set(index.keys).union(discriminators)
        var type = TypeReference.anything
        if case .kept(let values) = others { type = values }
        return required.filter { names.insert(ExactText($0.text)).inserted }.map { name in
            lowering.reportUnlisted(name, among: listed.map(\.name))
            return Property(wireName: name.text, type: type, isRequired: true)
        }
    }

    private func otherProperties() -> ObjectShape.AdditionalProperties {
        if let patterns = additional.patterns {
            let name = NameSource.nested(in: patterns.home, hint: "additionalProperty")
            return .kept(lowering.lowerPatterns(of: patterns.schema, as: name))
        }
        guard let values = combined(additional.schemas) else {
            return additional.isAllowed ? .kept(.anything) : .ignored
        }
        if !areAlternatives, lowering.withoutRedundant(additional.schemas).count > 1 {
            lowering.diagnostics.warning(
                .conflictingSchemas,
                "several parts of this object say what other properties are; they have to be all of it",
                at: values.range
            )
        }
        let home = additional.schemas.count == 1 ? additional.home ?? owner : owner
        return .kept(lowering.lower(values, as: .nested(in: home, hint: "additionalProperty")))
    }
}

/// A property of a declared type, by its wire name.
struct PropertyPlace: Hashable {
    let type: TypeID
    private let name: ExactText

    init(type: TypeID, name: String) {
        self.type = type
        self.name = ExactText(name)
    }
}

extension Lowering {
    /// Says that `required` names a property that no part of the object lists, and which one it may be.
    func reportUnlisted(_ name: (text: String, range: SourceRange), among names: [String]) {
        guard isFirstReport(at: name.range) else { return }
        let near = NearMiss.closest(to: name.text, among: names).map { "; did you mean `\($0)`?" } ?? ""
        diagnostics.note(
            .missingField, "`\(name.text)` is required, but no property of that name is described\(near)",
            at: name.range)
    }
}
