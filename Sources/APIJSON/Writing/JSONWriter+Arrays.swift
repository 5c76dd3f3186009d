extension JSONWriter {
    /// An array that is being written: made by `beginArray`, given back to `endArray`.
    public struct Elements: Sendable {
        var isEmpty = true
    }

    /// Opens an array.
    public mutating func beginArray() -> Elements {
        output.append(UInt8(ascii: "["))
        level &+= 1
        return Elements()
    }

    /// Begins the next element, whose value has to follow.
    public mutating func nextElement(_ elements: inout Elements) {
        if !elements.isEmpty { output.append(UInt8(ascii: ",")) }
        elements.isEmpty = false
        if isPretty { breakLine() }
    }

    /// Closes the array that was opened last.
    public mutating func endArray(_ elements: Elements) {
        level &-= 1
        if isPretty, !elements.isEmpty { breakLine() }
        output.append(UInt8(ascii: "]"))
    }
}
