/// Any JSON value, without loss: numbers keep their text, objects the document's order.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue: JSONReadable {
    /// Reads a value of any kind.
    public init(json: inout JSONReader) throws(JSONError) {
        switch try json.peekFirst() {
        case UInt8(ascii: "{"): self = .object(try JSONObject(json: &json))
        case UInt8(ascii: "["): self = .array(try [JSONValue](json: &json))
        case UInt8(ascii: "\""): self = .string(try json.readString())
        case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .bool(try json.readBool())
        case UInt8(ascii: "n") where json.readNull(): self = .null
        default: self = .number(try JSONNumber(json: &json))
        }
    }
}

extension JSONValue: JSONWritable {
    /// Writes the value.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.writeNull()
        case .bool(let value): json.writeBool(value)
        case .number(let value): value.write(to: &json)
        case .string(let value): json.writeString(value)
        case .array(let value): value.write(to: &json)
        case .object(let value): value.write(to: &json)
        }
    }
}

extension JSONValue: CustomStringConvertible {
    /// The value as JSON.
    public var description: String {
        var json = JSONWriter()
        write(to: &json)
        return String(decoding: json.text(), as: UTF8.self)
    }
}
