// Literals are values, and `nil` is null: `PatchPet(nickname: nil, tags: ["good"])`.

extension Field: ExpressibleByNilLiteral {
    public init(nilLiteral: ()) { self = .null }
}

extension Field: ExpressibleByUnicodeScalarLiteral where Value: ExpressibleByUnicodeScalarLiteral {
    public init(unicodeScalarLiteral value: Value.UnicodeScalarLiteralType) {
        self = .value(Value(unicodeScalarLiteral: value))
    }
}

extension Field: ExpressibleByExtendedGraphemeClusterLiteral where Value: ExpressibleByExtendedGraphemeClusterLiteral {
    public init(extendedGraphemeClusterLiteral value: Value.ExtendedGraphemeClusterLiteralType) {
        self = .value(Value(extendedGraphemeClusterLiteral: value))
    }
}

extension Field: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral {
    public init(stringLiteral value: Value.StringLiteralType) { self = .value(Value(stringLiteral: value)) }
}

extension Field: ExpressibleByStringInterpolation where Value: ExpressibleByStringInterpolation {
    public init(stringInterpolation value: Value.StringInterpolation) {
        self = .value(Value(stringInterpolation: value))
    }
}

extension Field: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Value.IntegerLiteralType) { self = .value(Value(integerLiteral: value)) }
}

extension Field: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
    public init(floatLiteral value: Value.FloatLiteralType) { self = .value(Value(floatLiteral: value)) }
}

extension Field: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Value.BooleanLiteralType) { self = .value(Value(booleanLiteral: value)) }
}

extension Field: ExpressibleByArrayLiteral where Value: RangeReplaceableCollection {
    public init(arrayLiteral elements: Value.Element...) { self = .value(Value(elements)) }
}

extension Field: ExpressibleByDictionaryLiteral where Value: DictionaryLiteralValue {
    public init(dictionaryLiteral elements: (Value.LiteralKey, Value.LiteralValue)...) {
        self = .value(Value(literal: elements))
    }
}

/// A dictionary as the value of a `Field`, which passes the elements of a literal on.
public protocol DictionaryLiteralValue {
    associatedtype LiteralKey
    associatedtype LiteralValue

    /// Makes a dictionary of a literal's elements.
    init(literal elements: [(LiteralKey, LiteralValue)])
}

extension Dictionary: DictionaryLiteralValue {
    /// Makes a dictionary of a literal's elements; keys have to differ, as in any literal.
    public init(literal elements: [(Key, Value)]) {
        self.init(uniqueKeysWithValues: elements)
    }
}
