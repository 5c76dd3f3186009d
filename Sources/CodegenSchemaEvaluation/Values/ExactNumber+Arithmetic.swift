import APIFormats

/// Sums and multiples, without rounding. Nil where the result would have very many digits.
extension ExactNumber {
    /// No number of a schema that is meant to be reached differs more in its size.
    private static let largestSpread = 1_000

    init(_ value: Int) {
        let digits = String(value.magnitude).utf8.map { $0 - 0x30 }
        self.init(isNegative: value < 0, digits: digits, exponent: 0)
    }

    static let zero = ExactNumber(0)

    var negated: ExactNumber { ExactNumber(isNegative: !isNegative, digits: digits, exponent: exponent) }

    func adding(_ other: ExactNumber) -> ExactNumber? {
        if isZero { return other }
        if other.isZero { return self }
        let lowest = min(exponent, other.exponent)
        guard let a = digits(at: lowest), let b = other.digits(at: lowest) else { return nil }
        if isNegative == other.isNegative {
            return ExactNumber(isNegative: isNegative, digits: Digits.sum(a, b), exponent: lowest)
        }
        if Digits.isLess(a, b) {
            return ExactNumber(isNegative: other.isNegative, digits: Digits.difference(b, a), exponent: lowest)
        }
        return ExactNumber(isNegative: isNegative, digits: Digits.difference(a, b), exponent: lowest)
    }

    func multiplied(by other: ExactNumber) -> ExactNumber? {
        guard digits.count + other.digits.count <= Self.largestSpread else { return nil }
        return ExactNumber(
            isNegative: isNegative != other.isNegative, digits: Digits.product(digits, other.digits),
            exponent: exponent + other.exponent)
    }

    /// The largest multiple of a positive step that isn't more than this number.
    func roundedDown(to step: ExactNumber) -> ExactNumber? {
        let lowest = min(exponent, step.exponent)
        guard let a = digits(at: lowest), let b = step.digits(at: lowest), !b.isEmpty else { return nil }
        let rest = Digits.remainder(a, b)
        if rest.isEmpty { return self }
        // The remainder of a negative number is taken from below.
        let distance = isNegative ? Digits.difference(b, rest) : rest
        return adding(ExactNumber(isNegative: true, digits: distance, exponent: lowest))
    }

    /// The smallest number that is a multiple of both, which are positive.
    func leastCommonMultiple(_ other: ExactNumber) -> ExactNumber? {
        let lowest = min(exponent, other.exponent)
        guard let a = digits(at: lowest), let b = other.digits(at: lowest), a.count + b.count <= 200 else { return nil }
        var (x, y) = (a, b)
        while !y.isEmpty { (x, y) = (y, Digits.remainder(x, y)) }
        guard !x.isEmpty else { return nil }
        return ExactNumber(
            isNegative: false, digits: Digits.product(Digits.quotient(a, x), b), exponent: lowest)
    }

    /// The coefficient with the zeros that a lower exponent asks for.
    private func digits(at lower: Int) -> [UInt8]? {
        let zeros = exponent - lower
        guard !isZero, zeros <= Self.largestSpread, digits.count <= Self.largestSpread else { return isZero ? [] : nil }
        return digits + Array(repeating: 0, count: zeros)
    }
}

/// Natural numbers as decimal digits, most significant first, without zeros in front.
private enum Digits {
    static func isLess(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.count != b.count ? a.count < b.count : a.lexicographicallyPrecedes(b)
    }

    private static func trimmed(_ digits: [UInt8]) -> [UInt8] { Array(digits.drop { $0 == 0 }) }

    static func sum(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var carry: UInt8 = 0
        for position in 0..<max(a.count, b.count) {
            let digit =
                (position < a.count ? a[a.count - 1 - position] : 0)
                + (position < b.count ? b[b.count - 1 - position] : 0) + carry
            result.append(digit % 10)
            carry = digit / 10
        }
        if carry > 0 { result.append(carry) }
        return trimmed(result.reversed())
    }

    /// The first one isn't less.
    static func difference(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
        var result = a
        var borrow: UInt8 = 0
        for position in 0..<a.count {
            let index = a.count - 1 - position
            let taken = (position < b.count ? b[b.count - 1 - position] : 0) + borrow
            borrow = result[index] < taken ? 1 : 0
            result[index] = result[index] + 10 * borrow - taken
        }
        return trimmed(result)
    }

    static func product(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
        guard !a.isEmpty, !b.isEmpty else { return [] }
        var result = Array(repeating: 0, count: a.count + b.count)
        for (i, x) in a.reversed().enumerated() {
            for (j, y) in b.reversed().enumerated() { result[i + j] += Int(x) * Int(y) }
        }
        for index in result.indices.dropLast() {
            result[index + 1] += result[index] / 10
            result[index] %= 10
        }
        return trimmed(result.reversed().map { UInt8(truncatingIfNeeded: $0) })
    }

    static func quotient(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] { divide(a, b).quotient }

    static func remainder(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] { divide(a, b).rest }

    private static func divide(_ a: [UInt8], _ b: [UInt8]) -> (quotient: [UInt8], rest: [UInt8]) {
        var rest: [UInt8] = []
        var quotient: [UInt8] = []
        for digit in a {
            if !rest.isEmpty || digit != 0 { rest.append(digit) }
            var count: UInt8 = 0
            while !isLess(rest, b) {
                rest = difference(rest, b)
                count += 1
            }
            quotient.append(count)
        }
        return (trimmed(quotient), rest)
    }
}
