/// A number found in the input, its digits gathered on the way: `significand` × 10^`exponent`.
struct ScannedNumber {
    let start: Int
    var end: Int
    var isNegative = false
    /// Without fraction and exponent, as it is written.
    var isInteger = true
    /// The first 19 significant digits.
    var significand: UInt64 = 0
    /// Saturated far outside of every format's range.
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
