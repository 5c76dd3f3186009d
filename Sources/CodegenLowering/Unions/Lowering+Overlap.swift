import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension Lowering {
    /// The known values of `anyOf: [{enum: [a, b]}, {type: string}]`, which any other value may join; nil for other branches.
    ///
    /// One component's enumeration stays that type, which then is open everywhere.
    func lowerOpenEnumeration(
        _ schema: OpenAPI.Schema,
        _ branches: [OpenAPI.Schema],
        as name: NameSource,
        into id: TypeID?
    ) -> TypeReference? {
        var types: Set<OpenAPI.Schema.Types> = []
        var listed: [(branch: OpenAPI.Schema, values: [OpenAPI.Value])] = []
        var isOpen = false
        for branch in branches {
            guard let target = opened(branch) else { return nil }
            if let values = target.enumValues ?? target.const.map({ [$0] }) {
                guard let type = Self.type(of: values.filter { !$0.isNull }) else { return nil }
                types.insert(type)
                listed.append((branch, values))
            } else {
                types.insert(target.types.subtracting(.null))
                guard target.format == nil || target.types.contains(.integer), target.contentEncoding == nil else {
                    return nil
                }
                isOpen = true
            }
        }
        guard isOpen, types == [.string] || types == [.integer], let first = listed.first else { return nil }
        if listed.count == 1, let reference = first.branch.reference {
            let type = type(of: reference).withoutNull
            markOpen(type)
            return type
        }
        var fields = schema.fields
        fields.types = types.first ?? []
        if listed.count == 1 { fields.extensions += first.branch.extensions }
        let words = ValueWords(of: listed.map(\.branch))
        let type = lowerEnumeration(
            schema.replacing(fields), listed.flatMap(\.values), words: words, as: name, into: id)
        if let type { markOpen(type) }
        return type
    }

    /// The schema that bare references lead to; nil when it says more than values and a scalar type.
    private func opened(_ branch: OpenAPI.Schema) -> OpenAPI.Schema? {
        var schema = branch
        var steps = 0
        while let reference = schema.reference {
            guard steps < 32, !schema.hasShapeBesideReference, let target = resolver.schema(reference) else {
                return nil
            }
            schema = target
            steps += 1
        }
        guard schema.boolean == nil, schema.allOf.isEmpty, schema.oneOf.isEmpty, schema.anyOf.isEmpty else {
            return nil
        }
        return schema
    }

    private static func type(of values: [OpenAPI.Value]) -> OpenAPI.Schema.Types? {
        if values.isEmpty { return nil }
        if values.allSatisfy({ $0.string != nil }) { return .string }
        let areWhole = values.allSatisfy { $0.string == nil && $0.valueText.flatMap { Int($0) } != nil }
        return areWhole ? .integer : nil
    }
}

extension Lowering {
    /// `anyOf` of objects that a value may all be at once is one structure with the properties of all: nothing of the value is
    /// lost. Nil where something tells the branches apart, or the same property differs between them.
    func lowerOverlap(
        _ schema: OpenAPI.Schema,
        _ branches: [OpenAPI.Schema],
        as name: NameSource,
        into id: TypeID?
    ) -> TypeReference? {
        guard schema.oneOf.isEmpty, schema.discriminator == nil, branches.count > 1 else { return nil }
        let parts = branches.map { self.parts(of: $0) }
        let areObjects = zip(branches, parts).allSatisfy { branch, parts in
            !parts.isEmpty && parts.allSatisfy(\.isPlainObject) && families.family(of: resolver.resolved(branch)) == nil
        }
        guard areObjects, families.sharedDiscriminator(of: branches.map(resolver.resolved)) == nil else { return nil }
        let listed = parts.map { ListedProperties($0) }
        guard !ListedProperties.areToldApart(listed, constants: hasConstants), haveSameProperties(listed) else {
            return nil
        }
        let id = id ?? declare(name, schema)
        var builder = ObjectBuilder(lowering: self, owner: id, areAlternatives: true)
        for part in parts.joined() { builder.add(part) }
        let required = listed.dropFirst().reduce(listed[0].required) { $0.intersection($1.required) }
        define(
            id, as: .object(builder.shape(requiredByAll: required)),
            parts: parts.joined().map(\.range).filter { $0 != schema.range })
        return .declared(id)
    }

    private func hasConstants(_ schema: OpenAPI.Schema) -> Bool {
        let schema = resolver.resolved(schema)
        return schema.const != nil || schema.enumValues != nil
    }

    /// Whether a property that several branches list is the same in all of them, or an object or array that may be all of
    /// theirs at once.
    private func haveSameProperties(_ listed: [ListedProperties]) -> Bool {
        var known: [ExactText: OpenAPI.Schema] = [:]
        for (name, schema) in listed.flatMap(\.properties) {
            guard let other = known.updateValue(schema, forKey: ExactText(name)) else { continue }
            guard mayBeOne(schema, other, depth: 0) else { return false }
        }
        return true
    }

    private func mayBeOne(_ left: OpenAPI.Schema, _ right: OpenAPI.Schema, depth: Int) -> Bool {
        guard depth < 8 else { return false }
        let (left, right) = (resolver.resolved(left), resolver.resolved(right))
        if left.range == right.range { return true }
        if left.isBareScalar, right.isBareScalar { return left.types == right.types && left.format == right.format }
        if let items = left.items, let others = right.items { return mayBeOne(items, others, depth: depth + 1) }
        return left.isPlainObject && right.isPlainObject
    }
}

/// The properties of one branch, from all its parts.
private struct ListedProperties {
    let properties: [(name: String, schema: OpenAPI.Schema)]
    let names: Set<ExactText>
    let required: Set<ExactText>

    init(_ parts: [OpenAPI.Schema]) {
        properties = parts.flatMap(\.properties).map { ($0.name, $0.value) }
        names = Set(properties.map { ExactText($0.name) })
        required = Set(parts.flatMap(\.required).map { ExactText($0.text) })
    }

    /// Whether constants, or keys that only one of them requires, tell the branches apart.
    static func areToldApart(_ branches: [ListedProperties], constants: (OpenAPI.Schema) -> Bool) -> Bool {
        let withConstants = branches.flatMap { branch in
            Set(branch.properties.filter { constants($0.schema) }.map(\.name))
        }
        if Dictionary(withConstants.map { ($0, 1) }, uniquingKeysWith: +).values.contains(where: { $0 > 1 }) {
            return true
        }
        let unnamed = branches.indices.filter { index in
            let others = branches.indices.filter { $0 != index }.reduce(into: Set<ExactText>()) {
                $0.formUnion(branches[$1].names)
            }
            return branches[index].required.subtracting(others).isEmpty
        }
        return unnamed.count <= 1
    }
}

extension OpenAPI.Schema.Fields {
    /// An object of listed properties, with nothing said of others.
    fileprivate var isPlainObject: Bool {
        guard isObjectLike, !properties.isEmpty, patternProperties.isEmpty, discriminator == nil else { return false }
        if case .schema = otherProperties { return false }
        if case .forbidden = additionalProperties { return false }
        return true
    }
}
