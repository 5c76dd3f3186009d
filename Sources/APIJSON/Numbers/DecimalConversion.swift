/// Turns `significand` × 10^`exponent` into a binary number, correctly rounded, where 128 bits are enough for that.
enum DecimalConversion {
    /// 10^0 … 10^19, all that fit into 64 bits.
    private static let powers: [UInt64] = (0...19).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// The powers of ten that a `Double` holds exactly.
    private static let exactPowers: [Double] = (0...22).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// The nearest `Double`, ties to even; nil when more precision is needed.
    static func double(_ significand: UInt64, _ exponent: Int) -> Double? {
        if significand == 0 { return 0 }
        guard exponent != 0 else { return Double(significand) }
        if significand <= 1 << 53, exponent >= -22, exponent <= 22 {
            // Both are exact, so the one rounding of the operation is the correct one (Clinger).
            let value = Double(significand)
            return exponent < 0 ? value / exactPowers[-exponent] : value * exactPowers[exponent]
        }
        guard let (bits, scale) = normalised(significand, exponent) else { return nil }
        // 64 bits, the lowest of which is sticky: rounding them to 53 is rounding the exact value.
        return Double(sign: .plus, exponent: scale, significand: Double(bits))
    }

    /// The nearest `Float`, ties to even; nil when more precision is needed.
    static func float(_ significand: UInt64, _ exponent: Int) -> Float? {
        if significand == 0 { return 0 }
        guard exponent != 0 else { return Float(significand) }
        guard let (bits, scale) = normalised(significand, exponent) else { return nil }
        return Float(sign: .plus, exponent: scale, significand: Float(bits))
    }

    /// The exact value as `bits` × 2^`scale`; the highest of the bits is set, the lowest says whether any were cut off.
    private static func normalised(_ significand: UInt64, _ exponent: Int) -> (bits: UInt64, scale: Int)? {
        guard exponent >= -19, exponent <= 19 else { return nil }
        let zeros = significand.leadingZeroBitCount
        let aligned = significand &<< UInt64(zeros)
        if exponent >= 0 {
            let product = aligned.multipliedFullWidth(by: powers[exponent])
            if product.high == 0 { return (product.low, -zeros) }
            let shift = product.high.leadingZeroBitCount
            let high = product.high &<< UInt64(shift) | (shift == 0 ? 0 : product.low &>> UInt64(64 &- shift))
            let isCut = product.low &<< UInt64(shift) != 0
            return (high | (isCut ? 1 : 0), 64 &- shift &- zeros)
        }
        let power = powers[-exponent]
        let divisor = power &<< UInt64(power.leadingZeroBitCount)
        let scale = power.leadingZeroBitCount &- zeros &- 64
        // The quotient's highest bit is set and it fits: half of the divisor ≤ the dividend's high word < the divisor.
        if aligned >= divisor {
            let (quotient, remainder) = divisor.dividingFullWidth((aligned &>> 1, aligned &<< 63))
            return (quotient | (remainder == 0 ? 0 : 1), scale &+ 1)
        }
        let (quotient, remainder) = divisor.dividingFullWidth((aligned, 0))
        return (quotient | (remainder == 0 ? 0 : 1), scale)
    }
}
