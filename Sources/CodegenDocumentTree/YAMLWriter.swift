/// Writes a tree as YAML: block style, in the order of the tree, scalars as they were written.
///
/// Every reader reads it as it was: what YAML 1.1 takes for a boolean, a number or a date is quoted where it is a string.
package struct YAMLWriter {
    private var text: [UInt8] = []

    package static func text(of node: Node) -> String {
        var writer = YAMLWriter()
        switch node.value {
        case .object(let mapping) where !mapping.entries.isEmpty: writer.write(mapping, indent: 0)
        case .array(let items) where !items.isEmpty: writer.write(items, indent: 0)
        case .object, .array, .null, .bool, .number, .string:
            writer.put(YAMLScalar(node).inline + "\n")
        }
        return String(decoding: writer.text, as: UTF8.self)
    }

    private mutating func put(_ text: String) { self.text += text.utf8 }

    private mutating func indent(_ count: Int) {
        text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
    }

    /// The first entry begins where the text ends: at the start of a line, or after the hyphen of an item.
    private mutating func write(_ mapping: Mapping, indent: Int, isIndented: Bool = false) {
        for (position, entry) in mapping.entries.enumerated() {
            if position > 0 || !isIndented { self.indent(indent) }
            let key = YAMLScalar.inline(entry.key)
            // A key of one line may have 1,024 characters.
            if key.utf8.count > 1_000 {
                put("? \(key)\n")
                self.indent(indent)
            } else {
                put(key)
            }
            put(":")
            writeValue(entry.value, indent: indent)
        }
    }

    /// After `key:`.
    private mutating func writeValue(_ node: Node, indent: Int) {
        switch node.value {
        case .object(let mapping) where !mapping.entries.isEmpty:
            put("\n")
            write(mapping, indent: indent + 2)
        case .array(let items) where !items.isEmpty:
            put("\n")
            write(items, indent: indent + 2)
        case .object, .array, .null, .bool, .number, .string:
            put(" ")
            writeScalar(node, indent: indent)
        }
    }

    private mutating func write(_ items: [Node], indent: Int, isIndented: Bool = false) {
        for (position, item) in items.enumerated() {
            if position > 0 || !isIndented { self.indent(indent) }
            put("- ")
            switch item.value {
            case .object(let mapping) where !mapping.entries.isEmpty:
                write(mapping, indent: indent + 2, isIndented: true)
            case .array(let inner) where !inner.isEmpty: write(inner, indent: indent + 2, isIndented: true)
            case .object, .array, .null, .bool, .number, .string: writeScalar(item, indent: indent)
            }
        }
    }

    /// - Parameter indent: Of the mapping or list around it.
    private mutating func writeScalar(_ node: Node, indent: Int) {
        let scalar = YAMLScalar(node)
        guard let block = scalar.block else {
            put(scalar.inline + "\n")
            return
        }
        put(block.head)
        put("\n")
        for line in block.lines {
            if !line.isEmpty {
                self.indent(indent + 2)
                text += line.utf8
            }
            put("\n")
        }
    }
}

/// How a scalar is spelled.
struct YAMLScalar {
    private let node: Node

    init(_ node: Node) { self.node = node }

    /// In one line; arrays and objects are empty.
    var inline: String {
        switch node.value {
        case .string(let text): Self.inline(text)
        case .null: "null"
        case .bool, .number: node.scalarText ?? "null"
        case .array: "[]"
        case .object: "{}"
        }
    }

    /// A text of several lines as a literal block, where that is possible.
    var block: (head: String, lines: [Substring])? {
        guard case .string(let text) = node.value, text.utf8.contains(0x0A) else { return nil }
        return Self.block(text)
    }

    // MARK: One line

    static func inline(_ text: String) -> String {
        if isPlain(text) { return text }
        guard text.unicodeScalars.allSatisfy(isPrintable) else { return doubleQuoted(text) }
        guard text.contains("\"") || text.contains("\\") else { return "\"\(text)\"" }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, text.unicodeScalars.last != " ", isPlainStart(first),
            text.unicodeScalars.allSatisfy(isPrintable), !isSpecial(text)
        else { return false }
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "#", previous == " " { return false }
            if scalar == " ", previous == ":" { return false }
            previous = scalar
        }
        return previous != ":"
    }

    /// Letters and digits, and what begins paths, references and the like; never an indicator of YAML.
    private static func isPlainStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "/", "$", "_", "(", "^", ".", ";", "\\", "+": true
        default: scalar.value >= 0xA0 && scalar.properties.isAlphabetic
        }
    }

    /// Whether a plain text is something else than a string to some reader: `true`, `yes`, `1_000`, `12:30:45`, `2024-01-01`.
    private static func isSpecial(_ text: String) -> Bool {
        if case .string = YAMLCoreSchema.resolve(text) {} else { return true }
        if text.hasPrefix("...") || text == "." || text == "+" { return true }
        if text.utf8.count <= 5, words.contains(text.lowercased()) { return true }
        let isNumberLike =
            text.utf8.contains { (0x30...0x39).contains($0) }
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || Self.numberMarks.contains($0) }
        let isVersion = isNumberLike && !text.contains(":") && !text.contains("_") && text.count { $0 == "." } > 1
        let lowercased = text.lowercased()
        let hasPrefix = ["0x", "0o", "0b", "+0", "."].contains { lowercased.hasPrefix($0) }
        return (isNumberLike && !isVersion) || (hasPrefix && text.utf8.count < 40) || isDate(text)
    }

    /// `+-.:_eE`
    private static let numberMarks: Set<UInt8> = [0x2B, 0x2D, 0x2E, 0x3A, 0x5F, 0x65, 0x45]
    private static let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"]

    /// `2024-01-01`, and times after it.
    private static func isDate(_ text: String) -> Bool {
        let start = Array(text.utf8.prefix(5))
        return start.count == 5 && start[4] == UInt8(ascii: "-")
            && start[..<4].allSatisfy { (0x30...0x39).contains($0) }
    }

    /// What all readers take as it is within a line.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
        case 0x1_0000...0x10_FFFF: scalar.value & 0xFFFE != 0xFFFE
        default: false
        }
    }

    private static func doubleQuoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
            case _ where scalar.value <= 0xFF: result += "\\x" + hex(scalar, 2)
            case _ where scalar.value <= 0xFFFF: result += "\\u" + hex(scalar, 4)
            default: result += "\\U" + hex(scalar, 8)
            }
        }
        return result + "\""
    }

    private static func hex(_ scalar: Unicode.Scalar, _ width: Int) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }

    // MARK: Several lines

    /// Nil where a block would be read as another text: lines of blanks alone, other line breaks, control characters.
    private static func block(_ text: String) -> (head: String, lines: [Substring])? {
        let scalars = text.unicodeScalars
        guard scalars.allSatisfy({ $0 == "\n" || $0 == "\t" || isPrintable($0) }), let first = scalars.first else {
            return nil
        }
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)
        guard lines.contains(where: { !$0.isEmpty }),
            lines.allSatisfy({ $0.isEmpty || !$0.allSatisfy { $0 == " " || $0 == "\t" } })
        else { return nil }
        var head = "|"
        if first == " " || first == "\n" || first == "\t" { head += "2" }
        let trailing = lines.reversed().prefix { $0.isEmpty }.count
        switch trailing {
        case 0: head += "-"
        case 1: lines.removeLast()
        default:
            head += "+"
            lines.removeLast()
        }
        return (head, lines)
    }
}
