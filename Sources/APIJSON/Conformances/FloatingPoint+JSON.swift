extension Double: JSONReadable, JSONWritable {
    /// Reads a number, correctly rounded; one that is too large is an error.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readDouble()
    }

    /// Writes the shortest decimal that reads back equal; a number that isn't finite is an error.
    public func write(to json: inout JSONWriter) {
        json.writeDouble(self)
    }
}

extension Float: JSONReadable, JSONWritable {
    /// Reads a number, correctly rounded; one that is too large is an error.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readFloat()
    }

    /// Writes the shortest decimal that reads back equal; a number that isn't finite is an error.
    public func write(to json: inout JSONWriter) {
        json.writeFloat(self)
    }
}
