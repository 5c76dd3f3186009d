package import APIJSON
import CodegenDiagnostics

extension Node {
    /// A value that isn't in any file.
    package init(_ value: JSONValue) {
        let range = SourceRange(file: SourceFileID(0), lowerBound: 0, upperBound: 0)
        let own: Node.Value =
            switch value {
            case .null: .null
            case .bool(let flag): .bool(flag)
            case .number(let number): .number(number.text)
            case .string(let text): .string(text)
            case .array(let elements): .array(elements.map { Node($0) })
            case .object(let members):
                .object(
                    Mapping(members.map { Mapping.Entry(key: $0.key, keyRange: range, value: Node($0.value)) }))
            }
        self.init(own, range: range)
    }
}

extension JSONValue {
    /// A value of a description as JSON.
    package init(_ node: Node) {
        switch node.value {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .number(let text): self = JSONNumber(node.valueText ?? text).map(JSONValue.number) ?? .string(text)
        case .string(let text): self = .string(text)
        case .array(let items): self = .array(items.map { JSONValue($0) })
        case .object(let mapping):
            self = .object(JSONObject(mapping.entries.lazy.map { (key: $0.key, value: JSONValue($0.value)) }))
        }
    }
}
