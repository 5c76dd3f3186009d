import CodegenDiagnostics
import CodegenDocumentTree

/// The JSON Schema of `codegen.yaml`, with which editors complete and check it.
///
/// Draft 7, since editors know that one best. It is made from the declarations that the reader goes by.
package enum ConfigurationSchema {
    package static var text: String {
        JSONTreeWriter.text(
            of: object([
                ("$schema", text("http://json-schema.org/draft-07/schema#")),
                ("title", text("codegen.yaml")),
                ("description", text("What codegen generates; in a target of the build plugin, how.")),
                ("if", object([("required", list([text("apis")]))])),
                ("then", schema(of: .root)),
                ("else", schema(of: .options)),
            ]))
    }

    private static func schema(of configuration: ConfigurationObject) -> Node {
        let required = configuration.keys.filter(\.isRequired).map { text($0.name) }
        let properties = configuration.keys.map { key in
            (key.name, schema(of: key.shape, members: [("description", text(key.words))]))
        }
        var members = [("type", text("object")), ("additionalProperties", flag(false))]
        if !required.isEmpty { members.append(("required", list(required))) }
        return object(members + [("properties", object(properties))])
    }

    private static func schema(of shape: ConfigurationShape, members: [(String, Node)] = []) -> Node {
        switch shape {
        case .flag: return object(members + [("type", text("boolean"))])
        case .text, .path: return object(members + [("type", text("string"))])
        case .pattern(let pattern): return object(members + [("type", text("string")), ("pattern", text(pattern))])
        case .integer(let range):
            let bounds = [("minimum", number(range.lowerBound)), ("maximum", number(range.upperBound))]
            return object(members + [("type", text("integer"))] + bounds)
        case .choice(let values): return object(members + [("enum", list(values.map(text)))])
        case .list(let item): return object(members + [("type", text("array")), ("items", schema(of: item))])
        case .map(let keys, let value):
            let names = keys.map { [("propertyNames", object([("pattern", text($0))]))] } ?? []
            return object(members + [("type", text("object"))] + names + [("additionalProperties", schema(of: value))])
        case .object(let configuration):
            let own = schema(of: configuration).object?.entries.map { ($0.key, $0.value) } ?? []
            return object(members + own)
        case .oneOf(let shapes): return object(members + [("anyOf", list(shapes.map { schema(of: $0) }))])
        }
    }

    // MARK: Nodes

    /// No text has been read.
    private static let nowhere = SourceRange(file: SourceFileID(0), lowerBound: 0, upperBound: 0)

    private static func text(_ text: String) -> Node { Node(.string(text), range: nowhere) }
    private static func flag(_ flag: Bool) -> Node { Node(.bool(flag), range: nowhere) }
    private static func number(_ number: Int) -> Node { Node(.number(String(number)), range: nowhere) }
    private static func list(_ items: [Node]) -> Node { Node(.array(items), range: nowhere) }

    private static func object(_ members: [(String, Node)]) -> Node {
        let entries = members.map { Mapping.Entry(key: $0.0, keyRange: nowhere, value: $0.1) }
        return Node(.object(Mapping(entries)), range: nowhere)
    }
}
