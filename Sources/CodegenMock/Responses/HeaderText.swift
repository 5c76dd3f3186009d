import APIJSON

/// A header's value in style `simple`.
enum HeaderText {
    static func text(_ value: JSONValue, explode: Bool, isJSON: Bool) -> String {
        if isJSON { return value.description }
        switch value {
        case .array(let elements): return elements.map(item).joined(separator: ",")
        case .object(let members):
            return members.map { item(.string($0.key)) + (explode ? "=" : ",") + item($0.value) }.joined(separator: ",")
        case .null, .bool, .number, .string: return item(value)
        }
    }

    private static func item(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        case .bool, .number, .array, .object: value.description
        }
    }
}
