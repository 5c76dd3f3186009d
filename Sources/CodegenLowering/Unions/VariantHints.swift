import CodegenAPIModel
import CodegenOpenAPIDocument

extension Lowering {
    /// The names of inline variants: numbers of the same type by their formats, objects by a key that only one of them requires.
    func hints(for branches: [OpenAPI.Schema]) -> [UnionShape.Hint] {
        let hints = branches.enumerated().map { hint(for: $1, $0) }
        return zip(branches, hints).map { branch, hint in
            guard hints.filter({ $0 == hint }).count > 1 else { return hint }
            switch hint {
            case .words("integer"), .words("number"): return branch.format.map { .words($0) } ?? hint
            case .words("object"): return ownKey(of: branch, among: branches).map { .words($0) } ?? hint
            case .words, .position: return hint
            }
        }
    }

    private func ownKey(of branch: OpenAPI.Schema, among branches: [OpenAPI.Schema]) -> String? {
        branch.required.map(\.text).first { key in
            branches.allSatisfy { other in
                other.range == branch.range
                    || !other.properties.contains { $0.name == key } && !other.required.contains { $0.text == key }
            }
        }
    }

    /// An only value, a title, a constant that the object has, or the JSON type.
    func hint(for branch: OpenAPI.Schema, _ position: Int) -> UnionShape.Hint {
        if let title = branch.title, !title.isEmpty { return .words(title) }
        if let value = onlyText(of: branch) ?? constant(of: branch) { return .words(value) }
        let types = branch.types.subtracting(.null)
        switch types {
        case .string:
            guard let format = branch.format else { return .words("string") }
            let isTold = FormatTable.strings[format] != nil || UnionShape.TextTest.formats.contains(format)
            return .words(isTold ? format : "string")
        case .integer: return .words("integer")
        case .number: return .words("number")
        case .boolean: return .words("bool")
        case .array: return .words("list")
        default:
            if branch.isMapLike, branch.allOf.isEmpty { return .words("map") }
            let isObject = branch.isObjectLike && branch.reference == nil && branch.allOf.isEmpty
            return isObject ? .words("object") : .position(position + 1)
        }
    }

    /// The text of a schema that has one value alone.
    private func onlyText(of schema: OpenAPI.Schema) -> String? {
        let values = schema.enumValues?.filter { !$0.isNull } ?? schema.const.map { [$0] } ?? []
        let text = values.count == 1 ? values[0].string : nil
        return text.flatMap { $0.contains(where: \.isLetter) ? $0 : nil }
    }

    /// `{type: {const: text}, …}` is a text.
    private func constant(of schema: OpenAPI.Schema) -> String? {
        let required = Set(schema.required.map(\.text))
        let constants = schema.properties.filter { required.contains($0.name) }.compactMap { onlyText(of: $0.value) }
        return constants.count == 1 ? constants[0] : nil
    }
}
