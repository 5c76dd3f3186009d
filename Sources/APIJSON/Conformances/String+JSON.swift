extension String: JSONReadable, JSONWritable {
    /// Reads a string.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readText()
    }

    /// Writes a string.
    public func write(to json: inout JSONWriter) {
        json.writeString(self)
    }
}
