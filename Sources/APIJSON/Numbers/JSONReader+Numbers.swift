extension JSONReader {
    /// Reads an integer that `T` holds; written as `1.0` or `1e2` it is one too.
    ///
    /// A fraction, or a value out of `T`'s range, is a mismatch that names the type.
    @inline(__always)
    mutating func readInteger<T: FixedWidthInteger>(_ type: T.Type) throws(JSONError) -> T {
        lexer.skipWhitespace()
        valueStart = lexer.position
        if let value = lexer.takeInteger(T.self) { return value }
        let number = try scanNumber("an integer")
        if number.isInteger, number.exponent == 0, !number.isTruncated {
            if !number.isNegative {
                if let value = T(exactly: number.significand) { return value }
            } else if let value = Self.negated(number.significand, as: T.self) {
                return value
            }
        }
        return try readUnusualInteger(number)
    }

    @inline(never)
    private func readUnusualInteger<T: FixedWidthInteger>(_ number: ScannedNumber) throws(JSONError) -> T {
        guard let integer = ExactInteger(number, in: lexer) else { throw outOfRange(T.self) }
        let value = number.isNegative ? Self.negated(integer.magnitude, as: T.self) : T(exactly: integer.magnitude)
        guard let value else { throw outOfRange(T.self) }
        return value
    }

    @inline(__always)
    private static func negated<T: FixedWidthInteger>(_ magnitude: UInt64, as type: T.Type) -> T? {
        if magnitude <= UInt64(Int64.max) { return T(exactly: -Int64(truncatingIfNeeded: magnitude)) }
        return magnitude == 1 << 63 ? T(exactly: Int64.min) : nil
    }

    /// Reads a number as the nearest `Double`; one that is too large for it is a mismatch.
    mutating func readDouble() throws(JSONError) -> Double {
        let number = try scanNumber()
        if !number.isTruncated, let value = DecimalConversion.double(number.significand, number.exponent) {
            return number.isNegative ? -value : value
        }
        // The standard library's own conversion, correctly rounded for any number of digits.
        guard let value = Double(lexer.text(in: number.range)), value.isFinite else { throw outOfRange(Double.self) }
        return value
    }

    /// Reads a number as the nearest `Float`, without going through `Double`; one that is too large is a mismatch.
    mutating func readFloat() throws(JSONError) -> Float {
        let number = try scanNumber()
        let value = try float(number)
        if isAttempting, Double(lexer.text(in: number.range)) != Double("\(value)") { noteInexact() }
        return value
    }

    private func float(_ number: ScannedNumber) throws(JSONError) -> Float {
        if !number.isTruncated, let value = DecimalConversion.float(number.significand, number.exponent) {
            return number.isNegative ? -value : value
        }
        guard let value = Float(lexer.text(in: number.range)), value.isFinite else { throw outOfRange(Float.self) }
        return value
    }

    @inline(never)
    private func outOfRange<T>(_ type: T.Type) -> JSONError {
        JSONError(.mismatch, at: valueStart, expected: "a number that \(type) holds")
    }
}

/// The integer that a number of the document is, however it is written: `100`, `1.00e2`, `1000e-1`.
///
/// OpenAPI's `integer` is JSON Schema's, where `1.0` is one too (JSON Schema 2020-12, core §4.2.2 and §6.3).
struct ExactInteger {
    let magnitude: UInt64

    /// Nil when there is a fraction, or more than 64 bits.
    init?(_ number: ScannedNumber, in lexer: Lexer) {
        if number.significand == 0 {
            magnitude = 0
            return
        }
        var value: UInt64 = 0
        var pendingZeros = 0
        var fractionDigits = 0
        var isFraction = false
        var exponentStart = number.end
        for index in number.start..<number.end {
            switch lexer.bytes[index] {
            case UInt8(ascii: "-"): continue
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "0"):
                pendingZeros += 1
                if isFraction { fractionDigits += 1 }
            case UInt8(ascii: "1")...UInt8(ascii: "9"):
                // Zeros count only once another digit follows; the others are in the scale.
                guard let scaled = Self.scale(value, by: value == 0 ? 0 : pendingZeros + 1) else { return nil }
                let (sum, overflows) = scaled.addingReportingOverflow(UInt64(lexer.bytes[index] & 0xF))
                if overflows { return nil }
                value = sum
                pendingZeros = 0
                if isFraction { fractionDigits += 1 }
            default: exponentStart = index
            }
            if exponentStart != number.end { break }
        }
        let exponent = Self.exponent(lexer.bytes[exponentStart..<number.end])
        let scale = exponent - fractionDigits + pendingZeros
        guard scale >= 0, let scaled = Self.scale(value, by: scale) else { return nil }
        magnitude = scaled
    }

    private static func scale(_ value: UInt64, by zeros: Int) -> UInt64? {
        guard zeros <= 20 else { return nil }
        var value = value
        for _ in 0..<zeros {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            if overflows { return nil }
            value = product
        }
        return value
    }

    /// The exponent, saturated: `e+12` is 12, nothing is 0.
    private static func exponent(_ text: Slice<UnsafeRawBufferPointer>) -> Int {
        var value = 0
        for byte in text where (0x30...0x39).contains(byte) && value < 1 << 27 {
            value = value * 10 + Int(byte & 0xF)
        }
        return text.contains(UInt8(ascii: "-")) ? -value : value
    }
}
