import APIModel
import Diagnostics
import OpenAPIDocument

extension Lowering {
    /// An enumeration of strings or integers; nil when the values are no enumeration in Swift.
    func lowerEnumeration(
        _ schema: OpenAPI.Schema,
        _ nodes: [OpenAPI.Value],
        as name: NameSource,
        into id: TypeID?
    ) -> TypeReference? {
        let all = nodes
        let nodes = nodes.filter { !$0.isNull }
        guard !nodes.isEmpty else { return schema.types.subtracting(.null).isEmpty ? .anything : nil }
        // `type: string` with an unquoted `true` means the word.
        if schema.types.subtracting(.null) != .string, nodes.allSatisfy({ $0.bool != nil }) { return .primitive(.bool) }
        guard let values = enumerationValues(schema, nodes), !values.texts.isEmpty else { return nil }
        let id = id ?? declare(name, schema)
        let origins = Dictionary(nodes.compactMap { node in node.scalarText.map { ($0, node.range) } }) { first, _ in first }
        let names = names(schema, of: values, in: all)
        types[id.index].shape = .enumeration(EnumerationShape(values: values, names: names, origins: origins))
        return .declared(id)
    }

    private func enumerationValues(_ schema: OpenAPI.Schema, _ nodes: [OpenAPI.Value]) -> EnumerationShape.Values? {
        let types = schema.types.subtracting(.null)
        switch types {
        case .string: return .strings(unique(nodes.compactMap { text(of: $0) }))
        case .integer, .number, [.integer, .number]:
            let numbers = nodes.compactMap { $0.scalarText.flatMap { Int($0) } }
            guard numbers.count == nodes.count else { return nil }
            return .integers(unique(numbers))
        case []:
            if nodes.allSatisfy({ $0.string != nil }) { return .strings(unique(nodes.compactMap(\.string))) }
            let numbers = nodes.compactMap { node in node.string == nil ? node.scalarText.flatMap { Int($0) } : nil }
            if numbers.count == nodes.count { return .integers(unique(numbers)) }
        default: break
        }
        diagnostics.note(
            .unsupportedKeyword,
            "an enumeration of values of different types is no Swift enumeration; any of them is accepted",
            at: nodes[0].range
        )
        return nil
    }

    private func text(of node: OpenAPI.Value) -> String? {
        if let text = node.scalarText {
            if node.string == nil {
                diagnostics.note(.invalidEnumValue, "this value is a \(node.kindName) among strings; it is read as `\(text)`", at: node.range)
            }
            return text
        }
        diagnostics.warning(.invalidEnumValue, "this value is no string; it is left out", at: node.range)
        return nil
    }

    private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }

    /// Names given beside the values as they are written, where there is one for each.
    private func names(
        _ schema: OpenAPI.Schema,
        of values: EnumerationShape.Values,
        in nodes: [OpenAPI.Value]
    ) -> [String]? {
        for (name, value) in schema.extensions where name == "x-enum-varnames" || name == "x-enumNames" {
            guard let names = value.array?.compactMap(\.string) else { continue }
            // `null` may have a name, too; a value that stands there twice keeps its first one.
            let named = [nodes, nodes.filter { !$0.isNull }].first { $0.count == names.count }
            guard let named else { continue }
            var byText: [String: String] = [:]
            for (node, name) in zip(named, names) {
                guard let text = node.scalarText, byText[text] == nil else { continue }
                byText[text] = name
            }
            let result = values.texts.compactMap { byText[$0] }
            if result.count == values.texts.count { return result }
        }
        return nil
    }
}
