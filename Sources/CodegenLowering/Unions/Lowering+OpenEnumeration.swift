import CodegenAPIModel
import CodegenOpenAPIDocument

extension Lowering {
    /// `anyOf: [{enum: [a, b]}, {type: string}]`: known values, and any other; nil where the branches are something else.
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

    /// The schema behind bare references; nil when it says more than values and a scalar type.
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
