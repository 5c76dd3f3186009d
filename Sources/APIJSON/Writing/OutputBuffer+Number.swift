extension OutputBuffer {
    /// Appends an integer in decimal digits.
    @inline(__always)
    mutating func appendInteger(_ magnitude: UInt64, isNegative: Bool) {
        reserve(24)
        if isNegative { append(UInt8(ascii: "-")) }
        let length = Self.digits(of: magnitude)
        var rest = magnitude
        var index = count &+ length
        while rest >= 10 {
            index &-= 1
            let next = rest / 10
            base.storeBytes(
                of: UInt8(truncatingIfNeeded: rest &- next &* 10) &+ 0x30, toByteOffset: index, as: UInt8.self)
            rest = next
        }
        base.storeBytes(of: UInt8(truncatingIfNeeded: rest) &+ 0x30, toByteOffset: index &- 1, as: UInt8.self)
        count &+= length
    }

    @inline(__always)
    private static func digits(of magnitude: UInt64) -> Int {
        var length = 1
        var bound: UInt64 = 10
        while length < 20, magnitude >= bound {
            length &+= 1
            if length == 20 { break }
            bound &*= 10
        }
        return length
    }

    /// Appends the shortest decimal that reads back as `value`; whole numbers below 2^53 without a point: `5`.
    ///
    /// Larger and smaller ones are in Swift's notation without a superfluous `.0`: `1e+16`, `5e-324`. Minus zero is
    /// `-0`, which reads back as it.
    mutating func appendDouble(_ value: Double) {
        let magnitude = value.magnitude
        if magnitude < 0x1p53 {
            let whole = UInt64(magnitude)
            if Double(whole) == magnitude {
                return appendInteger(whole, isNegative: value.sign == .minus)
            }
            // A decimal of at most 15 digits that reads as `value` is the only one, and so the shortest.
            if magnitude >= 1e-3, magnitude < 1e9 {
                let millionths = UInt64(magnitude * 1e6 + 0.5)
                if Double(millionths) / 1e6 == magnitude {
                    return appendMillionths(millionths, isNegative: value.sign == .minus)
                }
            }
        }
        appendDescription(value.description)
    }

    /// Appends the shortest decimal that reads back as `value`, in the form that `appendDouble` has.
    mutating func appendFloat(_ value: Float) {
        let magnitude = value.magnitude
        if magnitude < 0x1p24 {
            let whole = UInt64(magnitude)
            if Float(whole) == magnitude { return appendInteger(whole, isNegative: value.sign == .minus) }
        }
        appendDescription(value.description)
    }

    private mutating func appendMillionths(_ millionths: UInt64, isNegative: Bool) {
        appendInteger(millionths / 1_000_000, isNegative: isNegative)
        var fraction = millionths % 1_000_000
        reserve(8)
        base.storeBytes(of: UInt8(ascii: "."), toByteOffset: count, as: UInt8.self)
        count &+= 1
        var unit: UInt64 = 100_000
        while fraction > 0 {
            let digit = fraction / unit
            base.storeBytes(of: UInt8(truncatingIfNeeded: digit) &+ 0x30, toByteOffset: count, as: UInt8.self)
            count &+= 1
            fraction &-= digit &* unit
            unit /= 10
        }
    }

    @inline(never)
    private mutating func appendDescription(_ description: String) {
        var text = description
        if text.hasSuffix(".0") { text.removeLast(2) }
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }
}
