/// Reproducible chance (SplitMix64): each run measures the same values.
struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    /// True once in `count` times.
    mutating func once(in count: Int) -> Bool {
        number(1...count) == 1
    }

    mutating func one<T>(of values: [T]) -> T {
        values[number(0...values.count - 1)]
    }

    /// A decimal of so many digits behind the point.
    mutating func decimal(_ range: ClosedRange<Int>, digits: Int) -> Double {
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        return Double(number(range.lowerBound * scale...range.upperBound * scale)) / Double(scale)
    }

    mutating func words(_ count: ClosedRange<Int>, of vocabulary: [String]) -> String {
        (0..<number(count)).map { _ in one(of: vocabulary) }.joined(separator: " ")
    }

    /// Hexadecimal digits, as in a UUID.
    mutating func uuid() -> String {
        var digits = ""
        for length in [8, 4, 4, 4, 12] {
            if !digits.isEmpty { digits += "-" }
            for _ in 0..<length { digits += String(number(0...15), radix: 16) }
        }
        return digits
    }
}
