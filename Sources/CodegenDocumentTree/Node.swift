package import CodegenDiagnostics

/// A value of a YAML or JSON document, and where it stands.
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

    /// What JSON can say. Scalars keep the text they were written with.
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

    /// What kind of value this is, in JSON Schema's words.
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
        guard let first = Double(YAMLCoreSchema.json(ofNumber: a)) else { return false }
        return first == Double(YAMLCoreSchema.json(ofNumber: b))
    }
}
