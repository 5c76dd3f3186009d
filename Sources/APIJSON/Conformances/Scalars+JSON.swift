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

extension Optional: JSONReadable where Wrapped: JSONReadable {
    /// Reads a value, or `null` as nil.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = json.readNull() ? nil : try Wrapped(json: &json)
    }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
    /// Writes the value, or `null` for nil.
    @inlinable
    public func write(to json: inout JSONWriter) {
        if let self { self.write(to: &json) } else { json.writeNull() }
    }
}
