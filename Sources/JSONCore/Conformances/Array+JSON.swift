extension Array: JSONReadable where Element: JSONReadable {
    /// Reads an array.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        self = []
        var elements = try json.beginArray()
        while try json.nextElement(&elements) {
            append(try Element(json: &json))
        }
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    /// Writes an array.
    @inlinable
    public func write(to json: inout JSONWriter) {
        var elements = json.beginArray()
        for element in self {
            json.nextElement(&elements)
            element.write(to: &json)
        }
        json.endArray(elements)
    }
}
