/// Writes a tree as JSON, in its order: an entry or item a line, indented by two columns. Numbers of YAML become JSON's.
package struct JSONTreeWriter {
    private var text: [UInt8] = []

    package static func text(of node: Node) -> String {
        var writer = JSONTreeWriter()
        writer.write(node, indent: 0)
        writer.put("\n")
        return String(decoding: writer.text, as: UTF8.self)
    }

    private mutating func put(_ text: String) { self.text += text.utf8 }

    private mutating func newLine(_ indent: Int) {
        text.append(UInt8(ascii: "\n"))
        text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    }

    private mutating func write(_ node: Node, indent: Int) {
        switch node.value {
        case .object(let mapping):
            guard !mapping.entries.isEmpty else { return put("{}") }
            put("{")
            for (position, entry) in mapping.entries.enumerated() {
                if position > 0 { put(",") }
                newLine(indent + 2)
                writeString(entry.key)
                put(": ")
                write(entry.value, indent: indent + 2)
            }
            newLine(indent)
            put("}")
        case .array(let items):
            guard !items.isEmpty else { return put("[]") }
            put("[")
            for (position, item) in items.enumerated() {
                if position > 0 { put(",") }
                newLine(indent + 2)
                write(item, indent: indent + 2)
            }
            newLine(indent)
            put("]")
        case .string(let text): writeString(text)
        case .null, .bool, .number: put(node.valueText ?? "null")
        }
    }

    private mutating func writeString(_ string: String) {
        put("\"")
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": put("\\\"")
            case "\\": put("\\\\")
            case "\n": put("\\n")
            case "\r": put("\\r")
            case "\t": put("\\t")
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
                // The latter are allowed in JSON, but not as such in YAML, which JSON is read as, too.
                let digits = String(scalar.value, radix: 16)
                put("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            default: text += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
        put("\"")
    }
}
