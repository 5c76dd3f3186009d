extension JSONWriter {
    /// An object that is being written: made by `beginObject`, given back to `endObject`.
    public struct Object: Sendable {
        /// The keys that are written by their index; nil where all are written by their name.
        let keys: JSONKeys?
        var isEmpty = true
    }

    /// Opens an object of any keys.
    public mutating func beginObject() -> Object {
        beginObject(nil)
    }

    /// Opens an object of `keys`.
    public mutating func beginObject(_ keys: JSONKeys?) -> Object {
        output.append(UInt8(ascii: "{"))
        level &+= 1
        var object = Object(keys: keys)
        if !tags.isEmpty { writeTags(in: &object) }
        return object
    }

    /// Closes the object that was opened last.
    public mutating func endObject(_ object: Object) {
        level &-= 1
        if isPretty, !object.isEmpty { breakLine() }
        output.append(UInt8(ascii: "}"))
    }

    /// Writes `{}`.
    public mutating func writeEmptyObject() {
        guard tags.isEmpty else { return endObject(beginObject()) }
        output.append(UInt8(ascii: "{"), UInt8(ascii: "}"))
    }

    /// Writes the key at `index`; its value has to follow.
    public mutating func writeKey(_ index: Int, in object: inout Object) {
        key(index, &object)
    }

    /// Writes a key of any text; its value has to follow.
    public mutating func writeKey(_ name: String, in object: inout Object) {
        if !object.isEmpty { output.append(UInt8(ascii: ",")) }
        object.isEmpty = false
        if isPretty { breakLine() }
        writeString(name)
        output.append(UInt8(ascii: ":"))
        if isPretty { output.append(UInt8(ascii: " ")) }
    }

    @inline(__always)
    mutating func key(_ index: Int, _ object: inout Object) {
        guard let table = object.keys?.table, index >= 0, index < table.pointee.count else {
            preconditionFailure("generated code names the keys of its own table")
        }
        let entry = table.pointee.entries + index
        if isPretty { return prettyKey(entry, &object) }
        let skipped = object.isEmpty ? 1 : 0
        object.isEmpty = false
        output.append(padded: entry.pointee.bytes + skipped, entry.pointee.writtenLength &- skipped)
    }

    @inline(never)
    private mutating func prettyKey(_ entry: UnsafePointer<JSONKeyTable.Entry>, _ object: inout Object) {
        if !object.isEmpty { output.append(UInt8(ascii: ",")) }
        object.isEmpty = false
        breakLine()
        output.append(
            UnsafeRawBufferPointer(start: entry.pointee.bytes + 1, count: entry.pointee.writtenLength - 1))
        output.append(UInt8(ascii: " "))
    }

    /// Begins a line at the current level.
    @inline(never)
    mutating func breakLine() {
        output.append(UInt8(ascii: "\n"))
        for _ in 0..<max(0, level) { output.append(UInt8(ascii: " "), UInt8(ascii: " ")) }
    }
}

/// Writes a property, for generated code. As with reading, the commonest types have overloads that aren't generic.
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
