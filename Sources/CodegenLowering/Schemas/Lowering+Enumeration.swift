import CodegenAPIModel
import CodegenDiagnostics
import CodegenOpenAPIDocument

extension Lowering {
    /// An enumeration of strings or integers, or the type that all values have where they are no enumeration in Swift.
    ///
    /// Nil when the schema's own type says as much as the values do.
    func lowerEnumeration(
        _ schema: OpenAPI.Schema,
        _ nodes: [OpenAPI.Value],
        words: ValueWords = ValueWords(),
        as name: NameSource,
        into id: TypeID?
    ) -> TypeReference? {
        let all = nodes
        let nodes = nodes.filter { !$0.isNull }
        guard !nodes.isEmpty else {
            if all.isEmpty {
                diagnostics.warning(
                    .invalidEnumValue, "this enumeration has no values; it is ignored", at: schema.range)
            }
            return schema.types.subtracting(.null).isEmpty ? .anything : nil
        }
        // `type: string` with an unquoted `true` means the word.
        if schema.types.subtracting(.null) != .string, nodes.allSatisfy({ $0.bool != nil }) {
            documentValues(of: schema, on: id)
            return .primitive(.bool)
        }
        guard let values = enumerationValues(schema, nodes), !values.texts.isEmpty else {
            return lowerOtherValues(schema, nodes, as: name, into: id)
        }
        let id = id ?? declare(name, schema)
        let origins = Dictionary(nodes.flatMap { node in node.texts.map { ($0, node.range) } }) { first, _ in
            first
        }
        let listed = ValueWords(schema, all)
        let shape = EnumerationShape(
            values: values,
            names: listed.names.merging(words.names) { first, _ in first },
            descriptions: listed.descriptions.merging(words.descriptions) { first, _ in first },
            origins: origins
        )
        define(id, as: .enumeration(shape))
        return .declared(id)
    }

    /// Listed values without a `type` may be fractions, words and numbers, objects: their common type is the schema's.
    private func lowerOtherValues(
        _ schema: OpenAPI.Schema,
        _ nodes: [OpenAPI.Value],
        as name: NameSource,
        into id: TypeID?
    ) -> TypeReference? {
        documentValues(of: schema, on: id)
        diagnostics.note(
            .unsupportedKeyword,
            "these values aren't an enumeration in Swift; the doc comment lists them, and others are accepted",
            at: nodes[0].range
        )
        let own = schema.types.subtracting(.null)
        if !own.isEmpty, own != .integer { return nil }
        let numbers = nodes.filter { $0.string == nil && $0.bool == nil }.compactMap(\.valueText)
        let areWhole = numbers.allSatisfy { $0.drop { $0 == "-" }.allSatisfy(\.isNumber) }
        if numbers.count == nodes.count, areWhole {
            // Beyond 64 bits a number keeps its digits only as it is.
            return numbers.allSatisfy { UInt64($0) != nil } ? .primitive(.uint64) : .anything
        }
        guard own.isEmpty else { return nil }
        var fields = schema.fields
        fields.types = nodes.reduce(into: []) { $0.formUnion(Self.type(of: $1)) }
        fields.enumValues = nil
        fields.const = nil
        let type = lowerByType(schema.replacing(fields), as: name, into: id)
        // Which of its values are listed is said by the whole schema.
        if case .declared(let declared) = type.withoutNull, origin(of: declared) == schema.range {
            keep([schema], constraining: .type(declared))
        }
        return type
    }

    private static func type(of node: OpenAPI.Value) -> OpenAPI.Schema.Types {
        switch node.value {
        case .null: return .null
        case .bool: return .boolean
        case .string: return .string
        case .array: return .array
        case .object: return .object
        case .number: return node.valueText.flatMap { Int($0) } == nil ? .number : .integer
        }
    }

    /// A component's doc comment is written before it is known that its values are no enumeration.
    private func documentValues(of schema: OpenAPI.Schema, on id: TypeID?) {
        guard let id, origin(of: id) == schema.range, let text = ConstraintText.values(of: schema) else {
            return
        }
        add(constraint: text, to: id)
    }

    private func enumerationValues(_ schema: OpenAPI.Schema, _ nodes: [OpenAPI.Value]) -> EnumerationShape.Values? {
        switch schema.types.subtracting(.null) {
        case .string: return .strings(unique(nodes.compactMap { text(of: $0) }))
        case .integer, .number, [.integer, .number]:
            let numbers = nodes.compactMap { $0.valueText.flatMap { Int($0) } }
            return numbers.count == nodes.count ? .integers(unique(numbers)) : nil
        case []:
            if nodes.allSatisfy({ $0.string != nil }) { return .strings(unique(nodes.compactMap(\.string))) }
            let numbers = nodes.compactMap { node in node.string == nil ? node.valueText.flatMap { Int($0) } : nil }
            return numbers.count == nodes.count ? .integers(unique(numbers)) : nil
        default: return nil
        }
    }

