/// An optional and nullable property of what a client sends: absent and null differ.
public enum Field<Value> {
    /// The key isn't written.
    case absent
    /// The key is written with `null`.
    case null
    /// The key is written with a value.
    case value(Value)

    /// Makes a value, or null for nil.
    public init(_ value: Value?) {
        self = value.map { .value($0) } ?? .null
    }

    /// Makes a value, or `other` for nil: `Field(nickname, else: .absent)` leaves the key out.
    public init(_ value: Value?, else other: Field) {
        self = value.map { .value($0) } ?? other
    }

    /// A field that is absent or null as before, with a mapped value.
    public func map<Other, Failure>(_ transform: (Value) throws(Failure) -> Other) throws(Failure) -> Field<Other> {
        switch self {
        case .absent: .absent
        case .null: .null
        case .value(let value): .value(try transform(value))
        }
    }

    /// The value, nil for null, and for an absent one the default.
    public func or(_ defaultValue: @autoclosure () -> Value) -> Value? {
        switch self {
        case .absent: defaultValue()
        case .null: nil
        case .value(let value): value
        }
    }

    /// The value, if there is one.
    public var wrapped: Value? {
        switch self {
        case .absent, .null: nil
        case .value(let value): value
        }
    }
}

extension Field: Sendable where Value: Sendable {}
extension Field: Equatable where Value: Equatable {}
extension Field: Hashable where Value: Hashable {}

extension Field: JSONReadable where Value: JSONReadable {
    /// Reads a value, or `null` as `.null`; nothing reads as `.absent`, which is what a key that never comes leaves.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = json.readNull() ? .null : .value(try Value(json: &json))
    }
}

extension Field: JSONWritable where Value: JSONWritable {
    /// Writes the value or `null`; outside of an object, where nothing can be left out, `.absent` is `null` too.
    @inlinable
    public func write(to json: inout JSONWriter) {
        switch self {
        case .absent, .null: json.writeNull()
        case .value(let value): value.write(to: &json)
        }
    }
}
