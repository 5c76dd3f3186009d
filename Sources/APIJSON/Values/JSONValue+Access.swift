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