    private func text(of node: OpenAPI.Value) -> String? {
        if let text = node.scalarText {
            if node.string == nil {
                diagnostics.note(
                    .invalidEnumValue, "this value is a \(node.kindName) among strings; it is read as `\(text)`",
                    at: node.range)
            }
            return text
        }
        diagnostics.warning(.invalidEnumValue, "this value isn't a string; it is left out", at: node.range)
        return nil
    }

    private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }

    /// The only value that a schema has; nil where there are several, or none is named.
    func constantNode(of schema: OpenAPI.Schema) -> OpenAPI.Value? {
        let schema = resolver.resolved(schema)
        if schema.isNullOnly { return Node(.null, range: schema.range) }
        return schema.const ?? (schema.enumValues?.count == 1 ? schema.enumValues?.first : nil)
    }

    /// The values that a schema lists, as text, where its type is no enumeration and so doesn't show them.
    func constants(of schema: OpenAPI.Schema, _ type: TypeReference) -> [String] {
        guard case .primitive = unaliased(type) else { return [] }
        let schema = resolver.resolved(schema)
        let values = (schema.enumValues ?? schema.const.map { [$0] } ?? []).compactMap(\.valueText)
        return unique(values)
    }
}

extension OpenAPI.Value {
    /// The keys of the value in tables of an enumeration's values: its text as written, and the number that it means.
    var texts: [String] {
        guard let written = scalarText, let value = valueText else { return [] }
        return written == value ? [written] : [written, value]
    }
}

/// Names and descriptions of an enumeration's values, by the value as text.
struct ValueWords {
    private(set) var names: [String: String] = [:]
    private(set) var descriptions: [String: String] = [:]

    init() {}

    /// Those listed beside the values, in their order; a list that is too short counts as far as it goes.
    init(_ schema: OpenAPI.Schema, _ nodes: [OpenAPI.Value]) {
        for (name, value) in schema.extensions {
            switch name {
            case "x-enum-varnames", "x-enumNames": add(value, nodes, to: \.names)
            case "x-enum-descriptions", "x-enumDescriptions": add(value, nodes, to: \.descriptions)
            case "x-ms-enum": addListed(value)
            default: break
            }
        }
    }

    /// Titles and descriptions of `oneOf: [{const: 2, title: HIGH, description: …}]`.
    init(of branches: [OpenAPI.Schema]) {
        for branch in branches {
            for text in (branch.const ?? branch.onlyListed)?.texts ?? [] { add(branch, to: text) }
        }
    }

    private mutating func add(_ branch: OpenAPI.Schema, to text: String) {
        if let title = branch.title, !title.isEmpty { names[text] = names[text] ?? title }
        // A title of several words says more than the name that it becomes.
        let words = branch.description ?? branch.title.flatMap { $0.contains(" ") ? $0 : nil }
        if let words, !words.isEmpty { descriptions[text] = descriptions[text] ?? words }
    }

    /// The descriptions of `x-ms-enum: {values: [{value: 2, description: …}]}`.
    private mutating func addListed(_ list: OpenAPI.Value) {
        for entry in list.object?["values"]?.array ?? [] {
            guard let words = entry.object?["description"]?.string, !words.isEmpty else { continue }
            for text in entry.object?["value"]?.texts ?? [] { descriptions[text] = descriptions[text] ?? words }
        }
    }

    private mutating func add(
        _ list: OpenAPI.Value, _ nodes: [OpenAPI.Value], to words: WritableKeyPath<ValueWords, [String: String]>
    ) {
        if let mapping = list.object {
            for entry in mapping.entries { self[keyPath: words][entry.key] = entry.value.scalarText }
            return
        }
        guard let texts = list.array?.map(\.scalarText) else { return }
        // `null` may have a name or be left out of the list; a value that is listed twice keeps its first name.
        let named = texts.count == nodes.count ? nodes : nodes.filter { !$0.isNull }
        for (node, text) in zip(named, texts) {
            guard let text, !text.isEmpty else { continue }
            for value in node.texts where self[keyPath: words][value] == nil { self[keyPath: words][value] = text }
        }
    }
}

extension OpenAPI.Schema.Fields {
    fileprivate var onlyListed: OpenAPI.Value? { enumValues?.count == 1 ? enumValues?.first : nil }
}
