package import CodegenDiagnostics

/// A value of a YAML or JSON document, with its location.
package struct Node: Sendable {
    package let value: Value
    /// How a boolean is written: `true`, `True`, `TRUE`. One byte in front of the range, where there is room for it.
    private let spelling: Spelling
    package let range: SourceRange

    package init(_ value: Value, range: SourceRange, spelling: Spelling = .lowercase) {
        self.value = value
        self.range = range
        self.spelling = spelling
    }

    /// YAML has three ways to write a boolean.
    package enum Spelling: UInt8, Sendable {
        case lowercase, capitalized, uppercase
    }

    /// A JSON value. Scalars keep their written text.
    package enum Value: Sendable {
        case null
        case bool(Bool)
        /// A number as written: `1.0` and `1` differ, no digit is lost, and YAML's `0x1F` is kept.
        case number(String)
        case string(String)
        case array([Node])
        case object(Mapping)
    }
}

extension Node {
    /// The same value with all of its places in other files, which have the same text.
    package func moved(to file: (SourceFileID) -> SourceFileID) -> Node {
        let moved: Value
        switch value {
        case .object(let mapping):
            let entries = mapping.entries.map { entry in
                Mapping.Entry(
                    key: entry.key, keyRange: entry.keyRange.moved(to: file(entry.keyRange.file)),
                    value: entry.value.moved(to: file))
            }
            moved = .object(Mapping(entries))
        case .array(let items): moved = .array(items.map { $0.moved(to: file) })
        case .null, .bool, .number, .string: moved = value
        }
        return Node(moved, range: range.moved(to: file(range.file)), spelling: spelling)
    }
}

extension Node {
    package var object: Mapping? { if case .object(let mapping) = value { mapping } else { nil } }
    package var array: [Node]? { if case .array(let items) = value { items } else { nil } }
    package var string: String? { if case .string(let text) = value { text } else { nil } }
    package var bool: Bool? { if case .bool(let flag) = value { flag } else { nil } }
    package var isNull: Bool { if case .null = value { true } else { false } }

    /// The text of any scalar, as written: `version: 1.0` is the text `1.0`, and `0x1F` is `0x1F`.
    package var scalarText: String? {
        switch value {
        case .null: return nil
        case .bool(let flag):
            let text = flag ? "true" : "false"
            switch spelling {
            case .lowercase: return text
            case .capitalized: return flag ? "True" : "False"
            case .uppercase: return text.uppercased()
            }
        case .number(let text), .string(let text): return text
        case .array, .object: return nil
        }
    }

    /// The text of any scalar's value: numbers and booleans as JSON writes them, `0x1F` as `31`.
    package var valueText: String? {
        switch value {
        case .null: nil
        case .bool(let flag): flag ? "true" : "false"
        case .number(let text): YAMLCoreSchema.json(ofNumber: text)
        case .string(let text): text
        case .array, .object: nil
        }
    }

    /// The type of the value, in JSON Schema's words.
    package var kindName: String {
        switch value {
        case .null: "null"
        case .bool: "boolean"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}

/// Equality of JSON values; places and the order of keys don't matter.
extension Node: Equatable {
    package static func == (a: Node, b: Node) -> Bool {
        switch (a.value, b.value) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.number(let a), .number(let b)): a == b || areEqualNumbers(a, b)
        case (.string(let a), .string(let b)): a == b
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)):
            a.entries.count == b.entries.count && a.entries.allSatisfy { b[$0.key] == $0.value }
        default: false
        }
    }

    private static func areEqualNumbers(_ a: String, _ b: String) -> Bool {
        guard let first = Double(yamlNumber: a) else { return false }
        return first == Double(yamlNumber: b)
    }
}

extension Double {
    /// The value of a number as a document writes it: `0x1F` is 31.
    package init?(yamlNumber text: String) { self.init(YAMLCoreSchema.json(ofNumber: text)) }
}

/// The entries of an object in document order.
package struct Mapping: Sendable {
    package let entries: [Entry]
    /// Only for large mappings: a scan is faster in small ones.
    private let index: [ExactText: Int]?

    package init(_ entries: [Entry]) {
        self.entries = entries
        if entries.count > 12 {
            var index: [ExactText: Int] = [:]
            index.reserveCapacity(entries.count)
            for (position, entry) in entries.enumerated() { index[ExactText(entry.key)] = position }
            self.index = index
        } else {
            index = nil
        }
    }

    package struct Entry: Sendable {
        package let key: String
        package let keyRange: SourceRange
        package let value: Node

        package init(key: String, keyRange: SourceRange, value: Node) {
            self.key = key
            self.keyRange = keyRange
            self.value = value
        }
    }

    package subscript(key: String) -> Node? { entry(key)?.value }

    /// The entry of a key.
    package func entry(_ key: String) -> Entry? { position(of: key).map { entries[$0] } }

    /// Where the entry of a key is among the entries.
    package func position(of key: String) -> Int? {
        if let index { return index[ExactText(key)] }
        return entries.firstIndex { $0.key.isExactly(key) }
    }
}

/// Duplicate keys: the first one counts, each further one is reported.
enum UniqueEntries {
    static func keepingFirst(_ entries: [Mapping.Entry], diagnostics: DiagnosticCollector) -> [Mapping.Entry] {
        guard let duplicate = firstDuplicate(in: entries) else { return entries }
        var seen: [ExactText: Mapping.Entry] = [:]
        var result = Array(entries[..<duplicate])
        for entry in result { seen[ExactText(entry.key)] = entry }
        for entry in entries[duplicate...] {
            if let first = seen[ExactText(entry.key)] {
                diagnostics.warning(
                    .duplicateKey,
                    "duplicate key `\(entry.key)`; the first occurrence is used",
                    at: entry.keyRange,
                    notes: [Diagnostic.Note("the first one", at: first.keyRange)]
                )
            } else {
                seen[ExactText(entry.key)] = entry
                result.append(entry)
            }
        }
        return result
    }

    private static func firstDuplicate(in entries: [Mapping.Entry]) -> Int? {
        if entries.count <= 8 {
            for index in entries.indices.dropFirst()
            where entries[..<index].contains(where: { $0.key.isExactly(entries[index].key) }) {
                return index
            }
            return nil
        }
        var seen = Set<ExactText>(minimumCapacity: entries.count)
        return entries.firstIndex { !seen.insert(ExactText($0.key)).inserted }
    }
}
