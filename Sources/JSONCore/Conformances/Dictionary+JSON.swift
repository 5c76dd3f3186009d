extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
    /// Reads an object of any keys; of duplicate keys the last one wins.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        // A dictionary that grows hashes its keys anew each time.
        var members: [(name: String, value: Value)] = []
        var object = try json.beginObject()
        while let name = try json.nextName(&object) {
            members.append((name, try Value(json: &json)))
        }
        self.init(minimumCapacity: members.count)
        for member in members { self[member.name] = member.value }
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
