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
