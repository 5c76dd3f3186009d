extension Bool: JSONReadable, JSONWritable {
    /// Reads `true` or `false`, and nothing that merely resembles them.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readBool()
    }

    /// Writes `true` or `false`.
    public func write(to json: inout JSONWriter) {
        json.writeBool(self)
    }
}
