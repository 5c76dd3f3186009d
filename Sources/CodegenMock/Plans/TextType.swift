import APIJSON
import APIRuntime
import CodegenDocumentTree
import CodegenOpenAPIDocument

/// The types that a schema admits, for values that arrive as text: parameters, forms, parts.
final class TextType: Sendable {
    let kinds: OpenAPI.Schema.Types
    let items: TextType?
    let properties: [String: TextType]
    /// The type of properties that have no name in the schema, where it has a schema for them.
    let others: TextType?
    /// Bytes rather than text (`format: binary`).
    let isBinary: Bool
    let xml: XMLName

    init(
        kinds: OpenAPI.Schema.Types, items: TextType? = nil, properties: [String: TextType] = [:],
        others: TextType? = nil, isBinary: Bool = false, xml: XMLName = XMLName()
    ) {
        self.kinds = kinds
        self.items = items
        self.properties = properties
        self.others = others
        self.isBinary = isBinary
        self.xml = xml
    }

    /// The type of a value without a schema.
    static let any = TextType(kinds: .all)
}

extension OpenAPI.Schema.Types {
    static let all: Self = [.null, .boolean, .object, .array, .number, .integer, .string]
    static let scalars: Self = [.null, .boolean, .number, .integer, .string]
}

extension TextType {
    /// The shapes to read a parameter in, the likely one first: the style table doesn't tell them apart.
    var shapes: [ParameterShape] {
        if kinds == .all { return properties.isEmpty ? items == nil ? [.primitive] : [.array] : [.object] }
        var shapes: [ParameterShape] = []
        if kinds.contains(.array) { shapes.append(.array) }
        if kinds.contains(.object) { shapes.append(.object) }
        if !kinds.isDisjoint(with: [.boolean, .number, .integer, .string]) { shapes.append(.primitive) }
        return shapes.isEmpty ? [.primitive] : shapes
    }

    /// The properties of an object that aren't primitives.
    var memberShapes: [String: ParameterShape] {
        properties.compactMapValues { type in
            let shape = type.shapes[0]
            return shape == .primitive ? nil : shape
        }
    }

    /// The value of texts: numbers and Booleans where the schema admits them and the text is one.
    ///
    /// - Parameter prefersText: Whether what may be a text is one.
    func typed(_ value: JSONValue, prefersText: Bool = false) -> JSONValue {
        switch value {
        case .string(let text): return scalar(text, prefersText)
        case .array(let elements):
            let items = items ?? .any
            return .array(elements.map { items.typed($0, prefersText: prefersText) })
        case .object(let members):
            return .object(
                JSONObject(
                    members.lazy.map { key, value in
                        let type = self.properties[key] ?? self.others ?? .any
                        return (key: key, value: type.typed(value, prefersText: prefersText))
                    }))
        case .null, .bool, .number: return value
        }
    }

    private func scalar(_ text: String, _ prefersText: Bool) -> JSONValue {
        let mayBeText = kinds.contains(.string)
        if mayBeText, prefersText || kinds == .all { return .string(text) }
        if !kinds.isDisjoint(with: [.number, .integer]), let number = JSONNumber(text) { return .number(number) }
        if kinds.contains(.boolean), text == "true" || text == "false" { return .bool(text == "true") }
        if mayBeText { return .string(text) }
        if kinds.contains(.null), text.isEmpty || text == "null" { return .null }
        // Values without a form in a style are sent as JSON text.
        if !kinds.isDisjoint(with: [.array, .object]), let value = try? JSONReader.read(JSONValue.self, from: text),
            value.array != nil || value.object != nil
        {
            return value
        }
        if kinds.contains(.array), kinds.isDisjoint(with: [.boolean, .number, .integer, .object]) {
            return .array([(items ?? .any).scalar(text, prefersText)])
        }
        return .string(text)
    }
}

extension TextType {
    /// A value of the type, whatever else its schema asks for.
    var smallest: JSONValue {
        if kinds == .all || kinds.contains(.object) { return .object([:]) }
        if kinds.contains(.array) { return .array([]) }
        if kinds.contains(.string) { return .string("") }
        if !kinds.isDisjoint(with: [.number, .integer]) { return 0 }
        return kinds.contains(.boolean) ? .bool(false) : .null
    }
}

/// Makes the types of schemas.
struct TextTypeMaker {
    let resolver: ReferenceResolver

    /// Deeper parts of a schema are of any type: texts don't reach them.
    private static let depth = 6

    func type(of schema: OpenAPI.Schema?, depth: Int = TextTypeMaker.depth) -> TextType {
        guard let schema, depth > 0 else { return .any }
        let parts = parts(of: schema)
        var properties: [String: TextType] = [:]
        for property in parts.flatMap(\.properties) where properties[property.name] == nil {
            properties[property.name] = type(of: property.value, depth: depth - 1)
        }
        var others: TextType?
        for part in parts {
            if case .schema(let values) = part.otherProperties { others = type(of: values, depth: depth - 1) }
        }
        let items = parts.lazy.compactMap { $0.items }.first
        return TextType(
            kinds: kinds(of: schema), items: items.map { type(of: $0, depth: depth - 1) }, properties: properties,
            others: others, isBinary: parts.contains { $0.format == "binary" }, xml: XMLName(parts))
    }

    /// The schema and all that it combines, whether as `allOf` or as alternatives.
    func parts(of schema: OpenAPI.Schema, depth: Int = 12) -> [OpenAPI.Schema] {
        let schema = resolver.resolved(schema)
        guard depth > 0 else { return [schema] }
        return [schema]
            + (schema.allOf + schema.oneOf + schema.anyOf).flatMap { parts(of: $0, depth: depth - 1) }
    }

    /// The types that all of a schema admits; all where it doesn't say.
    func kinds(of schema: OpenAPI.Schema, depth: Int = 12) -> OpenAPI.Schema.Types {
        let schema = resolver.resolved(schema)
        guard depth > 0 else { return .all }
        var kinds = ownKinds(of: schema)
        for part in schema.allOf { kinds.formIntersection(self.kinds(of: part, depth: depth - 1)) }
        for variants in [schema.oneOf, schema.anyOf] where !variants.isEmpty {
            let union = variants.reduce(into: OpenAPI.Schema.Types()) {
                $0.formUnion(self.kinds(of: $1, depth: depth - 1))
            }
            kinds.formIntersection(union)
        }
        if schema.isNullable { kinds.insert(.null) }
        return kinds
    }

    private func ownKinds(of schema: OpenAPI.Schema) -> OpenAPI.Schema.Types {
        if !schema.types.isEmpty {
            // Every integer is a number, and a text with a fraction may be meant for either.
            return schema.types.contains(.number) ? schema.types.union(.integer) : schema.types
        }
        let constants = (schema.enumValues ?? []) + (schema.const.map { [$0] } ?? [])
        if !constants.isEmpty { return constants.reduce(into: []) { $0.formUnion(OpenAPI.Schema.Types(of: $1)) } }
        if !schema.properties.isEmpty { return [.object] }
        return schema.items == nil ? .all : [.array]
    }
}

extension OpenAPI.Schema.Types {
    /// The type of a value.
    init(of node: Node) {
        switch node.value {
        case .null: self = .null
        case .bool: self = .boolean
        case .number: self = [.number, .integer]
        case .string: self = .string
        case .array: self = .array
        case .object: self = .object
        }
    }
}
