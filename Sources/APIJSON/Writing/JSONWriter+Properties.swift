/// What generated code calls for a property. As with reading, the commonest types have overloads that aren't generic.
extension JSONWriter {
    /// Writes a key and its value.
    @inlinable
    public mutating func write<T: JSONWritable>(_ value: T, _ index: Int, in object: inout Object) {
        writeKey(index, in: &object)
        value.write(to: &self)
    }

    /// Writes a key and its value; nothing for nil.
    @inlinable
    public mutating func writeIfPresent<T: JSONWritable>(
        _ value: T?,
        _ index: Int,
        in object: inout Object
    ) {
        guard let value else { return }
        writeKey(index, in: &object)
        value.write(to: &self)
    }

    /// Writes a key and its value; `null` for nil.
    @inlinable
    public mutating func writeNullable<T: JSONWritable>(
        _ value: T?,
        _ index: Int,
        in object: inout Object
    ) {
        writeKey(index, in: &object)
        if let value { value.write(to: &self) } else { writeNull() }
    }

    /// Writes a key and its value or `null`; nothing for `.absent`.
    @inlinable
    public mutating func writeField<T: JSONWritable>(
        _ value: Field<T>,
        _ index: Int,
        in object: inout Object
    ) {
        switch value {
        case .absent: return
        case .null:
            writeKey(index, in: &object)
            writeNull()
        case .value(let value):
            writeKey(index, in: &object)
            value.write(to: &self)
        }
    }

    /// Writes the keys that the table doesn't have. A key that was written already is written again: the caller
    /// decides.
    @inlinable
    public mutating func writeAdditional<T: JSONWritable>(_ values: [String: T], in object: inout Object) {
        if sortsKeys {
            for name in values.keys.sorted() {
                guard let value = values[name] else { continue }
                writeKey(name, in: &object)
                value.write(to: &self)
            }
        } else {
            for (name, value) in values {
                writeKey(name, in: &object)
                value.write(to: &self)
            }
        }
    }

    /// Writes a key and a string.
    public mutating func write(_ value: String, _ index: Int, in object: inout Object) {
        key(index, &object)
        writeString(value)
    }

    /// Writes a key and a Boolean.
    public mutating func write(_ value: Bool, _ index: Int, in object: inout Object) {
        key(index, &object)
        writeBool(value)
    }

    /// Writes a key and an integer.
    public mutating func write(_ value: Int, _ index: Int, in object: inout Object) {
        key(index, &object)
        writeInteger(value)
    }

    /// Writes a key and a number.
    public mutating func write(_ value: Double, _ index: Int, in object: inout Object) {
        key(index, &object)
        writeDouble(value)
    }

    /// Writes a key and a string; nothing for nil.
    public mutating func writeIfPresent(_ value: String?, _ index: Int, in object: inout Object) {
        guard let value else { return }
        key(index, &object)
        writeString(value)
    }

    /// Writes a key and a Boolean; nothing for nil.
    public mutating func writeIfPresent(_ value: Bool?, _ index: Int, in object: inout Object) {
        guard let value else { return }
        key(index, &object)
        writeBool(value)
    }

    /// Writes a key and an integer; nothing for nil.
    public mutating func writeIfPresent(_ value: Int?, _ index: Int, in object: inout Object) {
        guard let value else { return }
        key(index, &object)
        writeInteger(value)
    }

    /// Writes a key and a number; nothing for nil.
    public mutating func writeIfPresent(_ value: Double?, _ index: Int, in object: inout Object) {
        guard let value else { return }
        key(index, &object)
        writeDouble(value)
    }

    /// Writes a key and a string; `null` for nil.
    public mutating func writeNullable(_ value: String?, _ index: Int, in object: inout Object) {
        key(index, &object)
        if let value { writeString(value) } else { writeNull() }
    }
}
