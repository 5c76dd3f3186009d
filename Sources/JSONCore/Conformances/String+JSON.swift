extension String: JSONReadable, JSONWritable {
    /// Reads a string.
    public init(json: inout JSONReader) throws(JSONError) {
        if json.isLenient, let text = try json.takeScalarAsText() {
            self = text
        } else {
            self = try json.readString()
        }
    }

    /// Writes a string.
    public func write(to json: inout JSONWriter) {
        json.writeString(self)
    }
}
