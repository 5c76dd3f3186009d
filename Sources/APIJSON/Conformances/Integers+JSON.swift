/// The integer types: exact, never rounded; what their width doesn't hold is an error.
extension Int: JSONReadable, JSONWritable {
    /// Reads an integer in the range of `Int`; `1.0` and `1e2` are integers too.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readInteger(Int.self)
    }

    /// Writes the integer in decimal digits.
    public func write(to json: inout JSONWriter) {
        json.writeInteger(self)
    }
}

extension Int8: JSONReadable, JSONWritable {
    /// Reads an integer in the range of `Int8`; `1.0` and `1e2` are integers too.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readInteger(Int8.self)
    }

    /// Writes the integer in decimal digits.
    public func write(to json: inout JSONWriter) {
        json.writeInteger(self)
    }
}

extension Int16: JSONReadable, JSONWritable {
    /// Reads an integer in the range of `Int16`; `1.0` and `1e2` are integers too.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readInteger(Int16.self)
    }

    /// Writes the integer in decimal digits.
    public func write(to json: inout JSONWriter) {
        json.writeInteger(self)
    }
}

extension Int32: JSONReadable, JSONWritable {
    /// Reads an integer in the range of `Int32`; `1.0` and `1e2` are integers too.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readInteger(Int32.self)
    }

    /// Writes the integer in decimal digits.
    public func write(to json: inout JSONWriter) {
        json.writeInteger(self)
    }
}

extension Int64: JSONReadable, JSONWritable {
    /// Reads an integer in the range of `Int64`; `1.0` and `1e2` are integers too.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readInteger(Int64.self)
    }

    /// Writes the integer in decimal digits.
    public func write(to json: inout JSONWriter) {
        json.writeInteger(self)
    }
}

extension UInt: JSONReadable, JSONWritable {
    /// Reads an integer in the range of `UInt`; `1.0` and `1e2` are integers too.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readInteger(UInt.self)
    }

    /// Writes the integer in decimal digits.
    public func write(to json: inout JSONWriter) {
        json.writeInteger(self)
    }
}

extension UInt8: JSONReadable, JSONWritable {
    /// Reads an integer in the range of `UInt8`; `1.0` and `1e2` are integers too.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readInteger(UInt8.self)
    }

    /// Writes the integer in decimal digits.
    public func write(to json: inout JSONWriter) {
        json.writeInteger(self)
    }
}

extension UInt16: JSONReadable, JSONWritable {
    /// Reads an integer in the range of `UInt16`; `1.0` and `1e2` are integers too.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readInteger(UInt16.self)
    }

    /// Writes the integer in decimal digits.
    public func write(to json: inout JSONWriter) {
        json.writeInteger(self)
    }
}

extension UInt32: JSONReadable, JSONWritable {
    /// Reads an integer in the range of `UInt32`; `1.0` and `1e2` are integers too.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readInteger(UInt32.self)
    }

    /// Writes the integer in decimal digits.
    public func write(to json: inout JSONWriter) {
        json.writeInteger(self)
    }
}

extension UInt64: JSONReadable, JSONWritable {
    /// Reads an integer in the range of `UInt64`; `1.0` and `1e2` are integers too.
    public init(json: inout JSONReader) throws(JSONError) {
        self = try json.readInteger(UInt64.self)
    }

    /// Writes the integer in decimal digits.
    public func write(to json: inout JSONWriter) {
        json.writeInteger(self)
    }
}
