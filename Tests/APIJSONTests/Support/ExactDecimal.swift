/// significand × 2^exponent in decimal, without rounding: the digits of a number, and how many of them are after the
/// point.
struct ExactDecimal {
    /// Base 10^9, lowest first.
    private var limbs: [UInt64]
    private(set) var fraction = 0

    init(_ significand: UInt64, exponent: Int) {
        limbs = [
            significand % 1_000_000_000, significand / 1_000_000_000 % 1_000_000_000,
            significand / 1_000_000_000_000_000_000,
        ]
        if exponent >= 0 {
            multiply(by: 2, times: exponent)
        } else {
            // m / 2^n = m × 5^n / 10^n
            multiply(by: 5, times: -exponent)
            fraction = -exponent
        }
    }

    /// All digits, without zeros in front; the number is these with `e-fraction` after them.
    var digits: String {
        let text = limbs.reversed().map { limb in
            String(repeating: "0", count: 9 - String(limb).count) + String(limb)
        }.joined()
        return String(text.drop { $0 == "0" })
    }

    /// The number itself.
    var text: String { "\(digits)e-\(fraction)" }

    /// A number that is larger by less than any double can tell, and 800 digits after the last one.
    var slightlyMore: String { digits + String(repeating: "0", count: 800) + "1e-\(fraction + 801)" }

    /// A number that is smaller by as little.
    var slightlyLess: String {
        var digits = Array(digits.utf8)
        var index = digits.count - 1
        while digits[index] == UInt8(ascii: "0") {
            digits[index] = UInt8(ascii: "9")
            index -= 1
        }
        digits[index] -= 1
        return String(decoding: digits.drop { $0 == UInt8(ascii: "0") }, as: UTF8.self)
            + String(repeating: "9", count: 50) + "e-\(fraction + 50)"
    }

    private mutating func multiply(by factor: UInt64, times: Int) {
        var left = times
        while left > 0 {
            let step = min(left, 9)
            multiply(by: (0..<step).reduce(1) { power, _ in power * factor })
            left -= step
        }
    }

    private mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        for index in limbs.indices {
            let product = limbs[index] * factor + carry
            limbs[index] = product % 1_000_000_000
            carry = product / 1_000_000_000
        }
        if carry > 0 { limbs.append(carry) }
    }
}
