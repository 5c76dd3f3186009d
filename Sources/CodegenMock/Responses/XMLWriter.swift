import APIJSON
import CodegenDocumentTree
import CodegenOpenAPIDocument

/// How a schema's values are named in XML (OpenAPI, XML Object).
struct XMLName: Sendable {
    /// Of a component without a name of its own, the component's.
    var name: String?
    var namespace: String?
    var prefix: String?
    var isAttribute = false
    var isWrapped = false

    init() {}

    /// - Parameter parts: A schema and the schemas that it combines.
    init(_ parts: [OpenAPI.Schema]) {
        for part in parts {
            guard let xml = part.node.object?["xml"]?.object else { continue }
            name = name ?? xml["name"]?.string
            namespace = namespace ?? xml["namespace"]?.string
            prefix = prefix ?? xml["prefix"]?.string
            isAttribute = isAttribute || xml["attribute"]?.bool == true || xml["nodeType"]?.string == "attribute"
            isWrapped = isWrapped || xml["wrapped"]?.bool == true
        }
        let tokens = parts.first?.pointer.tokens ?? []
        if name == nil, tokens.count >= 2, ["schemas", "definitions"].contains(tokens[tokens.count - 2]) {
            component = tokens[tokens.count - 1]
        }
    }

    /// The component's name, which a root element without a name has.
    private(set) var component: String?
}

/// Writes a value as XML by the keywords of its schema.
struct XMLWriter {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    static func document(_ value: JSONValue, _ type: TextType) -> String {
        // An example may be the markup itself.
        if let markup = value.string, markup.drop(while: \.isWhitespace).hasPrefix("<") { return markup }
        var writer = XMLWriter()
        let root = type.xml.name ?? type.xml.component ?? "root"
        // A list needs a root whether it is wrapped or not.
        if let elements = value.array {
            let item = type.items ?? .any
            let name = item.xml.name ?? item.xml.component ?? "item"
            writer.element(root, type.xml, []) { writer in
                for element in elements { writer.write(element, name, item) }
            }
        } else {
            writer.write(value, root, type)
        }
        return writer.text
    }

    private mutating func write(_ value: JSONValue, _ name: String, _ type: TextType) {
        switch value {
        case .null: element(name, type.xml, []) { _ in }
        case .bool, .number, .string:
            let content = Self.escaped(Self.text(value))
            element(name, type.xml, []) { $0.text += content }
        case .array(let elements):
            let item = type.items ?? .any
            // The items have their own name where they say one, else the property's.
            guard type.xml.isWrapped else {
                for element in elements { write(element, item.xml.name ?? name, item) }
                return
            }
            element(name, type.xml, []) { writer in
                for element in elements { writer.write(element, item.xml.name ?? name, item) }
            }
        case .object(let members):
            let attributes = members.compactMap { key, value -> (String, String)? in
                guard let property = type.properties[key], property.xml.isAttribute, value.array == nil,
                    value.object == nil
                else { return nil }
                return (Self.qualified(property.xml.name ?? key, property.xml), Self.text(value))
            }
            element(name, type.xml, attributes) { writer in
                for (key, value) in members {
                    let property = type.properties[key] ?? type.others ?? .any
                    guard !property.xml.isAttribute else { continue }
                    writer.write(value, property.xml.name ?? key, property)
                }
            }
        }
    }

    private mutating func element(
        _ name: String, _ xml: XMLName, _ attributes: [(String, String)], _ content: (inout XMLWriter) -> Void
    ) {
        let tag = Self.qualified(name, xml)
        text += "<" + tag
        if let namespace = xml.namespace {
            text += " xmlns\(xml.prefix.map { ":" + $0 } ?? "")=\"\(Self.escaped(namespace))\""
        }
        for (name, value) in attributes { text += " \(name)=\"\(Self.escaped(value))\"" }
        text += ">"
        content(&self)
        text += "</\(tag)>"
    }

    private static func qualified(_ name: String, _ xml: XMLName) -> String {
        (xml.prefix.map { $0 + ":" } ?? "") + element(name)
    }

    /// A key that can't be the name of an element has other characters in it.
    private static func element(_ name: String) -> String {
        let allowed = name.unicodeScalars.map { scalar -> Character in
            let isName =
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_.:".unicodeScalars.contains(scalar)
            return isName ? Character(scalar) : "_"
        }
        let text = String(allowed)
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else {
            return "_" + text
        }
        return text
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): number.text
        case .string(let text): text
        case .array, .object: value.description
        }
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
            // XML has no way to write those.
            case _ where scalar.value < 0x20: break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
