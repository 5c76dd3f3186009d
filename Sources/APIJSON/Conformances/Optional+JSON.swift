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
