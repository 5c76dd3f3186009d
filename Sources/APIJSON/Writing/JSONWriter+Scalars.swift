extension JSONWriter {
    /// Writes `null`.
    public mutating func writeNull() {
        output.append("null")
    }

    /// Writes `true` or `false`.
    public mutating func writeBool(_ value: Bool) {
        output.append(value ? "true" : "false")
    }

    /// Writes a string.
    public mutating func writeString(_ value: String) {
        if value.utf8.withContiguousStorageIfAvailable({ output.appendString($0) }) == nil {
            var native = value
            native.withUTF8 { output.appendString($0) }
        }
    }

    /// Writes a string that is there as UTF-8.
    public mutating func writeString(_ utf8: UnsafeBufferPointer<UInt8>) {
        output.appendString(utf8)
    }

    /// Writes a string of at most `capacity` bytes that `print` puts there and counts: ASCII that needs no escapes.
    package mutating func writeASCII(upTo capacity: Int, _ print: (UnsafeMutableRawBufferPointer) -> Int) {
        output.reserve(capacity &+ 2)
        output.append(UInt8(ascii: "\""))
        let room = UnsafeMutableRawBufferPointer(start: output.base + output.count, count: capacity)
        output.count &+= max(0, min(capacity, print(room)))
        output.append(UInt8(ascii: "\""))
    }

    /// Writes an integer of any width up to 64 bits.
    @inlinable
    public mutating func writeInteger<T: FixedWidthInteger>(_ value: T) {
        writeInteger(magnitude: UInt64(truncatingIfNeeded: value.magnitude), isNegative: value < 0)
    }

    /// Writes an integer given as sign and magnitude.
    public mutating func writeInteger(magnitude: UInt64, isNegative: Bool) {
        output.appendInteger(magnitude, isNegative: isNegative)
    }

    /// Writes a number; one that isn't finite is an error. The shortest decimal that reads back equal, and whole
    /// numbers without a point.
    public mutating func writeDouble(_ value: Double) {
        if isComparing { return writeBits(of: value) }
        guard value.isFinite else { return fail(expected: "a finite number", found: value.description) }
        output.appendDouble(value)
    }

    /// Writes a number; one that isn't finite is an error.
    public mutating func writeFloat(_ value: Float) {
        if isComparing { return writeBits(of: Double(value)) }
        guard value.isFinite else { return fail(expected: "a finite number", found: value.description) }
        output.appendFloat(value)
    }

    /// Writes what has to be a number of RFC 8259 §6 already, as it is.
    public mutating func writeNumberText(_ text: String) {
        writeRaw(text)
    }

    /// Writes text that has to be one JSON value already, as it is.
    public mutating func writeRaw(_ text: String) {
        var text = text
        text.withUTF8 { output.append(UnsafeRawBufferPointer($0)) }
    }

    /// Writes bytes that have to be one JSON value already, as they are.
    public mutating func writeRaw(_ bytes: UnsafeRawBufferPointer) {
        output.append(bytes)
    }

    /// For comparing: the bits, with one pattern for both zeros, and one for everything that isn't a number.
    private mutating func writeBits(of value: Double) {
        let pattern = value == 0 ? 0 : value.isNaN ? Double.nan.bitPattern : value.bitPattern
        output.reserve(9)
        output.append(UInt8(ascii: "#"))
        output.base.storeBytes(of: pattern, toByteOffset: output.count, as: UInt64.self)
        output.count &+= 8
    }
}
