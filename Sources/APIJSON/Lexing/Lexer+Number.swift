extension Lexer {
    /// Goes over the number at the position (RFC 8259 §6).
    mutating func scanNumber() throws(JSONError) -> ScannedNumber {
        var number = ScannedNumber(start: position, end: position)
        var index = position
        if current == UInt8(ascii: "-") {
            number.isNegative = true
            index &+= 1
        }
        var digits = 0
        let first = index
        scanDigits(&index, into: &number, &digits)
        guard index > first else { throw syntaxError("a digit", at: index) }
        guard index == first &+ 1 || bytes[first] != UInt8(ascii: "0") else {
            throw syntaxError("a number without leading zeros", at: number.start)
        }
        // An integer's digits after the nineteenth count for its size.
        number.exponent = max(0, digits &- 19)
        if index < count, bytes[index] == UInt8(ascii: ".") {
            number.isInteger = false
            index &+= 1
            let fraction = index
            let digitsBefore = digits
            scanDigits(&index, into: &number, &digits)
            guard index > fraction else { throw syntaxError("a digit behind the point", at: index) }
            // Zeros before the first significant digit are in the fraction's length, but not in `digits`.
            let kept = min(19, digits) &- min(19, digitsBefore)
            let leadingZeros = (index &- fraction) &- (digits &- digitsBefore)
            number.exponent &-= kept &+ leadingZeros
        }
        if index < count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            number.isInteger = false
            try scanExponent(&index, into: &number)
        }
        number.end = index
        position = index
        return number
    }

    /// Goes over a number without gathering it.
    @inline(__always)
    mutating func skipNumber() throws(JSONError) {
        let first = current == UInt8(ascii: "-") ? position &+ 1 : position
        var index = first
        skipDigits(&index)
        let isInteger = index == first &+ 1 || index > first && bytes[first] != UInt8(ascii: "0")
        var isNumber = isInteger
        if isInteger, index < count, bytes[index] == UInt8(ascii: ".") {
            index &+= 1
            let fraction = index
            skipDigits(&index)
            isNumber = index > fraction
        }
        guard isNumber, index >= count || bytes[index] | 0x20 != UInt8(ascii: "e") else {
            _ = try scanNumber()
            return
        }
        position = index
    }

    @inline(__always)
    private func skipDigits(_ index: inout Int) {
        while index < count, bytes[index] &- UInt8(ascii: "0") <= 9 { index &+= 1 }
    }

    /// Goes over an integer of at most 18 digits that `T` holds; nil, without having moved, for everything else.
    @inline(__always)
    mutating func takeInteger<T: FixedWidthInteger>(_ type: T.Type) -> T? {
        let isNegative = current == UInt8(ascii: "-")
        let first = isNegative ? position &+ 1 : position
        var index = first
        var magnitude: UInt64 = 0
        while index < count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            magnitude = magnitude &* 10 &+ UInt64(digit)
            index &+= 1
        }
        let length = index &- first
        guard length > 0, length <= 18, length == 1 || bytes[first] != UInt8(ascii: "0") else { return nil }
        if index < count, bytes[index] == UInt8(ascii: ".") || bytes[index] | 0x20 == UInt8(ascii: "e") { return nil }
        let signed = Int64(truncatingIfNeeded: magnitude)
        guard let value = T(exactly: isNegative ? -signed : signed) else { return nil }
        position = index
        return value
    }

    /// Gathers digits; `digits` counts those from the first one that isn't zero.
    @inline(__always)
    private func scanDigits(_ index: inout Int, into number: inout ScannedNumber, _ digits: inout Int) {
        while index < count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return }
            if digits < 19 {
                number.significand = number.significand &* 10 &+ UInt64(digit)
                if number.significand != 0 { digits &+= 1 }
            } else {
                digits &+= 1
                if digit != 0 { number.isTruncated = true }
            }
            index &+= 1
        }
    }

    private func scanExponent(_ index: inout Int, into number: inout ScannedNumber) throws(JSONError) {
        index &+= 1
        var isNegative = false
        if index < count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
            isNegative = bytes[index] == UInt8(ascii: "-")
            index &+= 1
        }
        let first = index
        var exponent = 0
        while index < count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            if exponent < 1 << 27 { exponent = exponent &* 10 &+ Int(digit) }
            index &+= 1
        }
        guard index > first else { throw syntaxError("a digit of the exponent", at: index) }
        number.exponent &+= isNegative ? -exponent : exponent
    }
}

/// A number found in the input, its digits gathered on the way: `significand` × 10^`exponent`.
struct ScannedNumber {
    let start: Int
    var end: Int
    var isNegative = false
    /// Without fraction and exponent, as it is written.
    var isInteger = true
    /// The first 19 significant digits.
    var significand: UInt64 = 0
    /// Saturated far beyond every format's range.
    var exponent = 0
    /// Digits that aren't zero were left out of `significand`, or might have been.
    var isTruncated = false

    var range: Range<Int> { start..<end }

    /// A whole number, however it is written: `1`, `1.0`, `1e2`.
    var isWhole: Bool {
        if isInteger { return true }
        guard exponent < 0, !isTruncated else { return !isTruncated }
        var (significand, exponent) = (significand, exponent)
        while exponent < 0, significand != 0 {
            guard significand.isMultiple(of: 10) else { return false }
            significand /= 10
            exponent += 1
        }
        return true
    }
}
