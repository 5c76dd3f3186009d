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

extension JSONValue {
    /// The text of a string; nil for other kinds.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The integer that a number is; nil for other kinds, fractions, and what is out of range.
    public var int: Int? { number?.int }

    /// The nearest `Double` of a number; nil for other kinds and what is too large.
    public var double: Double? { number?.double }

    /// A number with its exact text; nil for other kinds.
    public var number: JSONNumber? {
        if case .number(let value) = self { value } else { nil }
    }

    /// A Boolean; nil for other kinds.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The elements of an array; nil for other kinds.
    public var array: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// An object; nil for other kinds.
    public var object: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// Whether this is `null`.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The value for a key of an object; nil for other kinds and keys that aren't there.
    public subscript(key: String) -> JSONValue? { object?[key] }

    /// The element of an array; nil for other kinds and out of bounds.
    public subscript(index: Int) -> JSONValue? {
        guard let array, array.indices.contains(index) else { return nil }
        return array[index]
    }
}

extension JSONValue: ExpressibleByNilLiteral {
    public init(nilLiteral: ()) { self = .null }
}

extension JSONValue: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
}

extension JSONValue: ExpressibleByFloatLiteral {
    /// A literal too large for `Double` has no JSON form and becomes `null`.
    public init(floatLiteral value: Double) { self = JSONNumber(value).map(JSONValue.number) ?? .null }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.lazy.map { (key: $0.0, value: $0.1) }))
    }
}

extension JSONValue: Codable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Reads whatever the decoder has; numbers as the widest type that holds them.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Name.self) {
            var object = JSONObject()
            for key in container.allKeys {
                object[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
            }
            self = .object(object)
        } else if var container = try? decoder.unkeyedContainer() {
            var array: [JSONValue] = []
            while !container.isAtEnd { array.append(try container.decode(JSONValue.self)) }
            self = .array(array)
        } else {
            self = try Self.scalar(in: try decoder.singleValueContainer())
        }
    }

    private static func scalar(in container: any SingleValueDecodingContainer) throws -> JSONValue {
        if container.decodeNil() { return .null }
        if let value = try? container.decode(String.self) { return .string(value) }
        if let value = try? container.decode(Bool.self) { return .bool(value) }
        if let value = try? container.decode(Int64.self) { return .number(JSONNumber(value)) }
        if let value = try? container.decode(UInt64.self) { return .number(JSONNumber(value)) }
        guard let number = JSONNumber(try container.decode(Double.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "The number isn't finite.")
        }
        return .number(number)
    }

    /// Writes the value; numbers as integers of 64 bits where they are that, else as `Double`.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let object):
            var container = encoder.container(keyedBy: Name.self)
            for (key, value) in object { try container.encode(value, forKey: Name(stringValue: key)) }
        case .array(let array):
            var container = encoder.unkeyedContainer()
            for value in array { try container.encode(value) }
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .string(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .number(let value):
            try Self.encode(value, to: encoder)
        }
    }

    private static func encode(_ number: JSONNumber, to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value = number.integer(Int64.self) {
            try container.encode(value)
        } else if let value = number.integer(UInt64.self) {
            try container.encode(value)
        } else if let value = number.double {
            try container.encode(value)
        } else {
            let context = EncodingError.Context(
                codingPath: encoder.codingPath,
                debugDescription: "The number \(number) is out of the range of Double."
            )
            throw EncodingError.invalidValue(number, context)
        }
    }
}
