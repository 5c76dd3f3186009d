extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
    /// Reads an object of any keys; of duplicate keys the last one wins.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        if json.isLenient {
            self = try Self.readLeniently(&json)
            return
        }
        // A dictionary that grows hashes its keys anew each time.
        var members: [(name: String, value: Value)] = []
        var object = try json.beginObject()
        while let name = try json.nextName(&object) {
            members.append((name, try Value(json: &json)))
        }
        self.init(minimumCapacity: members.count)
        for member in members { self[member.name] = member.value }
    }

    /// Reads the values that can be read.
    @inline(never)
    @usableFromInline
    static func readLeniently(_ json: inout JSONReader) throws(JSONError) -> [String: Value] {
        var read: [String: Value] = [:]
        var object = try json.beginObject()
        while let name = try json.nextName(&object) {
            let mark = json.mark()
            do throws(JSONError) {
                read[name] = try Value(json: &json)
            } catch {
                try json.skipElement(mark, error)
            }
        }
        return read
    }
}

extension Dictionary: JSONWritable where Key == String, Value: JSONWritable {
    /// Writes an object; its keys are in sorted order only if the writer sorts keys.
    @inlinable
    public func write(to json: inout JSONWriter) {
        var object = json.beginObject()
        json.writeAdditional(self, in: &object)
        json.endObject(object)
    }
}
