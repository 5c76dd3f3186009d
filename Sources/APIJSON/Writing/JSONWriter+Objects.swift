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
