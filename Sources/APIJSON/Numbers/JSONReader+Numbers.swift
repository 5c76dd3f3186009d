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
